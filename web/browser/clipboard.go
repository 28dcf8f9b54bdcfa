package browser

import (
	"errors"
	"fmt"
)

// Copy puts a text on the clipboard, and tells done how that went, now or
// later. Browsers refuse it in frames without allow="clipboard-write", on pages
// without https, and when the visitor has just clicked nothing.
func (Browser) Copy(text string, done func(error)) {
	promise, err := path{"navigator", "clipboard"}.call("writeText", text)
	if err != nil {
		done(err)
		return
	}
	if err := settle(promise, done); err != nil {
		done(err)
	}
}

// settle tells done how a promise ends. It returns an error if it cannot, and
// done is not called then.
func settle(promise value, done func(error)) error {
	var kept, broken function
	free := func() {
		kept.Release()
		broken.Release()
	}
	kept, err := functionOf(func([]value) {
		free()
		done(nil)
	})
	if err != nil {
		return fmt.Errorf("browser: promise: %w", err)
	}
	broken, err = functionOf(func(args []value) {
		free()
		done(reason(args))
	})
	if err != nil {
		kept.Release()
		return fmt.Errorf("browser: promise: %w", err)
	}
	if _, err := promise.Call("then", kept, broken); err != nil {
		free()
		return fmt.Errorf("browser: promise: %w", err)
	}
	return nil
}

// reason is why a promise was broken, in the browser's words.
func reason(args []value) error {
	if len(args) == 0 {
		return errors.New("browser: refused without a reason")
	}
	message, err := property(args[0], "message")
	if err != nil {
		return fmt.Errorf("browser: refused: %w", err)
	}
	text, err := message.String()
	if err != nil {
		return fmt.Errorf("browser: refused: %w", err)
	}
	return fmt.Errorf("browser: refused: %s", text)
}
