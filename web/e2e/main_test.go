package e2e

import (
	"fmt"
	"os"
	"testing"

	"placement-playground/examples"
	builder "placement-playground/web/site"
)

// TestMain builds the site, so that no test sees an older one.
func TestMain(m *testing.M) {
	if err := build(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func build() error {
	list, err := examples.JSON()
	if err != nil {
		return err
	}
	return builder.Build(builder.Options{Out: site, Cache: "../../build/cache", Package: "placement-playground/cmd/wasm", Examples: list, Quick: true})
}
