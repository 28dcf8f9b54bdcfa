package browser

import "fmt"

// Store remembers a text on this machine. Where storage is denied the loader
// has put a stand-in, so it is remembered as long as the page is open. Storage
// that is full, or denied without a stand-in, is an error.
func (Browser) Store(key, text string) error {
	_, err := path{"localStorage"}.call("setItem", key, text)
	return err
}

// Stored is what was remembered; found tells whether there is anything.
func (Browser) Stored(key string) (text string, found bool, err error) {
	v, err := path{"localStorage"}.call("getItem", key)
	if err != nil {
		return "", false, err
	}
	if v.IsNull() || v.IsUndefined() {
		return "", false, nil
	}
	if text, err = v.String(); err != nil {
		return "", false, fmt.Errorf("browser: stored %s: %w", key, err)
	}
	return text, true, nil
}
