package browser

import "fmt"

// themeKey is that of theme.js, too, which reads it before the first paint.
const themeKey = "placement-playground.theme"

// ApplyTheme shows a theme and remembers it. Where storage is denied the loader
// has put a stand-in, so it is remembered as long as the page is open. Storage
// that is full, or denied without a stand-in, is an error.
func (Browser) ApplyTheme(theme string) error {
	if _, err := (path{"document", "documentElement"}).call("setAttribute", "data-theme", theme); err != nil {
		return err
	}
	_, err := path{"localStorage"}.call("setItem", themeKey, theme)
	return err
}

// StoredTheme is the theme that was remembered, "" for none.
func (Browser) StoredTheme() (string, error) {
	v, err := path{"localStorage"}.call("getItem", themeKey)
	if err != nil || v.IsNull() {
		return "", err
	}
	theme, err := v.String()
	if err != nil {
		return "", fmt.Errorf("browser: stored theme: %w", err)
	}
	return theme, nil
}
