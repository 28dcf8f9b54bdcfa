//go:build !js

package browser

import (
	"errors"
	"testing"
)

// Without a browser every call says so, and none panics.
func TestWithoutBrowser(t *testing.T) {
	for name, call := range calls() {
		if err := call(); err == nil || name != "Examples" && !errors.Is(err, errNoBrowser) {
			t.Errorf("%s returns %v", name, err)
		}
	}
	if err := (Browser{}).Reveal(""); err != nil {
		t.Errorf("revealing nothing returns %v", err)
	}
}
