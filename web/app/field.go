package app

import (
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/draft"
	"placement-playground/core/picture"
	"placement-playground/core/scenario"
	"placement-playground/core/words"
)

// Field is one field, or setting, with all that it takes to change it.
type Field struct {
	Of      draft.Ref // the setting; else the zero value: all that is selected
	Name    string
	Control Control
	Label   string
	Unit    string
	Help    string
	Doc     string // an address
	Head    string // of the fields from here on
	Value   string // as it is typed; Several where the things differ
	Items   []Item // of a list
	GPUs    []GPU
	On      bool   // a Check is ticked
	Echo    string // the value once more, as people say it
	Default string // what counts while nothing is said
	Choices []Choice
	Known   []string // what could be typed
	Said    bool     // the scenario has it
	Mixed   bool     // the things have different values
	Clears  bool     // it can be set back to its default
	Problem string   // why Value, which somebody typed, cannot be
	WrongAt string   // of vGPUs: the column and row of it, such as "left-0"
	Single  bool     // there is one vGPU at most
}

// Item is one of a list.
type Item struct {
	Text string
	Some bool // not all that is selected has it
}

// GPU is a type of vGPU of a host, or that an offering wants.
type GPU struct{ Group, Type, Left string }

// Control is how a field is changed.
type Control string

const (
	Line   Control = "line"
	Digits Control = "digits"
	Choose Control = "choose"
	Check  Control = "check"
	Chips  Control = "chips"
	Prose  Control = "prose"
	Code   Control = "code"
	VGPUs  Control = "gpus"
)

// Several is the Value of a list to choose from while the things differ.
const Several = " "

// maxFieldNames bounds a list to choose from: of more things the name is typed.
const maxFieldNames = maxThings

// fielder makes fields of some things of one kind.
type fielder struct {
	things []draft.Thing
	kind   draft.Kind
	model  *Model
	wrong  wrong
}

func (f fielder) field(w words.Field) Field {
	takes, _ := draft.TakesOf(f.kind, w.Name)
	out := Field{Name: w.Name, Label: w.Label, Unit: w.Unit, Help: w.Help + bounds(takes), Control: control(takes, w.Name)}
	if w.Doc != "" {
		out.Doc = words.Docs + w.Doc
	}
	for i, t := range f.things {
		value := t.Typed(w.Name)
		if takes.To != "" && t.Says(w.Name) {
			value = strings.Join(t.Counts(w.Name), ",") // a file may say the id
		}
		out.Said = out.Said || t.Says(w.Name)
		out.Mixed = out.Mixed || i > 0 && value != out.Value
		out.Value = value
	}
	out.Clears = out.Said && !takes.Needed
	out.Default = f.unsaid(w, out.Said)
	f.fill(&out, takes)
	if !out.Mixed {
		out.Echo = words.Echo(w.Unit, out.Value)
	} else if out.Value = ""; out.Control == Choose {
		out.Value = Several
		out.Choices = append([]Choice{{Value: Several, Text: "several values"}}, out.Choices...)
	}
	if f.wrong.is(f.things, w.Name) {
		out.Value, out.Problem, out.WrongAt = f.wrong.typed, f.wrong.problem, f.wrong.at
	}
	return out
}

func control(takes draft.Takes, name string) Control {
	switch {
	case takes.Form == "":
		return VGPUs
	case takes.Form == cloud.Truth:
		return Check
	case takes.Form == cloud.List || tagged(name):
		return Chips
	case len(takes.Words) > 0 && !takes.Open:
		return Choose
	case takes.Form == cloud.Number || takes.Form == cloud.Whole:
		return Digits
	case name == "about":
		return Prose
	case name == "tagRule":
		return Code
	}
	return Line
}

// tagged: the text is tags with commas between them.
func tagged(name string) bool { return name == "hostTag" || name == "templateTag" }

// fill is what each control needs beside the value.
func (f fielder) fill(out *Field, takes draft.Takes) {
	switch out.Control {
	case Chips:
		out.Items, out.Mixed = f.items(out.Name), false
		out.Value = ""
		out.Known = takes.Words
		if takes.To != "" {
			out.Known = f.model.namesOf(takes.To, maxFieldNames)
		}
		if tags := out.Name == "tags" || tagged(out.Name) || f.kind == draft.Setting; tags {
			for _, t := range f.model.given.Tags {
				out.Known = append(out.Known, t.Name)
			}
		}
		if takes.To != "" || len(takes.Words) > 0 && !takes.Open {
			out.Choices = choices(out.Known)
		}
	case Check:
		counts := f.things[0].Counts(out.Name)
		if len(counts) == 0 || f.kind == draft.Host { // it need not be said either way
			out.Control = Choose
			out.Choices = []Choice{f.unset(out), {Value: "true", Text: "yes"}, {Value: "false", Text: "no"}}
			return
		}
		out.On = counts[0] == "true"
		for _, t := range f.things {
			out.Mixed = out.Mixed || !slices.Equal(t.Counts(out.Name), counts)
		}
	case Choose:
		out.Choices = choices(takes.Words)
		if !takes.Needed {
			out.Choices = append([]Choice{f.unset(out)}, out.Choices...)
		}
	case VGPUs:
		out.GPUs, out.Single = f.gpus(f.things[0]), f.kind == draft.Offering
		for _, t := range f.things {
			out.Mixed = out.Mixed || !slices.Equal(f.gpus(t), out.GPUs)
		}
	case Line:
		f.line(out, takes)
	}
}

// line is a text, a name to choose, or one to type where there are too many.
func (f fielder) line(out *Field, takes draft.Takes) {
	out.Known = takes.Words
	if out.Name == "guestOSCategory" {
		for _, c := range f.model.Scenario.Cloud.Categories {
			out.Known = append(out.Known, c.Name)
		}
	}
	if takes.To == "" {
		return
	}
	if out.Known = f.model.namesOf(takes.To, maxFieldNames+1); len(out.Known) > maxFieldNames {
		return
	}
	out.Control, out.Choices = Choose, choices(out.Known)
	if out.Name == "lastHost" {
		out.Choices = append([]Choice{{Value: "none", Text: "none, it never ran"}}, out.Choices...)
	}
	if !takes.Needed {
		out.Choices = append([]Choice{f.unset(out)}, out.Choices...)
	}
}

func (f fielder) unset(out *Field) Choice { return Choice{Text: out.Default + " (default)"} }

func choices(list []string) (all []Choice) {
	for _, w := range list {
		all = append(all, Choice{Value: w, Text: w})
	}
	return all
}

// items are those of all things, in the order in which they come.
func (f fielder) items(name string) (items []Item) {
	have := map[string]int{}
	for _, t := range f.things {
		for _, text := range listed(t, name) {
			if have[text]++; have[text] == 1 {
				items = append(items, Item{Text: text})
			}
		}
	}
	for i := range items {
		items[i].Some = have[items[i].Text] < len(f.things)
	}
	return items
}

// listed is a list that counts; of a text with commas, its parts.
func listed(t draft.Thing, name string) []string {
	counts := t.Counts(name)
	if (tagged(name) || t.Kind == draft.Setting) && len(counts) > 0 {
		return strings.Split(counts[0], ",")
	}
	return counts
}

// unsaid is what counts where nothing is said: now, or if what is said were gone.
func (f fielder) unsaid(w words.Field, said bool) string {
	counts := draft.Default(f.model.bare, f.kind, w.Name)
	if !said {
		counts = f.things[0].Counts(w.Name)
		for _, t := range f.things {
			if !slices.Equal(t.Counts(w.Name), counts) {
				counts = nil
			}
		}
	}
	if w.Name == "compare" {
		two := picture.Compared(&scenario.Scenario{})
		return words.List(two[:], 2)
	}
	if len(counts) == 0 || said && w.Unset != "" {
		if w.Unset != "" {
			return w.Unset
		}
		return "none"
	}
	return words.Truth(strings.Join(counts, ", "))
}

// bounds says what a number may be.
func bounds(takes draft.Takes) string {
	high := strconv.FormatFloat(takes.High, 'f', -1, 64)
	switch {
	case takes.High == 0:
		return ""
	case takes.Above:
		return " More than 0, at most " + high + "."
	}
	return " From " + strconv.FormatFloat(takes.Low, 'f', -1, 64) + " to " + high + "."
}
