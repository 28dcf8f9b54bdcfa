package browser

import "fmt"

// listen adds a listener to the window; stop takes it away again. What f
// returns is told to the console.
func listen(event string, f func(event value) error) (stop func(), err error) {
	fn, err := functionOf(func(args []value) {
		if len(args) > 0 {
			complain(f(args[0]))
		}
	})
	if err != nil {
		return nil, fmt.Errorf("browser: %s: %w", event, err)
	}
	if _, err := (path{}).call("addEventListener", event, fn); err != nil {
		fn.Release()
		return nil, err
	}
	return release(fn, "removeEventListener", event, fn), nil
}

// OnFragment calls f when the visitor changes the part behind "#", or goes back
// or forward to another one: hashchange comes with popstate then. It does not
// come after ReplaceFragment.
func (b Browser) OnFragment(f func(fragment string)) (stop func(), err error) {
	return listen("hashchange", func(value) error {
		fragment, err := b.Fragment()
		if err == nil {
			f(fragment)
		}
		return err
	})
}
