//go:build js && wasm

package browser

import (
	"fmt"

	"github.com/hack-pad/safejs"
)

// listen adds a listener to the window; stop takes it away again.
func listen(event string, f func(event safejs.Value)) (stop func(), err error) {
	fn, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		if len(args) > 0 {
			f(args[0])
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("browser: %s: %w", event, err)
	}
	if _, err := call(nil, "addEventListener", event, fn); err != nil {
		fn.Release()
		return nil, err
	}
	return func() {
		if _, err := call(nil, "removeEventListener", event, fn); err == nil {
			fn.Release()
		}
	}, nil
}

// OnFragment calls f when the visitor changes the part behind "#".
func (b Browser) OnFragment(f func(fragment string)) (stop func(), err error) {
	return listen("hashchange", func(safejs.Value) {
		if fragment, err := b.Fragment(); err == nil {
			f(fragment)
		}
	})
}

// OnKey calls f for keys that are pressed outside of text fields. A key that f
// handles does nothing else. inList: a list or a button has the focus.
func (Browser) OnKey(f func(name string, shift, control, inList bool) (handled bool)) (stop func(), err error) {
	return listen("keydown", func(event safejs.Value) {
		k, err := read(event)
		if err != nil || k.inText {
			return
		}
		if f(k.name, k.shift, k.control, k.inList) {
			_, _ = event.Call("preventDefault") // a passive listener cannot; nothing is lost
		}
	})
}

type key struct {
	name                           string
	shift, control, inList, inText bool
}

func read(event safejs.Value) (key, error) {
	var k key
	if err := flag(event, "shiftKey", &k.shift); err != nil {
		return k, err
	}
	for _, name := range []string{"ctrlKey", "metaKey", "altKey"} {
		var down bool
		if err := flag(event, name, &down); err != nil {
			return k, err
		}
		k.control = k.control || down
	}
	name, err := event.Get("key")
	if err != nil {
		return k, err
	}
	if k.name, err = name.String(); err != nil {
		return k, err
	}
	target, err := event.Get("target")
	if err != nil {
		return k, err
	}
	tag, err := target.Get("tagName")
	if err != nil || tag.IsUndefined() {
		return k, err
	}
	word, err := tag.String()
	k.inText = word == "INPUT" || word == "TEXTAREA"
	k.inList = word == "SELECT" || word == "BUTTON" && (k.name == " " || k.name == "Enter")
	return k, err
}

func flag(event safejs.Value, name string, to *bool) error {
	v, err := event.Get(name)
	if err != nil {
		return err
	}
	*to, err = v.Truthy()
	return err
}

// Every calls f every so many milliseconds until stop.
func (Browser) Every(milliseconds int, f func()) (stop func(), err error) {
	fn, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		f()
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("browser: clock: %w", err)
	}
	id, err := call(nil, "setInterval", fn, milliseconds)
	if err != nil {
		fn.Release()
		return nil, err
	}
	return func() {
		if _, err := call(nil, "clearInterval", id); err == nil {
			fn.Release()
		}
	}, nil
}
