package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"placement-playground/web/static"
)

// stamp gives all files one version, made of all their contents, and moves what
// belongs to it into the version's folder. A host that has a newer version then
// answers "not found" to a page out of a cache; with one address for all
// versions it would answer with files that do not fit the page.
func stamp(files map[string][]byte) map[string][]byte {
	version := version(files)
	placed := map[string][]byte{}
	// What the service worker keeps, as the page asks for it: at once, and when
	// it is needed.
	var kept, later []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		address, asked := "v/"+version+"/"+name, "v/"+version+"/"+name
		switch name {
		case "index.html":
			address, asked = name, "./"
		case "gone.js":
			address, asked = name, name+"?v="+version
		case "icon.svg", "manifest.webmanifest":
			address, asked = name, name
		case "sw.js":
			address, asked = name, ""
		}
		if Later(name) {
			later = append(later, asked)
			asked = ""
		}
		placed[address] = files[name]
		if asked != "" {
			kept = append(kept, asked)
		}
	}
	list, _ := json.Marshal(kept) // strings always marshal
	more, _ := json.Marshal(later)
	fill := strings.NewReplacer("POLICY", static.Policy, "VERSION", version,
		"WASM_BYTES", strconv.Itoa(len(files["app.wasm"])), "FILES", string(list), "LATER", string(more))
	for _, name := range []string{"index.html", "sw.js"} {
		placed[name] = []byte(fill.Replace(string(files[name])))
	}
	return placed
}

func version(files map[string][]byte) string {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(sum, "%s %d\n", name, len(files[name]))
		sum.Write(files[name])
	}
	return hex.EncodeToString(sum.Sum(nil))[:12]
}

var isVersion = regexp.MustCompile(`^[0-9a-f]{12}$`)

// sweep takes away the folders of other versions, and nothing else.
func sweep(out string, files map[string][]byte) error {
	folders, err := os.ReadDir(filepath.Join(out, "v"))
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	for _, folder := range folders {
		prefix := "v/" + folder.Name() + "/"
		current := slices.ContainsFunc(slices.Collect(maps.Keys(files)), func(name string) bool { return strings.HasPrefix(name, prefix) })
		if current || !isVersion.MatchString(folder.Name()) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(out, "v", folder.Name())); err != nil {
			return fmt.Errorf("site: %w", err)
		}
	}
	return nil
}
