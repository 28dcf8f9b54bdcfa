//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

type (
	value    = safejs.Value
	function = safejs.Func
)

func global() value { return safejs.Global() }

func functionOf(f func(args []value)) (function, error) {
	return safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		f(args)
		return nil
	})
}
