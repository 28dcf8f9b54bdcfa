// Command hello is the smallest go-app page. scripts/size builds it beside the
// playground, to measure what the playground adds: in the browser it is the
// page, natively it writes what go-app serves with it.
package main

import (
	"log"
	"os"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

type hello struct{ app.Compo }

func (*hello) Render() app.UI { return app.H1().Text("Hello World!") }

func main() {
	app.Route("/", func() app.Composer { return &hello{} })
	app.RunWhenOnBrowser()
	if err := app.GenerateStaticWebsite(os.Args[1], &app.Handler{Name: "hello"}); err != nil {
		log.Fatal(err)
	}
}
