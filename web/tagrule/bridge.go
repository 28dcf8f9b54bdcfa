//go:build !js

package tagrule

import (
	"slices"

	"github.com/tetratelabs/wazero/api"
)

// bridge is a WebAssembly module that stands between the engine and the Go
// functions it imports. The engine imports its memory, which a Go module of
// wazero's cannot have; so this one has it, and hands the functions on.
func bridge(imports []api.FunctionDefinition, memory string, pages, most uint32) []byte {
	var types, functions, exports []byte
	for i, f := range imports {
		_, name, _ := f.Import()
		types = append(types, 0x60)
		for _, values := range [][]api.ValueType{f.ParamTypes(), f.ResultTypes()} {
			types = append(append(types, leb(uint32(len(values)))...), values...)
		}
		functions = append(slices.Concat(functions, text(goModule), text(name)), 0x00)
		functions = append(functions, leb(uint32(i))...)
		exports = append(append(exports, text(name)...), 0x00)
		exports = append(exports, leb(uint32(i))...)
	}
	exports = append(append(exports, text(memory)...), 0x02, 0x00)
	count := leb(uint32(len(imports)))
	return slices.Concat([]byte("\x00asm\x01\x00\x00\x00"),
		section(1, count, types),
		section(2, count, functions),
		section(5, []byte{1, 1}, leb(pages), leb(most)),
		section(7, leb(uint32(len(imports)+1)), exports))
}

func section(id byte, parts ...[]byte) []byte {
	body := slices.Concat(parts...)
	return slices.Concat([]byte{id}, leb(uint32(len(body))), body)
}

func text(s string) []byte { return append(leb(uint32(len(s))), s...) }

// leb is a number in LEB128, as WebAssembly has them.
func leb(n uint32) []byte {
	var out []byte
	for ; n >= 0x80; n >>= 7 {
		out = append(out, byte(n)|0x80)
	}
	return append(out, byte(n))
}
