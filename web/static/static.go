// Package static holds the files of the page that are written by hand: the
// document, its loader, the service worker, styles and icons. They are
// templates of a kind: web/site fills in POLICY, VERSION, WASM_BYTES, FILES and
// LATER. It neither serves nor changes them.
package static

import "embed"

// Files are the page's files, flat.
//
//go:embed *.html *.js *.css *.webmanifest *.svg
var Files embed.FS

// Policy is the content security policy that the whole product works under.
// The page carries it itself, for hosts that send no headers. Only a header
// could say frame-ancestors; without it anyone may embed the playground.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
	"worker-src 'self'; base-uri 'none'; form-action 'none'"
