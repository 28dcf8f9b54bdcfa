package browser

import "fmt"

// Now is the time since the page was opened, in milliseconds.
func (Browser) Now() (float64, error) {
	v, err := path{"performance"}.call("now")
	if err != nil {
		return 0, err
	}
	now, err := v.Float()
	if err != nil {
		return 0, fmt.Errorf("browser: performance.now: %w", err)
	}
	return now, nil
}

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
	return once("setTimeout", "clearTimeout", f, milliseconds)
}

// NextFrame calls f once, before the browser paints again, unless stop comes
// first. A hidden page paints nothing, so f may wait for long.
func (Browser) NextFrame(f func()) (stop func(), err error) {
	return once("requestAnimationFrame", "cancelAnimationFrame", f)
}

// once has f called by what is started with a method, with args behind the
// callback, and is cancelled with another.
func once(start, cancel string, f func(), args ...any) (stop func(), err error) {
	came := false
	var fn function
	fn, err = functionOf(func([]value) {
		came = true
		fn.Release()
		f()
	})
	if err != nil {
		return nil, fmt.Errorf("browser: %s: %w", start, err)
	}
	id, err := path{}.call(start, append([]any{fn}, args...)...)
	if err != nil {
		fn.Release()
		return nil, err
	}
	undo := release(fn, cancel, id)
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
