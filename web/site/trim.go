package site

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const goApp = "github.com/maxence-charriere/go-app/v10"

// left are the files of go-app's two packages that the page does without: the
// server, routes, states, storage, notifications, actions, addresses, tests. None
// runs in our page, and with them come net/http, regexp, encryption and JSON.
var left = []string{
	"pkg/app/action.go", "pkg/app/app.go", "pkg/app/browser.go", "pkg/app/cache.go", "pkg/app/context.go", "pkg/app/crypto.go",
	"pkg/app/engine.go", "pkg/app/http.go", "pkg/app/notfound.go", "pkg/app/notification.go", "pkg/app/page.go", "pkg/app/resource.go",
	"pkg/app/route.go", "pkg/app/social.go", "pkg/app/state.go", "pkg/app/static.go", "pkg/app/storage.go", "pkg/app/testing.go",
	"pkg/app/wasm.go",
}

// cuts are declarations of files that stay.
var cuts = map[string][]string{
	"pkg/app/component.go": {"Compo.Render", "Compo.ValueTo"},
	"pkg/app/strings.go":   {"jsonString", "stringTo"},
	"pkg/app/node.go": {"HTMLString", "PrintHTML", "nodeManager.Encode", "nodeManager.encode", "nodeManager.encodeText", "nodeManager.encodeIndent",
		"nodeManager.encodeHTML", "nodeManager.encodeHTMLAttribute", "nodeManager.encodeComponent", "nodeManager.encodeRawHTML"},
	"pkg/errors/errors.go": {"Encoder", "init", "SetInlineEncoder", "SetIndentEncoder", "makeError", "Error.Error", "Error.MarshalJSON"},
}

// browserOnly takes the place of what is left out and cut.
//
//go:embed _goapp
var browserOnly embed.FS

// standIns are its files, by where they come to stand.
var standIns = map[string]string{"_goapp/app.go": "pkg/app/browseronly.go", "_goapp/errors.go": "pkg/errors/browseronly.go"}

// trim makes a go.mod in dir with which "go build -modfile" takes a go-app
// of what the page needs. The copy is in the module's build folder and named by what
// is in it: builds at the same time share it, and since Go writes the folder's
// name into the program, it is the same name on every machine.
func trim(dir string) (modfile string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("site: trim go-app: %w", err)
		}
	}()
	goMod, err := tell("env", "GOMOD")
	if err != nil {
		return "", err
	}
	found, err := tell("list", "-f", "{{.Module.Version}} {{.Module.Dir}}", goApp+"/pkg/app")
	if err != nil {
		return "", err
	}
	version, from, _ := strings.Cut(found, " ")
	sum, err := recipe()
	if err != nil {
		return "", err
	}
	name := filepath.Join("build", "goapp", version+"-"+sum)
	if err := copyTrimmed(filepath.Join(filepath.Dir(goMod), name), from); err != nil {
		return "", err
	}
	mod, err := os.ReadFile(goMod)
	if err != nil {
		return "", err
	}
	sums, err := os.ReadFile(filepath.Join(filepath.Dir(goMod), "go.sum"))
	if err != nil {
		return "", err
	}
	mod = fmt.Appendf(mod, "\nreplace %s => ./%s\n", goApp, filepath.ToSlash(name))
	modfile = filepath.Join(dir, "go.mod")
	return modfile, errors.Join(os.WriteFile(modfile, mod, 0o644), os.WriteFile(filepath.Join(dir, "go.sum"), sums, 0o644))
}

// recipe is a name for what trim does.
func recipe() (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, left, cuts, standIns)
	for _, name := range slices.Sorted(maps.Keys(standIns)) {
		text, err := browserOnly.ReadFile(name)
		if err != nil {
			return "", err
		}
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil))[:8], nil
}

// copyTrimmed writes a trimmed go-app to a folder, whole or not at all.
func copyTrimmed(to, from string) error {
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	half, err := os.MkdirTemp(filepath.Dir(to), "half-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(half)
	for _, name := range []string{"go.mod", "pkg/app", "pkg/errors"} {
		if err := copySources(filepath.Join(half, name), filepath.Join(from, name)); err != nil {
			return err
		}
	}
	if err := trimSources(half); err != nil {
		return err
	}
	err = os.Rename(half, to)
	if _, there := os.Stat(to); there == nil {
		return nil // another build was faster
	}
	return err
}

// trimSources trims a copy. That go-app has no such file or declaration any more
// is an error, too.
func trimSources(root string) error {
	for _, name := range left {
		if err := os.Remove(filepath.Join(root, name)); err != nil {
			return err
		}
	}
	for name, declarations := range cuts {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		if text, err = cut(text, declarations); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(root, name), text, 0o644); err != nil {
			return err
		}
	}
	for name, to := range standIns {
		text, err := browserOnly.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(root, to), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// copySources copies a file, or the Go files of a folder but for its tests.
func copySources(to, from string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if path == from {
				return os.MkdirAll(to, 0o755)
			}
			return fs.SkipDir
		}
		target := to
		if path != from {
			target = filepath.Join(to, entry.Name())
			if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return nil
			}
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, text, 0o644)
	})
}

// tell is what the go command says of the module in the working directory.
func tell(args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return "", fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, exit.Stderr)
		}
		return "", err
	}
	return strings.TrimSpace(string(out)), nil
}
