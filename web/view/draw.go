package view

import (
	"strconv"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/draft"
	"placement-playground/web/app"
)

func refOf(k draft.Kind, id int64) string { return app.Named(draft.Ref{Kind: k, ID: id}) }

// under is the thing that an event is about; false where something is typed or
// chosen.
func under(e goapp.Event) (draft.Ref, bool) {
	target := e.Get("target")
	if target.Call("closest", "input, select, textarea, a").Truthy() {
		return draft.Ref{}, false
	}
	at := target.Call("closest", "[data-ref]")
	if !at.Truthy() {
		return draft.Ref{}, false
	}
	return app.ReadRef(at.Get("dataset").Get("ref").String()), true
}

// click is a click anywhere in the cloud, or the same by a key on a thing's head.
func (p *Page) click(_ goapp.Context, e goapp.Event) {
	if on, ok := under(e); ok {
		p.send(app.Click{On: on, Also: e.Get("shiftKey").Bool()})
	}
}

// rename is a double click on a name.
func (p *Page) rename(_ goapp.Context, e goapp.Event) {
	if on, ok := under(e); ok && on.Kind != draft.Zone {
		p.send(app.BeginRename{Of: on})
	}
}

// renameField is where a name is typed; nothing while none is.
func (p *Page) renameField(d app.Drawn) goapp.UI {
	return goapp.If(d.Renaming, func() goapp.UI {
		return el("input").ID("rename").Class("rename").Aria("label", "Name").Attr("value", d.Name).Attr("maxlength", "200").
			OnKeyDown(func(ctx goapp.Context, e goapp.Event) {
				switch e.Get("key").String() {
				case "Enter":
					p.send(app.EndRename{To: ctx.JSSrc().Get("value").String()})
				case "Escape":
					p.send(app.EndRename{GiveUp: true})
				}
			}).
			OnBlur(func(ctx goapp.Context, _ goapp.Event) { p.send(app.EndRename{To: ctx.JSSrc().Get("value").String()}) })
	})
}

func (p *Page) tools(d app.Draw) goapp.UI {
	return el("section").ID("draw").Body(
		el("h2").Text("Draw"),
		el("div").Class("tools").Role("group").Aria("label", "Tools").Body(goapp.Range(d.Tools).Slice(func(i int) goapp.UI {
			t := d.Tools[i]
			return p.button("tool-"+string(t.Tool), "", t.Name+": "+t.Says, "tool").Aria("pressed", strconv.FormatBool(t.Tool == d.Tool)).
				Body(goapp.Text(t.Name), el("kbd").Aria("hidden", "true").Text(t.Key)).
				OnClick(p.on(app.SetTool{Tool: t.Tool}), goapp.EventScope(t.Tool))
		})),
		p.undo("narrow-", d.Undo, d.Redo, "narrow"),
		el("p").Class("dim", "hint").Text(d.Hint),
	)
}

// tags are the tags of hosts: a click on one takes the brush with it.
func (p *Page) tags(tags []app.TagCount, d app.Draw) goapp.UI {
	return el("section").ID("tags").Body(
		el("h2").Text("Host tags"),
		el("p").Body(
			goapp.Range(tags).Slice(func(i int) goapp.UI {
				t := tags[i]
				on := d.Tool == app.BrushTool && t.Name == d.Brush
				return el("button").Attr("type", "button").Class("tag").Title("Paint "+t.Name+" on hosts").Aria("pressed", strconv.FormatBool(on)).
					Text(t.Name+" · "+strconv.Itoa(t.Hosts)).OnClick(p.on(app.SetTool{Tool: app.BrushTool, Tag: t.Name}), goapp.EventScope(t.Name))
			}),
			goapp.If(len(tags) == 0, func() goapp.UI { return el("span").Class("dim").Text("No host has a tag.") }),
		),
		goapp.If(d.Can, func() goapp.UI {
			return el("input").ID("new-tag").Class("input").Aria("label", "New tag").Attr("placeholder", "+ tag to paint").OnKeyDown(func(ctx goapp.Context, e goapp.Event) {
				tag := strings.TrimSpace(ctx.JSSrc().Get("value").String())
				if e.Get("key").String() == "Enter" && tag != "" {
					ctx.JSSrc().Set("value", "")
					p.send(app.SetTool{Tool: app.BrushTool, Tag: tag})
				}
			})
		}),
	)
}

// notice says for a moment what happened.
func (p *Page) notice(n app.Notice) goapp.UI {
	class := []string{"notice", string(n.Tone)}
	if n.Text == "" {
		class = append(class, "over")
	}
	return el("div").ID("notice").Class(class...).Role("status").Text(n.Text)
}

// undo are both buttons; the bar has them, and a narrow screen has them among the
// tools.
func (p *Page) undo(prefix string, undo, redo string, class string) goapp.UI {
	one := func(id, sign, key, what string, msg app.Msg) goapp.UI {
		says := "Nothing to " + id
		if what != "" {
			says = strings.ToUpper(id[:1]) + id[1:] + ": " + what + " (" + key + ")"
		}
		return p.button(prefix+id, sign, says, "icon").Attr("disabled", what == "").OnClick(p.on(msg))
	}
	return el("span").Class("undo", class).Body(
		one("undo", "↶", "Ctrl+Z", undo, app.Undo{}), one("redo", "↷", "Ctrl+Shift+Z", redo, app.Redo{}))
}

// title is the scenario's, typed where it stands.
func (p *Page) title(s barData) goapp.UI {
	if s.Renaming {
		return p.renameField(app.Drawn{Renaming: true, Name: s.Title})
	}
	title := el("h1").Class("title").Title(s.Title).Text(s.Title)
	if s.Embed || s.Title == "" {
		return title
	}
	return title.OnDblClick(p.on(app.BeginRename{Of: draft.Ref{Kind: draft.File}}))
}

// toolOf is the tool of a key.
func toolOf(key string) app.Tool {
	for _, t := range app.Tools() {
		if strings.EqualFold(t.Key, key) {
			return t.Tool
		}
	}
	return ""
}

// controlMessage is what a key with Control means, or with the Mac's Command.
func controlMessage(name string, shift bool) app.Msg {
	switch strings.ToLower(name) {
	case "z":
		if shift {
			return app.Redo{}
		}
		return app.Undo{}
	case "y":
		return app.Redo{}
	case "d":
		return app.DuplicateSelected{}
	case "s":
		return app.SaveFile{}
	}
	return nil
}
