package view

import (
	"strconv"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/web/app"
)

// field is one field with its name, what is wrong with it, and the way back to its
// default.
type field struct {
	goapp.Compo
	Of       string // whose it is
	Field    app.Field
	Explains bool // its help is open in any case
	asked    string
	page     *Page
}

// Render draws the field.
func (v *field) Render() goapp.UI {
	f := v.Field
	id := "field-" + f.Name
	class := []string{"field", string(f.Control)}
	if f.Said {
		class = append(class, "said")
	}
	if f.Problem != "" {
		class = append(class, "wrong")
	}
	open := v.Explains || v.asked == f.Name
	return el("div").Class(class...).Body(
		goapp.If(f.Head != "", func() goapp.UI { return el("h3").Text(f.Head) }),
		el("div").Class("named").Body(
			el("label").Attr("for", id).Title(f.Help).Body(v.label()...),
			el("button").Attr("type", "button").Class("ask").Aria("label", "About "+called(f)).Aria("expanded", strconv.FormatBool(open)).Title(f.Help).Text("?").
				OnClick(v.ask),
			goapp.If(f.Clears, func() goapp.UI {
				back := "Back to the default: " + f.Default
				return el("button").Attr("type", "button").Class("ask", "back").Aria("label", called(f)+": "+back).Title(back).Text("↺").
					OnClick(v.page.on(app.ResetField{SetField: app.SetField{Of: f.Of, Field: f.Name}}), goapp.EventScope(v.Of, f.Name))
			}),
		),
		v.control(id),
		goapp.If(f.Problem != "", func() goapp.UI { return el("p").ID("wrong-" + f.Name).Class("problem").Role("alert").Text(f.Problem) }),
		goapp.If(open, func() goapp.UI {
			return el("p").Class("explains").Body(goapp.Text(f.Help+" "), goapp.If(f.Doc != "", func() goapp.UI {
				return el("a").Attr("href", f.Doc).Attr("target", "_blank").Attr("rel", "noopener").Text("CloudStack's documentation")
			}))
		}),
	)
}

// called is a field's name; of a setting its key.
func called(f app.Field) string {
	if f.Label == "" {
		return f.Name
	}
	return f.Label
}

func (v *field) label() []goapp.UI {
	if v.Field.Label == "" {
		return dotted(v.Field.Name)
	}
	return []goapp.UI{goapp.Text(v.Field.Label)}
}

// ask opens the help, or closes it.
func (v *field) ask(goapp.Context, goapp.Event) {
	if v.asked == v.Field.Name {
		v.asked = ""
		return
	}
	v.asked = v.Field.Name
}

func (v *field) control(id string) goapp.UI {
	f := v.Field
	switch f.Control {
	case app.Chips:
		return v.chips(id)
	case app.VGPUs:
		return v.gpus(id)
	case app.Check:
		return el("div").Class("control").Body(v.input(id), el("span").Class("dim").Text(ticked(f)))
	}
	return el("div").Class("control").Body(
		v.input(id),
		goapp.If(f.Unit != "" && f.Echo == "", func() goapp.UI { return el("span").Class("dim", "unit").Text(f.Unit) }),
		goapp.If(f.Echo != "", func() goapp.UI { return el("span").Class("dim", "unit").Text(f.Unit + " = " + f.Echo) }),
		goapp.If(len(f.Known) > 0 && f.Control == app.Line, func() goapp.UI { return known(id, f.Known) }),
	)
}

// ticked says beside a tick whether it is the default's.
func ticked(f app.Field) string {
	switch {
	case f.Mixed:
		return "several values"
	case f.Said:
		return ""
	}
	return "default"
}

func (v *field) input(id string) *input {
	f := v.Field
	in := &input{Of: v.Of, ID: id, Control: f.Control, Value: f.Value, On: f.On, Mixed: f.Mixed, Choices: f.Choices, Hint: f.Default + " (default)",
		Set: app.SetField{Of: f.Of, Field: f.Name}, page: v.page}
	if f.Control == app.Line {
		in.Known = f.Known
	}
	if f.Mixed {
		in.Hint = "several values"
	}
	if f.Problem != "" {
		in.Wrong, in.Explains = true, "wrong-"+f.Name
	}
	return in
}

// chips are a list's texts, each with a way to take it out, and a place to add one.
func (v *field) chips(id string) goapp.UI {
	f := v.Field
	in := v.input(id)
	in.Control, in.Adds, in.Hint, in.Known = app.Line, true, "+ add", f.Known
	if len(f.Choices) > 0 {
		in.Control, in.Known = app.Choose, nil
		in.Choices = append([]app.Choice{{Text: "+ add"}}, f.Choices...)
	}
	return el("div").Class("control", "list").Body(
		goapp.Range(f.Items).Slice(func(i int) goapp.UI {
			item := f.Items[i]
			says, class := "Take out "+item.Text, "tag"
			if item.Some {
				says, class = says+", which not all have", "tag some"
			}
			return el("span").Class(class).Body(
				goapp.Text(item.Text),
				el("button").Attr("type", "button").Class("out").Title(says).Aria("label", says).Text("✕").
					OnClick(v.page.on(app.DropItem{SetField: app.SetField{Of: f.Of, Field: f.Name, Typed: item.Text}}), goapp.EventScope(v.Of, f.Name, item.Text)),
			)
		}),
		goapp.If(len(f.Items) == 0, func() goapp.UI { return el("span").Class("dim").Text("none") }),
		goapp.If(!f.Said && len(f.Items) > 0, func() goapp.UI { return el("span").Class("dim").Text("default") }),
		in,
		goapp.If(len(in.Known) > 0, func() goapp.UI { return known(id, f.Known) }),
	)
}

// gpus are rows of group, type and how many are left; a type that is typed below
// them is another row.
func (v *field) gpus(id string) goapp.UI {
	f := v.Field
	cell := func(row int, column, value, label string) *input {
		at := column + "-" + strconv.Itoa(row)
		in := v.input(id + "-" + at)
		if f.Problem != "" && f.WrongAt == at {
			value = f.Value
		}
		in.Control, in.Value, in.Mixed, in.Column, in.Row, in.Label, in.Hint = app.Line, value, false, column, row, label, column
		return in
	}
	if f.Mixed {
		return el("div").Class("control", "dim").Text("several values: select one to change it, or open Source")
	}
	return el("div").ID(id).Class("control", "gpu-rows").Body(
		goapp.Range(f.GPUs).Slice(func(i int) goapp.UI {
			g := f.GPUs[i]
			return el("div").Class("gpu-row").Body(
				cell(i, "type", g.Type, "Type of vGPU"), cell(i, "group", g.Group, "Group of GPUs"),
				goapp.If(g.Left != "", func() goapp.UI { return cell(i, "left", g.Left, "How many are left") }),
				el("button").Attr("type", "button").Class("ask").Aria("label", "Take out "+g.Type).Title("Take out "+g.Type).Text("✕").
					OnClick(v.page.on(app.SetGPU{Field: f.Name, Row: i, Column: "type"}), goapp.EventScope(v.Of, f.Name, i)),
			)
		}),
		goapp.If(len(f.GPUs) == 0 || !f.Single, func() goapp.UI {
			in := cell(len(f.GPUs), "type", "", "Type of another vGPU")
			in.Hint = "+ type of vGPU"
			return in
		}),
	)
}
