package core_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "placement-playground/"

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
	Standard   bool
}

// packages lists the module's packages as they are built for the browser,
// where go-app and the syscall/js below it come in.
func packages(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Deps,Standard", "./...")
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Logf("%s", exit.Stderr)
		}
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		p.ImportPath = strings.TrimPrefix(p.ImportPath, module)
		all = append(all, p)
	}
	if len(all) < 8 {
		t.Fatalf("only %d packages were listed", len(all))
	}
	return all
}

func under(path string, dirs ...string) bool {
	return slices.ContainsFunc(dirs, func(dir string) bool { return path == dir || strings.HasPrefix(path, dir+"/") })
}

// standard: the import path begins with no host name, and is not the module's own.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".") && !strings.HasPrefix(path, module)
}

func TestBorders(t *testing.T) {
	const (
		goApp  = "github.com/maxence-charriere/go-app"
		safeJS = "github.com/hack-pad/safejs"
		yaml   = "go.yaml.in/yaml/v3"
	)
	for _, p := range packages(t) {
		pure := under(p.ImportPath, "core", "web/app")
		for _, dep := range p.Deps {
			if pure && (strings.HasPrefix(dep, goApp) || strings.HasPrefix(dep, safeJS)) {
				t.Errorf("%s reaches %s", p.ImportPath, dep)
			}
		}
		for _, path := range p.Imports {
			inside, own := strings.CutPrefix(path, module)
			switch {
			case pure && path == "syscall/js":
				t.Errorf("%s reaches the browser", p.ImportPath)
			case under(p.ImportPath, "core") && under(path, "time", "math/rand", "os", "net", "sync", "io/ioutil"):
				t.Errorf("%s imports %s: core is a pure function of its arguments", p.ImportPath, path)
			case p.ImportPath == "core/trace" && !standard(path):
				t.Errorf("core/trace imports %s: it stands on the standard library alone", path)
			case path == yaml && p.ImportPath != "core/scenario/yamltree":
				t.Errorf("%s imports YAML, which is core/scenario/yamltree's", p.ImportPath)
			case path == safeJS && p.ImportPath != "web/browser":
				t.Errorf("%s imports safejs, which is web/browser's", p.ImportPath)
			case own && p.ImportPath == "web/browser":
				t.Errorf("web/browser imports %s: it knows nothing of the project", inside)
			case own && rank(inside) > rank(p.ImportPath):
				t.Errorf("%s imports %s: against the direction", p.ImportPath, inside)
			}
		}
	}
}

// rank is a package's place in the one direction of imports; a package imports
// what stands as high as itself or before.
func rank(path string) int {
	order := [][]string{{"core/trace"}, {"core/cloud"}, {"core/placement"}, {"core/scenario"}, {"core/link"}, {"core/remedy"}, {"core/lens"}, {"core/draft"}, {"core/words"}, {"core/picture"}, {"core", "examples"}, {"web/app"}, {"web/tagrule"}, {"web/view"}, {"web"}, {"cmd", "scripts"}}
	return slices.IndexFunc(order, func(dirs []string) bool { return under(path, dirs...) })
}

// eachFile parses core's files that are no tests.
func eachFile(t *testing.T, look func(path string, file *ast.File)) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err == nil {
			files++
			look(path, file)
		}
		return err
	})
	if err != nil || files < 30 {
		t.Fatalf("%d files were parsed: %v", files, err)
	}
}

func TestCoreKeepsNoState(t *testing.T) {
	eachFile(t, func(path string, file *ast.File) {
		for _, decl := range file.Decls {
			if d, ok := decl.(*ast.GenDecl); ok && d.Tok == token.VAR {
				t.Errorf("%s: var %s: a package of core has no variables", path, d.Specs[0].(*ast.ValueSpec).Names[0])
			}
		}
	})
}

func TestCoreRunsInOneGoroutine(t *testing.T) {
	eachFile(t, func(path string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.GoStmt, *ast.SelectStmt, *ast.ChanType:
				t.Errorf("%s: core starts no goroutine and has no channel", path)
			}
			return true
		})
	})
}
