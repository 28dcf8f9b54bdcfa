package link

import (
	"slices"
	"strings"
)

// Address is what the fragment of a page's address says: what is opened, and how it is
// looked at. The zero value says nothing.
type Address struct {
	Link    string // as Decode reads it
	Example string // the name of one that comes with the playground
	Mine    string // the number of one that this browser keeps
	View
}

// View is how a scenario is looked at. What is empty is left to the page.
type View struct {
	Embed            bool
	Theme            string // auto, light or dark
	Shown            string // cloud, trace or compare; the parameter "view"
	At               string // a step, as core/link/step names it, with its own escapes
	Release, Compare string
	ReadOnly         bool
	Controls         string // 1 or 0
	Lang             string // en or zh
	Autoplay         bool
}

// MaxParameter is how long a parameter of an address may be, other than a link.
const MaxParameter = 4_096

// ReadAddress reads a fragment, or a whole address that has one, or a bare link. What
// it does not know, or what makes no sense, it leaves out: what later versions write
// still opens. Of parameters that stand twice the first counts.
func ReadAddress(text string) Address {
	if at := strings.IndexByte(text, '#'); at >= 0 {
		text = text[at+1:]
	}
	var a Address
	seen := map[string]bool{}
	for parameter := range strings.SplitSeq(text, "&") {
		key, value, found := strings.Cut(parameter, "=")
		if !found && bare(parameter) {
			key, value = "s", parameter
		}
		if key != "s" && len(value) > MaxParameter || seen[key] {
			continue
		}
		seen[key] = true
		a.take(key, value)
	}
	return a
}

func (a *Address) take(key, value string) {
	switch key {
	case "s":
		a.Link = Unescape(value)
	case "example":
		a.Example = Unescape(value)
	case "mine":
		a.Mine = Unescape(value)
	case "embed":
		a.Embed = value == "1"
	case "theme":
		a.Theme = oneOf(value, "auto", "light", "dark")
	case "view":
		a.Shown = oneOf(value, "cloud", "trace", "compare")
	case "at":
		a.At = value
	case "release":
		a.Release = Unescape(value)
	case "compare":
		a.Compare = Unescape(value)
	case "readonly":
		a.ReadOnly = value == "1"
	case "controls":
		a.Controls = oneOf(value, "0", "1")
	case "lang":
		a.Lang = oneOf(value, "en", "zh")
	case "autoplay":
		a.Autoplay = value == "1"
	}
}

func oneOf(value string, known ...string) string {
	if slices.Contains(known, value) {
		return value
	}
	return ""
}

// String is the fragment, without its "#": always in this order, so that the same view
// has the same address.
func (a Address) String() string {
	var parts []string
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, key+"="+value)
		}
	}
	flag := func(key string, on bool) {
		if on {
			add(key, "1")
		}
	}
	add("s", Escape(a.Link))
	add("example", Escape(a.Example))
	add("mine", Escape(a.Mine))
	flag("embed", a.Embed)
	add("theme", a.Theme)
	add("view", a.Shown)
	add("at", escape(a.At, "/:%"))
	add("release", Escape(a.Release))
	add("compare", Escape(a.Compare))
	flag("readonly", a.ReadOnly)
	add("controls", a.Controls)
	add("lang", a.Lang)
	flag("autoplay", a.Autoplay)
	return strings.Join(parts, "&")
}

// Is reports whether a text is meant as a link, or as an address with one, and not as
// the name of a file.
func Is(text string) bool {
	return strings.HasPrefix(text, "#") || strings.HasPrefix(text, "s=") || strings.Contains(text, "://") || bare(text)
}

// bare is a link without an address, perhaps a damaged one: digits, a dot, and more of
// base64 than the endings of files have.
func bare(text string) bool {
	version, rest, _ := strings.Cut(text, ".")
	payload, sum, _ := strings.Cut(rest, ".")
	for i := range len(payload) {
		if !safe(payload[i]) {
			return false
		}
	}
	return version != "" && strings.Trim(version, "0123456789") == "" && len(payload) >= 16 && strings.Trim(sum, "0123456789abcdef") == ""
}
