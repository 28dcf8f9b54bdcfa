package browser

// calls are the calls that return at once, by name. Natively each returns an
// error; under js/wasm they are tried one by one.
func calls() map[string]func() error {
	var b Browser
	return map[string]func() error{
		"Examples":        func() error { _, err := b.Examples(); return err },
		"Fragment":        func() error { _, err := b.Fragment(); return err },
		"ReplaceFragment": func() error { return b.ReplaceFragment("a=1") },
		"OnFragment":      func() error { _, err := b.OnFragment(func(string) {}); return err },
		"OnKey":           func() error { _, err := b.OnKey(func(string, bool, bool, bool) bool { return false }); return err },
		"OnKeyDown":       func() error { _, err := b.OnKeyDown(func(Key) bool { return false }); return err },
		"SetTitle":        func() error { return b.SetTitle("title") },
		"ApplyTheme":      func() error { return b.ApplyTheme("dark") },
		"StoredTheme":     func() error { _, err := b.StoredTheme(); return err },
		"Focus":           func() error { return b.Focus("host-1") },
		"Reveal":          func() error { return b.Reveal("host-1") },
		"Every":           func() error { _, err := b.Every(1000, func() {}); return err },
		"After":           func() error { _, err := b.After(1000, func() {}); return err },
		"Worker":          func() error { _, _, err := b.Worker("worker.js", func(string) {}, func(error) {}); return err },
	}
}
