package browser

// themeKey is that of theme.js, too, which reads it before the first paint.
const themeKey = "placement-playground.theme"

// ApplyTheme shows a theme and remembers it.
func (b Browser) ApplyTheme(theme string) error {
	if _, err := (path{"document", "documentElement"}).call("setAttribute", "data-theme", theme); err != nil {
		return err
	}
	return b.Store(themeKey, theme)
}

// StoredTheme is the theme that was remembered, "" for none.
func (b Browser) StoredTheme() (string, error) {
	theme, _, err := b.Stored(themeKey)
	return theme, err
}

// PrefersDark tells whether the visitor's system is dark.
func (Browser) PrefersDark() (bool, error) { return prefers("(prefers-color-scheme: dark)") }

// PrefersReducedMotion tells whether the visitor wants nothing to move.
func (Browser) PrefersReducedMotion() (bool, error) {
	return prefers("(prefers-reduced-motion: reduce)")
}

func prefers(query string) (bool, error) {
	list, err := path{}.call("matchMedia", query)
	if err != nil {
		return false, err
	}
	return flag(list, "matches")
}
