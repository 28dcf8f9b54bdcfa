// Package app here is what stands in for the parts of go-app that the page does
// not have: a server, routes, states, storage, notifications, actions, and the
// clicks and addresses that go-app would follow. It takes one event after the
// other and renders, as go-app's TestEngine does. It is never built on its own.
package app

import (
	"runtime"

	"github.com/maxence-charriere/go-app/v10/pkg/errors"
)

const (
	IsClient = runtime.GOARCH == "wasm"
	IsServer = !IsClient
)

var window = newBrowserWindow()

// Window is the browser's.
func Window() BrowserWindow { return window }

// Context is what an element does something in.
type Context struct {
	engine               *engine
	sourceElement        UI
	notifyComponentEvent func(Context, UI, any)
}

// Src is the element.
func (ctx Context) Src() UI { return ctx.sourceElement }

// JSSrc is the element in the browser.
func (ctx Context) JSSrc() Value { return ctx.sourceElement.JSValue() }

// ResolveStaticResource leaves an address as it is: ours are relative.
func (ctx Context) ResolveStaticResource(location string) string { return location }

// Dispatch has f called in the engine's goroutine; then the components around
// the element are rendered.
func (ctx Context) Dispatch(f func(Context)) {
	ctx.engine.dispatches <- func() {
		if !ctx.sourceElement.Mounted() {
			return
		}
		for c, ok := component(ctx.sourceElement); ok; c, ok = component(c.parent()) {
			ctx.engine.updates.Add(c, 1)
		}
		f(ctx)
	}
}

func (ctx Context) removeComponentUpdate(c Composer) { ctx.engine.updates.Done(c) }

// TestEngine runs a component, event by event.
type TestEngine interface {
	Load(Composer) error
	ConsumeNext()
	ConsumeAll()
}

// NewTestEngine makes an engine.
func NewTestEngine() TestEngine { return &engine{dispatches: make(chan func(), 4096)} }

type engine struct {
	nodes      nodeManager
	updates    updateManager
	dispatches chan func()
}

// Load puts a component in the place of the body's first element.
func (e *engine) Load(c Composer) error {
	page := Window().Get("document").Get("body")
	first := Elem("div").setJSElement(page.firstElementChild())
	body := Elem("body").setJSElement(page).setBody([]UI{first})
	first.setParent(body)
	if _, err := e.nodes.Update(Context{engine: e}, body, Elem("body").Body(c)); err != nil {
		return errors.New("loading the page failed").Wrap(err)
	}
	return nil
}

// ConsumeNext waits for an event and renders.
func (e *engine) ConsumeNext() {
	(<-e.dispatches)()
	e.render()
}

// ConsumeAll takes all events that are there, and renders, until there are none.
func (e *engine) ConsumeAll() {
	for e.render(); len(e.dispatches) > 0; e.render() {
		for len(e.dispatches) > 0 {
			(<-e.dispatches)()
		}
	}
}

func (e *engine) render() {
	e.updates.UpdateForEach(func(c Composer) {
		if !c.Mounted() {
			return
		}
		if _, err := e.nodes.UpdateComponentRoot(Context{engine: e}, c); err != nil {
			panic(errors.New("rendering failed").Wrap(err))
		}
	})
}
