package browser

import "fmt"

// Every calls f every so many milliseconds until stop.
func (Browser) Every(milliseconds int, f func()) (stop func(), err error) {
	fn, err := functionOf(func([]value) { f() })
	if err != nil {
		return nil, fmt.Errorf("browser: clock: %w", err)
	}
	id, err := path{}.call("setInterval", fn, milliseconds)
	if err != nil {
		fn.Release()
		return nil, err
	}
	return release(fn, "clearInterval", id), nil
}

// After calls f once, in so many milliseconds, unless stop comes first.
func (Browser) After(milliseconds int, f func()) (stop func(), err error) {
	came := false
	var fn function
	fn, err = functionOf(func([]value) {
		came = true
		fn.Release()
		f()
	})
	if err != nil {
		return nil, fmt.Errorf("browser: setTimeout: %w", err)
	}
	id, err := path{}.call("setTimeout", fn, milliseconds)
	if err != nil {
		fn.Release()
		return nil, err
	}
	undo := release(fn, "clearTimeout", id)
	return func() {
		if !came {
			undo()
		}
	}, nil
}

// release makes a function that takes a callback back from the browser, once.
// What the browser would not give back it may still call: that is kept.
func release(fn function, method string, args ...any) func() {
	done := false
	return func() {
		if done {
			return
		}
		done = true
		if _, err := (path{}).call(method, args...); err != nil {
			complain(err)
			return
		}
		fn.Release()
	}
}
