package browser

import "fmt"

// Key is a key that was pressed, and where.
type Key struct {
	Name                      string // as the browser names it: "a", "ArrowLeft", " "
	Shift, Control, Meta, Alt bool
	InText                    bool // a field that is typed in has the focus
	InList                    bool // a list, or a button that this key presses, has the focus
}

// OnKeyDown calls f for every key. A key that f handles does nothing else.
func (Browser) OnKeyDown(f func(Key) (handled bool)) (stop func(), err error) {
	return listen("keydown", func(event value) error {
		k, err := pressed(event)
		if err != nil || !f(k) {
			return err
		}
		if _, err := event.Call("preventDefault"); err != nil {
			return fmt.Errorf("browser: key %s: %w", k.Name, err)
		}
		return nil
	})
}

// OnKey calls f for keys that are pressed outside of text fields. control:
// with any of Control, Meta and Alt.
func (b Browser) OnKey(f func(name string, shift, control, inList bool) (handled bool)) (stop func(), err error) {
	return b.OnKeyDown(func(k Key) bool {
		return !k.InText && f(k.Name, k.Shift, k.Control || k.Meta || k.Alt, k.InList)
	})
}

func pressed(event value) (Key, error) {
	var k Key
	for name, to := range map[string]*bool{"shiftKey": &k.Shift, "ctrlKey": &k.Control, "metaKey": &k.Meta, "altKey": &k.Alt} {
		down, err := flag(event, name)
		if err != nil {
			return Key{}, err
		}
		*to = down
	}
	name, err := property(event, "key")
	if err != nil {
		return Key{}, fmt.Errorf("browser: key: %w", err)
	}
	// Filling a form in sends a keydown without a key.
	if !name.IsUndefined() {
		if k.Name, err = name.String(); err != nil {
			return Key{}, fmt.Errorf("browser: key: %w", err)
		}
	}
	target, err := property(event, "target")
	if err != nil {
		return Key{}, fmt.Errorf("browser: key %s: %w", k.Name, err)
	}
	return k, k.focus(target)
}

// focus looks at what has the focus, and so gets the key.
func (k *Key) focus(target value) error {
	tag, err := property(target, "tagName")
	if err != nil {
		return fmt.Errorf("browser: key %s: %w", k.Name, err)
	}
	if tag.IsUndefined() {
		return nil // the document or the window, which do nothing with keys
	}
	word, err := tag.String()
	if err != nil {
		return fmt.Errorf("browser: key %s: %w", k.Name, err)
	}
	if k.InText, err = flag(target, "isContentEditable"); err != nil {
		return err
	}
	k.InText = k.InText || word == "INPUT" || word == "TEXTAREA"
	k.InList = word == "SELECT" || word == "BUTTON" && (k.Name == " " || k.Name == "Enter")
	return nil
}
