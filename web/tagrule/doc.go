// Package tagrule asks tag rules: it runs them in QuickJS, compiled to
// WebAssembly, as CloudStack's Nashorn would, and says when that is not known.
// The same engine and the same scripts run natively (Evaluate) and in a worker
// of the page (Ask); sandbox holds them.
//
// It knows neither hosts nor offerings: the core asks its cases, and gets the
// answers as data. It never runs a rule in the engine of the browser.
package tagrule
