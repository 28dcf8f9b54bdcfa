package site

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const goApp = "github.com/maxence-charriere/go-app/v10"

// served is what of go-app a browser never needs; none is named served.go. net/http alone, which only
// its server uses, would be 340 KB of Brotli, a quarter of the first load.
var served = []string{"http.go", "resource.go", "crypto.go", "route.go"}

// browserOnly takes the place of the served.
//
//go:embed _goapp/served.go
var browserOnly []byte

// trim makes a go.mod in dir with which "go build -modfile" takes a go-app
// without its server. The copy is in the module's build folder and named by what
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
	sum := sha256.Sum256(browserOnly)
	name := filepath.Join("build", "goapp", version+"-"+hex.EncodeToString(sum[:4]))
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

// copyTrimmed writes go-app without the served to a folder, whole or not at all.
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
	app := filepath.Join(half, "pkg", "app")
	for _, name := range []string{"go.mod", "pkg/app", "pkg/errors"} {
		if err := copySources(filepath.Join(half, name), filepath.Join(from, name)); err != nil {
			return err
		}
	}
	for _, name := range served {
		// That go-app has no such file any more is an error, too.
		if err := os.Remove(filepath.Join(app, name)); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(app, "served.go"), browserOnly, 0o644); err != nil {
		return err
	}
	err = os.Rename(half, to)
	if _, there := os.Stat(to); there == nil {
		return nil // another build was faster
	}
	return err
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
