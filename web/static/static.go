// Package static holds the files of the page that are written by hand: the
// document, its loader, the service worker, styles and icons. They are
// templates of a kind: web/site fills in VERSION, WASM_BYTES and FILES.
package static

import "embed"

// Files are the page's files, flat.
//
//go:embed *.html *.js *.css *.webmanifest *.svg
var Files embed.FS
