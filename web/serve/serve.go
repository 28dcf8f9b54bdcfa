// Package serve is the local web server of the playground: static files of one
// folder, compressed as the browser takes them, with the headers that a good
// host sends. It changes nothing in the folder and serves nothing else.
package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// Policy is the content security policy that the whole product works under.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

// Handler serves the files of a site.
func Handler(site fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are served", http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if name == "" || strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		headers(w.Header(), name)
		data, encoding, err := read(site, name, r.Header.Get("Accept-Encoding"))
		if err != nil {
			w.Header().Set("Cache-Control", "no-store")
			http.Error(w, fmt.Sprintf("there is no %s here", name), http.StatusNotFound)
			return
		}
		if encoding != "" {
			w.Header().Set("Content-Encoding", encoding)
		}
		sum := sha256.Sum256(data)
		tag := `"` + hex.EncodeToString(sum[:8]) + `"`
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Length", fmt.Sprint(len(data)))
		if r.Method == http.MethodGet {
			_, _ = w.Write(data) // the visitor may have gone
		}
	})
}

// read finds the file in the best encoding that the browser takes.
func read(site fs.FS, name, accept string) (data []byte, encoding string, err error) {
	for _, e := range []struct{ name, ending string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !accepts(accept, e.name) {
			continue
		}
		if data, err := fs.ReadFile(site, name+e.ending); err == nil {
			return data, e.name, nil
		}
	}
	data, err = fs.ReadFile(site, name)
	return data, "", err
}

// headers are what every answer has. The embedding of sandboxed frames needs
// the origin to be allowed.
func headers(h http.Header, name string) {
	h.Set("Content-Security-Policy", Policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache")
	if t := contentType(name); t != "" {
		h.Set("Content-Type", t)
	}
}

// contentType does not ask the system, which may know no WebAssembly.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".wasm":
		return "application/wasm"
	case ".webmanifest":
		return "application/manifest+json"
	}
	return "application/octet-stream"
}
