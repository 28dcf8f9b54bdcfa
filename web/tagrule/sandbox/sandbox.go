// Package sandbox holds what runs tag rules: the engine as WebAssembly and the
// scripts around it. web/tagrule runs them natively; web/site ships them, and
// worker.js runs them in the page. README.md says where each is from. The page
// itself must not import it: it would carry the files.
package sandbox

import "embed"

// Files are the scripts and quickjs.wasm, flat.
//
//go:embed *.js quickjs.wasm
var Files embed.FS
