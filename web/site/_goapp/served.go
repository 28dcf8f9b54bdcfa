// Package app here is what stands in for go-app's server half (http.go and
// resource.go), its encryption and its routes by regular expressions in the
// WebAssembly: enough for the rest to compile. It is never built on its own.
package app

import "github.com/maxence-charriere/go-app/v10/pkg/errors"

// Handler serves an app; a browser does not.
type Handler struct{}

// clientResourceResolver leaves addresses as they are: ours are relative.
func clientResourceResolver(string) func(string) string {
	return func(location string) string { return location }
}

type router struct {
	routes map[string]func() Composer
}

func makeRouter() router { return router{map[string]func() Composer{}} }

func (r *router) route(path string, make func() Composer) { r.routes[path] = make }

func (r *router) routeWithRegexp(string, func() Composer) { panic(left) }

func (r *router) routed(path string) bool { return r.routes[path] != nil }

func (r *router) createComponent(path string) (Composer, bool) {
	make, routed := r.routes[path]
	if !routed {
		return nil, false
	}
	return make(), true
}

const left = "left out of this build: see web/site/trim.go"

func encrypt(string, []byte) ([]byte, error) { return nil, errors.New(left) }

func decrypt(string, []byte) ([]byte, error) { return nil, errors.New(left) }
