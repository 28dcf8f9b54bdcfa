package diagram

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed are the elements of a poster, and their attributes.
func allowed() map[string][]string {
	return map[string][]string{
		"svg": {"xmlns", "role", "aria-labelledby", "width", "height", "viewBox", "x", "y"}, "title": {"id"}, "desc": {"id"},
		"metadata": {}, "scenario": {"xmlns", "release", "compare", "at"}, "style": {}, "defs": {},
		"pattern": {"id", "width", "height", "patternUnits"}, "g": {"class", "transform"}, "path": {"class", "d"},
		"rect": {"class", "fill", "x", "y", "width", "height", "rx"}, "circle": {"class", "cx", "cy", "r"},
		"text": {"class", "x", "y", "text-anchor"},
	}
}

// shapes are what values an attribute may have, by its name. Text of a scenario
// stands in none of them.
func shapes() map[string]*regexp.Regexp {
	number := regexp.MustCompile(`^-?\d+(\.\d)?$`)
	all := map[string]*regexp.Regexp{
		"class": regexp.MustCompile(`^[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)*)*$`), "transform": regexp.MustCompile(`^translate\(-?[\d.]+ -?[\d.]+\)$`),
		"fill": regexp.MustCompile(`^url\(#pp-(reserved|adds|blank)\)$`), "d": regexp.MustCompile(`^[MLl\d. z-]+$`), "viewBox": regexp.MustCompile(`^0 0 1200 [\d.]+$`),
		"text-anchor": regexp.MustCompile(`^(middle|end)$`),
	}
	for _, name := range []string{"x", "y", "width", "height", "rx", "cx", "cy", "r"} {
		all[name] = number
	}
	return all
}

// frame and line are what was drawn, where it stands on the whole poster.
type frame struct{ x, y, w, h float64 }

type line struct {
	frame
	text, class string
	at          float64 // the share of its width left of where it was put
}

// drawn is a poster as an XML parser sees it.
type drawn struct {
	w, h   float64
	frames []frame
	lines  []line
	title  string
	desc   string
	style  string
}

// audit parses a poster, and complains of every element and value that does not
// belong there.
func audit(t *testing.T, svg []byte) drawn {
	t.Helper()
	var d drawn
	type open struct {
		name string
		x, y float64 // of what is inside
	}
	stack := []open{{}}
	names, values := allowed(), shapes()
	dec := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("this is no XML: %v", err)
		}
		top := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			attributes := map[string]string{}
			for _, a := range x.Attr {
				name := a.Name.Local
				if !slices.Contains(names[x.Name.Local], name) || a.Name.Space != "" {
					t.Fatalf("<%s> has the attribute %v", x.Name.Local, a.Name)
				}
				if shape := values[name]; shape != nil && !shape.MatchString(a.Value) && !(top.name == "" || top.name == "defs") {
					t.Fatalf("<%s> has %s=%q", x.Name.Local, name, a.Value)
				}
				attributes[name] = a.Value
			}
			if names[x.Name.Local] == nil {
				t.Fatalf("there is an element <%s>", x.Name.Local)
			}
			n := func(name string) float64 { v, _ := strconv.ParseFloat(attributes[name], 64); return v }
			next := open{x.Name.Local, top.x, top.y}
			switch {
			case slices.ContainsFunc(stack, func(o open) bool { return o.name == "defs" }):
			case x.Name.Local == "svg" && top.name == "":
				d.w, d.h = n("width"), n("height")
			case x.Name.Local == "svg":
				next.x, next.y = top.x+n("x"), top.y+n("y")
			case x.Name.Local == "g" && attributes["transform"] != "":
				both := strings.Fields(strings.TrimSuffix(strings.TrimPrefix(attributes["transform"], "translate("), ")"))
				dx, _ := strconv.ParseFloat(both[0], 64)
				dy, _ := strconv.ParseFloat(both[1], 64)
				next.x, next.y = top.x+dx, top.y+dy
			case x.Name.Local == "rect":
				d.frames = append(d.frames, frame{top.x + n("x"), top.y + n("y"), n("width"), n("height")})
			case x.Name.Local == "text":
				l := line{class: attributes["class"], frame: frame{x: top.x + n("x"), y: top.y + n("y")}}
				switch attributes["text-anchor"] {
				case "middle":
					l.at = 0.5
				case "end":
					l.at = 1
				}
				d.lines = append(d.lines, l)
			}
			stack = append(stack, next)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			switch {
			case top.name == "text":
				d.lines[len(d.lines)-1].text += string(x)
			case top.name == "title" && len(stack) == 3:
				d.title += string(x)
			case top.name == "desc":
				d.desc += string(x)
			case top.name == "style":
				d.style += string(x)
			case strings.TrimSpace(string(x)) != "" && top.name != "title" && top.name != "scenario":
				t.Fatalf("<%s> has the text %q", top.name, x)
			}
		default:
			t.Fatalf("there is a %T", x)
		}
	}
	for i := range d.lines {
		d.lines[i].measure(t)
	}
	return d
}

// measure finds the box of a line by the widths that the poster was made with.
func (l *line) measure(t *testing.T) {
	t.Helper()
	class, _, _ := strings.Cut(l.class, " ")
	for f := range faces {
		if look := f.look(); look.class == class {
			l.w, l.h = f.width(l.text), look.size*0.9
			l.x -= l.w * l.at
			l.y -= look.size * 0.75
			return
		}
	}
	t.Fatalf("no face has the class %q", class)
}

// tidy: no line leaves the frame that it begins in or the poster, and none lies on
// another.
func (d drawn) tidy(t *testing.T) {
	t.Helper()
	for i, l := range d.lines {
		if l.x < 0 || l.x+l.w > d.w || l.y < 0 || l.y+l.h > d.h {
			t.Errorf("%q leaves the poster", l.text)
		}
		x, y := l.x+1+(l.w-2)*l.at, l.y+l.h/2
		var in *frame
		for n := range d.frames {
			f := &d.frames[n]
			if f.x <= x && x <= f.x+f.w && f.y <= y && y <= f.y+f.h && (in == nil || f.w*f.h < in.w*in.h) {
				in = f
			}
		}
		if in != nil && (l.x < in.x-0.6 || l.x+l.w > in.x+in.w+0.6) {
			t.Errorf("%q is %.0f wide and stands at %.0f of a frame of %.0f", l.text, l.w, l.x-in.x, in.w)
		}
		for _, o := range d.lines[:i] {
			if min(l.x+l.w, o.x+o.w)-max(l.x, o.x) > 1 && min(l.y+l.h, o.y+o.h)-max(l.y, o.y) > 3 {
				t.Errorf("%q lies on %q", l.text, o.text)
			}
		}
	}
}

func (d drawn) says(text string) bool {
	return slices.ContainsFunc(d.lines, func(l line) bool { return l.text == text })
}
