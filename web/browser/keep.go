package browser

import (
	"errors"
	"fmt"
)

// Recalled is what was kept, ids and values by turns, each ended by a NUL. problem says that
// this browser keeps nothing. See keep.js.
func (Browser) Recalled() (kept, problem string, err error) {
	if kept, err = text((path{"placement"}).call("recalled")); err != nil {
		return "", "", err
	}
	problem, err = text((path{"placement"}).call("denied"))
	return kept, problem, err
}

// Keep keeps a scenario; an empty text forgets it. another: what was kept is not
// was, so nothing was done.
func (Browser) Keep(id, title, was, now string) (another bool, err error) {
	said, err := text((path{"placement"}).call("keep", id, title, was, now))
	switch {
	case err != nil || said == "":
		return false, err
	case said == "another":
		return true, nil
	}
	return false, errors.New(said)
}

// Download gives the visitor a file.
func (Browser) Download(name, text string) error {
	_, err := path{"placement"}.call("download", name, text)
	return err
}

// ChooseFile lets the visitor choose a file; OnBring brings it.
func (Browser) ChooseFile() error {
	_, err := path{"placement"}.call("chooseFile")
	return err
}

// OnBring calls f with files that are chosen or dropped, and with texts that are
// pasted outside of text fields; problem says why one cannot be read.
func (Browser) OnBring(f func(name, text, problem string)) (stop func(), err error) {
	return listen("placement-bring", func(event value) error {
		detail, err := property(event, "detail")
		if err != nil {
			return err
		}
		var parts [3]string
		for i, name := range []string{"name", "text", "problem"} {
			if parts[i], err = textOf(detail, name); err != nil {
				return err
			}
		}
		f(parts[0], parts[1], parts[2])
		return nil
	})
}

// OnLeave calls f when the page may be gone soon: it is closed, or hidden.
func (Browser) OnLeave(f func()) (stop func(), err error) {
	return listen("pagehide", func(value) error { f(); return nil })
}

func text(v value, err error) (string, error) {
	if err != nil {
		return "", err
	}
	s, err := v.String()
	if err != nil {
		return "", fmt.Errorf("browser: %w", err)
	}
	return s, nil
}
