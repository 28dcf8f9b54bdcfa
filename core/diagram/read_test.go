package diagram

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// Another program may have written the file anew.
func TestReadWhatWasWrittenAnew(t *testing.T) {
	for name, svg := range map[string]string{
		"with entities":   `<svg><metadata><scenario xmlns="` + namespace + `" at="7" release="4.20.0">{&quot;title&quot;:&quot;a &lt; b &amp; c&quot;}</scenario></metadata></svg>`,
		"with numbers":    `<svg><scenario at="7" xmlns="` + namespace + `" release="4.20.0">{&#34;title&#x22;:"a &#60; b &#x26; c"}</scenario></svg>`,
		"with a prefix":   `<svg><x:scenario xmlns:x="` + namespace + `" at='7' x:y="" release="4.20.0">{"title":"a &lt; b &amp; c"}</x:scenario></svg>`,
		"with line ends":  "<svg>\n<scenario\n   xmlns=\"" + namespace + "\"\n   release = \"4.20.0\"\r\n\tat=\"7\">\n{\"title\":\"a &lt; b &amp; c\"}\n</scenario></svg>",
		"with CDATA":      `<svg><scenario xmlns="` + namespace + `" release="4.20.0" at="7"><![CDATA[{"title":"a < b & c"}]]></scenario></svg>`,
		"behind a decoy":  `<svg><title>xmlns="` + namespace + `"</title><scenario xmlns="` + namespace + `" release="4.20.0" at="7">{"title":"a &lt; b &amp; c"}</scenario></svg>`,
		"with odd spaces": `<scenario  xmlns="` + namespace + `"  compare=""  release="4.20.0"  at="7" >{"title":"a &lt; b &amp; c"}</scenario>`,
	} {
		c, err := Read([]byte(svg))
		if err != nil || string(c.Scenario) != `{"title":"a < b & c"}` || c.Release != "4.20.0" || c.At != "7" || c.Compare != "" {
			t.Errorf("%s: %q, %+v, %v", name, c.Scenario, c, err)
		}
	}
}

// What is no poster is told, whatever it is, and at once.
func TestReadWhatIsNoPoster(t *testing.T) {
	tag := `<scenario xmlns="` + namespace + `">`
	for name, c := range map[string]struct{ svg, want string }{
		"nothing":            {"", "carries no scenario"},
		"another picture":    {"<svg><title>" + namespace + "</title></svg>", "carries no scenario"},
		"no end of the tag":  {`<scenario xmlns="` + namespace, "carries no scenario"},
		"no end":             {tag + "{}", "does not end"},
		"another end":        {tag + "{}</metadata>", "does not end"},
		"too much":           {strings.Repeat(" ", maxRead+1), "more than 8388608"},
		"too much inside":    {tag + strings.Repeat(" ", 6*MaxCarried+1) + "</scenario>", "more than 6291456"},
		"many tags":          {strings.Repeat("<a>", maxRead/3), "carries no scenario"},
		"many openings":      {strings.Repeat("<", maxRead), "carries no scenario"},
		"many openings, one": {strings.Repeat("<", maxRead-1) + ">", "carries no scenario"},
		"many namespaces":    {strings.Repeat(namespace, maxRead/len(namespace)), "carries no scenario"},
	} {
		begin := time.Now()
		_, err := Read([]byte(c.svg))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%s takes %v", name, took)
		}
	}
	ampersands := tag + strings.Repeat("&", 6*MaxCarried) + "</scenario>"
	if c, err := Read([]byte(ampersands)); err != nil || len(c.Scenario) != 6*MaxCarried {
		t.Errorf("ampersands: %d bytes, %v", len(c.Scenario), err)
	}
}

func FuzzRead(f *testing.F) {
	svg := example(f, "issue-10598.yaml").first().SVG()
	begin := bytes.Index(svg, []byte("<metadata>"))
	f.Add(svg[begin : begin+600])
	f.Add(svg[begin:])
	f.Add([]byte(`<x:s xmlns:x='` + namespace + `' at="&#x41;&bogus;&"><![CDATA[{}]]></x:s>`))
	f.Add([]byte("<" + namespace + " a='>"))
	f.Fuzz(func(t *testing.T, svg []byte) {
		c, err := Read(svg)
		if err != nil {
			if c.Scenario != nil {
				t.Error("an error comes with a scenario")
			}
			return
		}
		if len(c.Scenario) > len(svg) {
			t.Errorf("%d bytes are read out of %d", len(c.Scenario), len(svg))
		}
		// What was read can be carried again, and is read as the same.
		if again := (Carried{Scenario: c.Scenario, At: "1"}); again.Fits() && plainJSON(c.Scenario) {
			twice, err := Read(again.append(nil))
			if err != nil || !bytes.Equal(bytes.TrimSpace(twice.Scenario), bytes.TrimSpace(c.Scenario)) {
				t.Errorf("%q is read again as %q: %v", c.Scenario, twice.Scenario, err)
			}
		}
	})
}

// plainJSON: nothing of it is escaped when it is carried, and it does not look as if
// it were escaped.
func plainJSON(text []byte) bool {
	for _, b := range text {
		if b < ' ' || b > '~' || b == '<' || b == '>' || b == '&' {
			return false
		}
	}
	return true
}
