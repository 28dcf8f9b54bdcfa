//go:build js && wasm

package browser

import (
	"fmt"

	"github.com/hack-pad/safejs"
)

// Browser is the window that the page runs in.
type Browser struct{}

// get follows a path of properties from the global object.
func get(path ...string) (safejs.Value, error) {
	v := safejs.Global()
	for _, name := range path {
		next, err := v.Get(name)
		if err != nil {
			return safejs.Value{}, fmt.Errorf("browser: %s: %w", name, err)
		}
		v = next
	}
	return v, nil
}

// call calls a method of the object at a path.
func call(path []string, method string, args ...any) (safejs.Value, error) {
	v, err := get(path...)
	if err != nil {
		return v, err
	}
	out, err := v.Call(method, args...)
	if err != nil {
		return out, fmt.Errorf("browser: %s: %w", method, err)
	}
	return out, nil
}

func text(path ...string) (string, error) {
	v, err := get(path...)
	if err != nil {
		return "", err
	}
	s, err := v.String()
	if err != nil {
		return "", fmt.Errorf("browser: %s: %w", path[len(path)-1], err)
	}
	return s, nil
}

// Examples is the text of examples.json, which the loader fetches.
func (Browser) Examples() (string, error) {
	handed, err := get("placement")
	if err != nil {
		return "", err
	}
	if ok, err := handed.Truthy(); err != nil || !ok {
		return "", fmt.Errorf("browser: the loader has handed over no examples")
	}
	return text("placement", "examples")
}

// Fragment is the part of the address behind "#", without it.
func (Browser) Fragment() (string, error) {
	hash, err := text("location", "hash")
	if len(hash) > 0 {
		hash = hash[1:]
	}
	return hash, err
}

// ReplaceFragment changes the address without a new entry in the history.
func (Browser) ReplaceFragment(fragment string) error {
	_, err := call([]string{"history"}, "replaceState", nil, "", "#"+fragment)
	return err
}

// SetTitle names the tab.
func (Browser) SetTitle(title string) error {
	document, err := get("document")
	if err != nil {
		return err
	}
	return document.Set("title", title)
}

// ApplyTheme shows a theme and remembers it. Where storage is denied the
// loader has put a stand-in, so remembering lasts as long as the page.
func (Browser) ApplyTheme(theme string) error {
	root, err := get("document", "documentElement")
	if err != nil {
		return err
	}
	if _, err := root.Call("setAttribute", "data-theme", theme); err != nil {
		return fmt.Errorf("browser: theme: %w", err)
	}
	_, err = call([]string{"localStorage"}, "setItem", themeKey, theme)
	return err
}

const themeKey = "placement-playground.theme"

// StoredTheme is the theme that was remembered, "" for none.
func (Browser) StoredTheme() (string, error) {
	v, err := call([]string{"localStorage"}, "getItem", themeKey)
	if err != nil || v.IsNull() || v.IsUndefined() {
		return "", err
	}
	return v.String()
}

// Reveal scrolls an element into view if it is not; without an element of that
// id it does nothing.
func (Browser) Reveal(id string) error {
	if id == "" {
		return nil
	}
	_, err := call([]string{"placement"}, "reveal", id)
	return err
}
