package view

import (
	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/draft"
	"placement-playground/core/picture"
	"placement-playground/web/app"
)

// idle are the VMs on no host.
func (p *Page) idle(i app.Idle) goapp.UI {
	return goapp.If(len(i.VMs) > 0, func() goapp.UI {
		return el("section").ID("idle").Class("idle").Aria("label", "VMs without a host").Body(
			el("h2").Text("VMs without a host"),
			el("div").Class("vms").Body(
				goapp.Range(i.VMs).Slice(func(n int) goapp.UI { return p.idleVM(i.VMs[n]) }),
				goapp.If(i.More > 0, func() goapp.UI { return el("span").Class("vm", "dim").Text(picture.More(i.More)) }),
			),
		)
	})
}

func (p *Page) idleVM(v picture.IdleVM) goapp.UI {
	if v.Drawn.Renaming {
		return p.renameField(v.Drawn)
	}
	class := []string{"vm"}
	if v.Now {
		class = append(class, "now")
	}
	if v.Moved {
		class = append(class, "moved")
	}
	if v.Drawn.Selected {
		class = append(class, "selected")
	}
	ref := refOf(draft.VM, v.ID)
	return el("button").Attr("type", "button").ID("head-"+ref).DataSet("ref", ref).Class(class...).Body(
		goapp.Text(v.Name), el("span").Class("dim").Text(" "+v.Says))
}
