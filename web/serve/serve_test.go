package serve

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"placement-playground/web/static"
)

// files is a site whose contents say which file was read.
func files() fstest.MapFS {
	m := fstest.MapFS{}
	for _, name := range []string{
		"index.html", "index.html.br", "sw.js", "icon.svg", "manifest.webmanifest", "notes",
		"v/0123456789ab/app.wasm", "v/0123456789ab/app.wasm.br", "v/0123456789ab/app.wasm.gz",
		"v/0123456789ab/app.css", "v/0123456789ab/examples.json", "embed/v1/index.html",
	} {
		m[name] = &fstest.MapFile{Data: []byte(name)}
	}
	return m
}

func ask(method, path string, header map[string]string) *http.Response {
	r := httptest.NewRequest(method, "http://playground.test/", nil)
	r.URL.Path = path
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	Handler(files()).ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFiles(t *testing.T) {
	const folder = "/v/0123456789ab/"
	for _, test := range []struct {
		path, accept         string
		file, kind, encoding string
		immutable            bool
	}{
		{path: "/", accept: "br", file: "index.html.br", kind: "text/html; charset=utf-8", encoding: "br"},
		{path: "/", accept: "gzip", file: "index.html", kind: "text/html; charset=utf-8"},
		{path: "/index.html", file: "index.html", kind: "text/html; charset=utf-8"},
		{path: "/embed/v1/", file: "embed/v1/index.html", kind: "text/html; charset=utf-8"},
		{path: "/sw.js", accept: "br, gzip", file: "sw.js", kind: "text/javascript; charset=utf-8"},
		{path: "/icon.svg", file: "icon.svg", kind: "image/svg+xml"},
		{path: "/manifest.webmanifest", file: "manifest.webmanifest", kind: "application/manifest+json"},
		{path: "/notes", file: "notes", kind: "application/octet-stream"},
		{path: folder + "app.wasm", file: "v/0123456789ab/app.wasm", kind: "application/wasm", immutable: true},
		{path: folder + "app.wasm", accept: "gzip, br", file: "v/0123456789ab/app.wasm.br", kind: "application/wasm", encoding: "br", immutable: true},
		{path: folder + "app.wasm", accept: "br;q=0, gzip", file: "v/0123456789ab/app.wasm.gz", kind: "application/wasm", encoding: "gzip", immutable: true},
		{path: folder + "app.wasm", accept: "br;q=.1, gzip;q=.2", file: "v/0123456789ab/app.wasm.gz", kind: "application/wasm", encoding: "gzip", immutable: true},
		// By its own name the compressed file is no WebAssembly, and has no encoding.
		{path: folder + "app.wasm.gz", accept: "gzip", file: "v/0123456789ab/app.wasm.gz", kind: "application/octet-stream", immutable: true},
		{path: folder + "app.css", accept: "gzip", file: "v/0123456789ab/app.css", kind: "text/css; charset=utf-8", immutable: true},
		{path: folder + "examples.json", file: "v/0123456789ab/examples.json", kind: "application/json", immutable: true},
	} {
		r := ask(http.MethodGet, test.path, map[string]string{"Accept-Encoding": test.accept})
		if got := body(t, r); r.StatusCode != 200 || got != test.file {
			t.Errorf("%s (%s) is %d %q, want the file %s", test.path, test.accept, r.StatusCode, got, test.file)
		}
		cached := "no-cache"
		if test.immutable {
			cached = "public, max-age=31536000, immutable"
		}
		for name, want := range map[string]string{
			"Content-Type":                  test.kind,
			"Content-Encoding":              test.encoding,
			"Cache-Control":                 cached,
			"Vary":                          "Accept-Encoding",
			"X-Content-Type-Options":        "nosniff",
			"Access-Control-Allow-Origin":   "*",
			"Access-Control-Expose-Headers": "Content-Encoding",
			"Content-Security-Policy":       static.Policy,
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s (%s): %s is %q, want %q", test.path, test.accept, name, got, want)
			}
		}
	}
}

// No path leads out of the site, and what is not there is said.
func TestNotFound(t *testing.T) {
	for _, path := range []string{
		"/nothing", "/v/0123456789ab", "/v/", "/../serve.go", "/v/../../serve.go", "/..%2fserve.go",
		`/..\serve.go`, "//etc/passwd", "/index.html/", "/\x00", "/%zz", "/.", "",
	} {
		r := ask(http.MethodGet, path, nil)
		if path == "/." || path == "" { // the site itself
			if r.StatusCode != 200 {
				t.Errorf("%q is %d", path, r.StatusCode)
			}
			continue
		}
		if got := body(t, r); r.StatusCode != 404 || !strings.HasPrefix(got, "there is no ") {
			t.Errorf("%q is %d %q", path, r.StatusCode, got)
		}
		if got := r.Header.Get("Content-Type"); got != "text/plain; charset=utf-8" {
			t.Errorf("%q says what is missing as %q", path, got)
		}
		if got := r.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%q is missing for %q", path, got)
		}
	}
}

func TestMethods(t *testing.T) {
	r := ask(http.MethodHead, "/sw.js", nil)
	if got := body(t, r); r.StatusCode != 200 || r.Header.Get("Content-Length") != "5" || got != "" {
		t.Errorf("HEAD is %d of %s bytes: %q", r.StatusCode, r.Header.Get("Content-Length"), got)
	}
	r = ask(http.MethodPost, "/", nil)
	if r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST is %d, allowed is %q", r.StatusCode, r.Header.Get("Allow"))
	}
}

func TestRevalidation(t *testing.T) {
	plain := ask(http.MethodGet, "/", nil).Header.Get("ETag")
	packed := ask(http.MethodGet, "/", map[string]string{"Accept-Encoding": "br"}).Header.Get("ETag")
	if plain == "" || plain == packed {
		t.Fatalf("the tags are %s plain and %s in Brotli, want two", plain, packed)
	}
	for header, want := range map[string]int{
		plain:                    304,
		"W/" + plain:             304,
		`"old", ` + plain:        304,
		"*":                      304,
		packed:                   200,
		`"old"`:                  200,
		"":                       200,
		strings.Trim(plain, `"`): 200,
	} {
		r := ask(http.MethodGet, "/", map[string]string{"If-None-Match": header})
		if r.StatusCode != want {
			t.Errorf("If-None-Match: %s is %d, want %d", header, r.StatusCode, want)
		}
		if got := body(t, r); r.StatusCode == 304 && (got != "" || r.Header.Get("ETag") != plain) {
			t.Errorf("If-None-Match: %s has the body %q and the tag %s", header, got, r.Header.Get("ETag"))
		}
	}
}
