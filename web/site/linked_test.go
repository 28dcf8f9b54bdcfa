package site

import (
	"slices"
	"strings"
	"testing"
)

// linked is what of the standard library and of others the WebAssembly is made of.
// A package that is not here costs bytes in everybody's first load: run "make size"
// before and after, and add it only if it is worth them. encoding/json, for one, is
// 100 KB of brotli, net/http 340 KB. The YAML reader, with the regular expressions and
// encodings that it needs, is 119 KB: the source view reads what is typed at once.
// compress/flate and hash/crc32 are what links are made with (core/link).
var linked = strings.Fields(`
	bufio compress/flate hash hash/crc32
	go.yaml.in/yaml/v3 encoding encoding/base64 regexp regexp/syntax
	bytes cmp errors fmt io io/fs iter maps math math/bits net/netip net/url os path reflect runtime slices sort
	strconv strings sync sync/atomic syscall syscall/js time unicode unicode/utf16 unicode/utf8 unique unsafe weak
	github.com/hack-pad/safejs
	github.com/maxence-charriere/go-app/v10/pkg/app github.com/maxence-charriere/go-app/v10/pkg/errors`)

func TestLinkedPackages(t *testing.T) {
	modfile, err := trim(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	deps, err := tell("list", "-modfile="+modfile, "-deps", "placement-playground/cmd/wasm")
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Fields(deps)
	for _, pkg := range all {
		part := slices.Contains(strings.Split(pkg, "/"), "internal") || strings.HasPrefix(pkg, "placement-playground/")
		if !part && !slices.Contains(linked, pkg) {
			t.Errorf("the WebAssembly has %s now: what does it cost?", pkg)
		}
	}
	for _, pkg := range linked {
		if !slices.Contains(all, pkg) {
			t.Errorf("the WebAssembly is without %s: take it off the list", pkg)
		}
	}
}

// Without trimming there would be a server, and more, in the page.
func TestGoAppIsTrimmed(t *testing.T) {
	whole, err := tell("list", "-deps", "placement-playground/cmd/wasm")
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range []string{"net/http", "crypto/aes", "encoding/json", "html", "github.com/google/uuid"} {
		if slices.Contains(linked, pkg) || !slices.Contains(strings.Fields(whole), pkg) {
			t.Errorf("trimming does not leave out %s", pkg)
		}
	}
}
