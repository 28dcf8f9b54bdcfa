package browser

import (
	"fmt"
	"os"
	"strings"
)

// path names an object by its properties from the global object: path{} is the
// global object itself.
type path []string

func (p path) get() (value, error) {
	v := global()
	for i, name := range p {
		next, err := property(v, name)
		if err != nil {
			return value{}, fmt.Errorf("browser: %s: %w", strings.Join(p[:i+1], "."), err)
		}
		v = next
	}
	return v, nil
}

// call calls a method of the object.
func (p path) call(method string, args ...any) (value, error) {
	v, err := p.get()
	if err != nil {
		return value{}, err
	}
	out, err := v.Call(method, args...)
	if err != nil {
		return value{}, fmt.Errorf("browser: %s: %w", strings.Join(append(p[:len(p):len(p)], method), "."), err)
	}
	return out, nil
}

// text is the string at the path.
func (p path) text() (string, error) {
	v, err := p.get()
	if err != nil {
		return "", err
	}
	s, err := v.String()
	if err != nil {
		return "", fmt.Errorf("browser: %s: %w", strings.Join(p, "."), err)
	}
	return s, nil
}

// property reads a property through Reflect. A getter that throws, as that of
// localStorage does where storage is denied, ends the whole program when it is
// read by Get: only calls are guarded in Go's wasm_exec.js.
func property(v value, name string) (value, error) {
	reflect, err := global().Get("Reflect")
	if err != nil {
		return value{}, err
	}
	return reflect.Call("get", v, name)
}

// flag tells whether what is at a property is true, or as good as that.
func flag(v value, name string) (bool, error) {
	at, err := property(v, name)
	if err != nil {
		return false, fmt.Errorf("browser: %s: %w", name, err)
	}
	is, err := at.Truthy()
	if err != nil {
		return false, fmt.Errorf("browser: %s: %w", name, err)
	}
	return is, nil
}

// complain tells an error to the console, where there is no caller to return
// it to: in what the browser calls.
func complain(err error) {
	if err == nil {
		return
	}
	if _, err := (path{"console"}).call("error", err.Error()); err != nil {
		fmt.Fprintln(os.Stderr, err) // no console: nothing else is left
	}
}
