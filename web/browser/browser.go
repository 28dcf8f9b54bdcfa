package browser

import (
	"errors"
	"fmt"
)

// Browser is the window that the page runs in.
type Browser struct{}

// Examples is the text of examples.json, which the loader fetches.
func (Browser) Examples() (string, error) {
	window, err := path{}.get()
	if err != nil {
		return "", err
	}
	handed, err := flag(window, "placement")
	if err != nil {
		return "", err
	}
	if !handed {
		return "", errors.New("browser: the loader has handed over no examples")
	}
	return path{"placement", "examples"}.text()
}

// Fragment is the part of the address behind "#", without it.
func (Browser) Fragment() (string, error) {
	hash, err := path{"location", "hash"}.text()
	if len(hash) > 0 {
		hash = hash[1:]
	}
	return hash, err
}

// ReplaceFragment changes the address without a new entry in the history.
func (Browser) ReplaceFragment(fragment string) error {
	_, err := path{"history"}.call("replaceState", nil, "", "#"+fragment)
	return err
}

// SetTitle names the tab.
func (Browser) SetTitle(title string) error {
	document, err := path{"document"}.get()
	if err != nil {
		return err
	}
	if err := document.Set("title", title); err != nil {
		return fmt.Errorf("browser: document.title: %w", err)
	}
	return nil
}

// Reveal scrolls an element into view inside the cloud if it is not; without an
// element of that id it does nothing. The loader does it: see reveal in boot.js.
func (Browser) Reveal(id string) error {
	if id == "" {
		return nil
	}
	_, err := path{"placement"}.call("reveal", id)
	return err
}

// Focus gives an element the focus; without an element of that id it does nothing.
func (Browser) Focus(id string) error {
	element, err := path{"document"}.call("getElementById", id)
	if err != nil || element.IsNull() {
		return err
	}
	if _, err := element.Call("focus"); err != nil {
		return fmt.Errorf("browser: focus %s: %w", id, err)
	}
	return nil
}

// SetValue puts a text into a field, and leaves it alone if it is there.
func (Browser) SetValue(id, text string) error {
	_, err := path{"placement"}.call("setValue", id, text)
	return err
}

// SelectText shows and selects a part of a field's text, without the focus.
func (Browser) SelectText(id string, from, to int) error {
	_, err := path{"placement"}.call("selectText", id, from, to)
	return err
}

// Colour gives parts of an element's text their colours.
func (Browser) Colour(id, marks string) error {
	_, err := path{"placement"}.call("colour", id, marks)
	return err
}
