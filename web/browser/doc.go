// Package browser is the page's way to the Web APIs, and the only one: address
// bar, title, keys, theme, clock, workers, scrolling, and what the loader hands
// over. Every call returns the error that the browser gave; none
// panics.
//
// It knows nothing of the project (web/view says what it needs as an
// interface) and lays nothing out. Outside of js/wasm every call returns an
// error.
package browser
