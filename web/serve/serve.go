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
	"strconv"
	"strings"

	"placement-playground/web/static"
)

// Handler serves the files of a site.
func Handler(site fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are served", http.StatusMethodNotAllowed)
			return
		}
		// Cleaned, the path cannot leave the site.
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
		if encoding != identity {
			w.Header().Set("Content-Encoding", encoding)
		}
		tag := etag(data)
		w.Header().Set("ETag", tag)
		if matches(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
		if r.Method == http.MethodGet {
			_, _ = w.Write(data) // the visitor may have gone
		}
	})
}

// read finds the file in the encoding that the browser likes best.
func read(site fs.FS, name, accept string) (data []byte, encoding string, err error) {
	endings := map[string]string{"br": ".br", "gzip": ".gz", identity: ""}
	for _, encoding = range preferred(accept) {
		if data, err = fs.ReadFile(site, name+endings[encoding]); err == nil {
			return data, encoding, nil
		}
	}
	return nil, "", err
}

// etag is of the bytes that are sent: each encoding has its own.
func etag(data []byte) string {
	sum := sha256.Sum256(data)
	return `"` + hex.EncodeToString(sum[:8]) + `"`
}

func matches(header, tag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		if part = strings.TrimPrefix(strings.TrimSpace(part), "W/"); part == tag || part == "*" {
			return true
		}
	}
	return false
}

// headers are what every answer has. A sandboxed frame is of no origin, so
// any origin must be allowed to read the files and how they are encoded.
func headers(h http.Header, name string) {
	h.Set("Content-Security-Policy", static.Policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "Content-Encoding")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Vary", "Accept-Encoding")
	h.Set("Content-Type", contentType(name))
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "v/") {
		// The address carries the version, so what is there never changes.
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
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
