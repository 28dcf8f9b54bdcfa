//go:build !js

package tagrule

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"placement-playground/web/tagrule/sandbox"
)

// What emscripten made of the names, in quickjs.wasm of quickjs-emscripten
// 0.32.0. engine.js does in the page what this file does; both must stay alike.
const (
	fnInitialize    = "u"
	fnMalloc        = "v"
	fnMemoryLimit   = "y"
	fnStackLimit    = "D"
	fnNewRuntime    = "K"
	fnNewContext    = "N"
	fnString        = "$"
	fnException     = "na"
	fnEvaluate      = "pa"
	fnInterruptible = "Fa"

	engineImports = "a"  // the module that it imports everything from
	engineMemory  = "a"  // its memory there
	goModule      = "go" // where the bridge gets the functions
)

var (
	errDenied    = errors.New("denied")
	errEndless   = errors.New("interrupted")
	errExhausted = errors.New("out of memory")
)

// engine is QuickJS, compiled; each instance of it is a world of its own.
type engine struct {
	runtime wazero.Runtime
	quickjs wazero.CompiledModule
}

func newEngine(ctx context.Context) (*engine, error) {
	code, err := sandbox.Files.ReadFile("quickjs.wasm")
	if err != nil {
		return nil, fmt.Errorf("tagrule: %w", err)
	}
	e := &engine{runtime: wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCloseOnContextDone(true))}
	if e.quickjs, err = e.runtime.CompileModule(ctx, code); err == nil {
		err = e.functions(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("tagrule: %w", err), e.runtime.Close(ctx))
	}
	return e, nil
}

// functions offers what QuickJS imports: only memory, a clock that stands still
// and the question whether to go on are there, the rest ends it.
func (e *engine) functions(ctx context.Context) error {
	host := e.runtime.NewHostModuleBuilder(goModule)
	for _, f := range e.quickjs.ImportedFunctions() {
		_, name, _ := f.Import()
		host.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(func(ctx context.Context, _ api.Module, stack []uint64) {
			ctx.Value(instanceKey{}).(*instance).imported(name, stack)
		}), f.ParamTypes(), f.ResultTypes()).Export(name)
	}
	_, err := host.Instantiate(ctx)
	return err
}

type instanceKey struct{}

// instance is one QuickJS with one realm. What it is given ends with it.
type instance struct {
	bridge, quickjs api.Module
	memory          api.Memory
	limits          limits
	asked           uint32
	context, name   uint64
}

// imported is a call out of the WebAssembly.
func (i *instance) imported(name string, stack []uint64) {
	switch name {
	case "i": // whether to go on: 1 is no
		i.asked++
		stack[0] = 0
		if i.asked > i.limits.Patience {
			stack[0] = 1
		}
	case "k": // more memory, in all: 1 is yes
		want, has := uint64(uint32(stack[0])), uint64(i.memory.Size())
		stack[0] = 1
		if want > has {
			if _, ok := i.memory.Grow(uint32((want - has + 65535) / 65536)); !ok {
				stack[0] = 0
			}
		}
	case "p": // what time it is
		stack[0] = 0
	case "e": // the environment, which is empty
		stack[0] = 0
	case "f":
		i.memory.WriteUint32Le(uint32(stack[0]), 0)
		i.memory.WriteUint32Le(uint32(stack[1]), 0)
		stack[0] = 0
	case "n": // the time zone, which is none
	default:
		panic(errDenied)
	}
}

func (e *engine) instantiate(ctx context.Context, l limits) (*instance, error) {
	i := &instance{limits: l}
	needs := e.quickjs.ImportedMemories()[0]
	glue := bridge(e.quickjs.ImportedFunctions(), engineMemory, needs.Min(), l.MemoryPages)
	var err error
	if i.bridge, err = e.runtime.InstantiateWithConfig(ctx, glue, wazero.NewModuleConfig().WithName("")); err != nil {
		return nil, fmt.Errorf("tagrule: bridge: %w", err)
	}
	i.memory = i.bridge.ExportedMemory(engineMemory)
	inside := experimental.WithImportResolver(ctx, func(name string) api.Module {
		if name == engineImports {
			return i.bridge
		}
		return nil
	})
	if i.quickjs, err = e.runtime.InstantiateModule(inside, e.quickjs, wazero.NewModuleConfig().WithName("").WithStartFunctions()); err == nil {
		err = i.start(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("tagrule: %w", err), i.close(ctx))
	}
	return i, nil
}

func (i *instance) start(ctx context.Context) error {
	runtime := []uint64{0}
	for _, step := range []struct {
		name string
		args []uint64
		to   *uint64
	}{
		{fnInitialize, nil, nil},
		{fnNewRuntime, nil, &runtime[0]},
		{fnMemoryLimit, []uint64{0, uint64(i.limits.Heap)}, nil},
		{fnStackLimit, []uint64{0, uint64(i.limits.Stack)}, nil},
		{fnInterruptible, runtime, nil},
		{fnNewContext, []uint64{0, 0}, &i.context},
	} {
		if len(step.args) == 2 {
			step.args[0] = runtime[0]
		}
		out, err := i.call(ctx, step.name, step.args...)
		if err != nil {
			return err
		}
		if step.to != nil {
			*step.to = out
		}
	}
	name, err := i.put(ctx, "rule")
	i.name = name
	return err
}

// close frees the instance; the bridge has its memory.
func (i *instance) close(ctx context.Context) error {
	var err error
	if i.quickjs != nil {
		err = i.quickjs.Close(ctx)
	}
	return errors.Join(err, i.bridge.Close(ctx))
}

// evaluate is the value of a script, as text.
func (i *instance) evaluate(ctx context.Context, source string) (string, error) {
	at, err := i.put(ctx, source)
	if err != nil {
		return "", err
	}
	value, err := i.call(ctx, fnEvaluate, i.context, at, uint64(len(source)), i.name, 0, 0)
	if err != nil {
		return "", err
	}
	thrown, err := i.call(ctx, fnException, i.context, value)
	if err != nil {
		return "", err
	}
	if thrown == 0 {
		return i.text(ctx, value)
	}
	if i.asked > i.limits.Patience {
		return "", errEndless
	}
	said, err := i.text(ctx, thrown)
	if err != nil {
		return "", err
	}
	if strings.Contains(said, errExhausted.Error()) {
		return "", errExhausted
	}
	return "", errors.New(said)
}

func (i *instance) call(ctx context.Context, name string, args ...uint64) (uint64, error) {
	out, err := i.quickjs.ExportedFunction(name).Call(context.WithValue(ctx, instanceKey{}, i), args...)
	if err != nil || len(out) == 0 {
		return 0, err
	}
	return out[0], nil
}

// put copies a text into the instance's memory.
func (i *instance) put(ctx context.Context, s string) (uint64, error) {
	at, err := i.call(ctx, fnMalloc, uint64(len(s)+1))
	if err != nil {
		return 0, err
	}
	if at == 0 || !i.memory.WriteString(uint32(at), s) || !i.memory.WriteByte(uint32(at)+uint32(len(s)), 0) {
		return 0, errExhausted
	}
	return at, nil
}

// text is a value as a string.
func (i *instance) text(ctx context.Context, value uint64) (string, error) {
	at, err := i.call(ctx, fnString, i.context, value)
	if err != nil {
		return "", err
	}
	bytes, ok := i.memory.Read(uint32(at), i.memory.Size()-uint32(at))
	if at == 0 || !ok {
		return "", errExhausted
	}
	said, _, _ := strings.Cut(string(bytes[:min(len(bytes), 1<<20)]), "\x00")
	return said, nil
}
