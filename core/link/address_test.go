package link_test

import (
	"strings"
	"testing"

	"placement-playground/core/link"
)

func addresses() []string {
	return []string{
		"#", "#s=1.abc.00000000", "1.0123456789abcdef.00000000", "https://example.org/play/#s=1.abc.00000000&at=vm:web-1/cluster:16/host:linux-02/tags&embed=1",
		"#example=a&release=4.20.0&compare=4.18&theme=dark&embed=1", "#%zz", "#theme=pink", "s=&s=2", "a#b#c", "at=%2F%&at=x y", "autoplay=1&lang=zh&controls=0&readonly=1&view=trace", strings.Repeat("a=b&", 500),
	}
}

func TestReadAddress(t *testing.T) {
	all := link.Address{Link: "1.abc_-.0123abcd", View: link.View{Embed: true, Theme: "dark", Shown: "trace", At: "vm:web-1/cluster:a%20b", Release: "4.20.0", Compare: "4.20.1", ReadOnly: true, Controls: "0", Lang: "zh", Autoplay: true}}
	const written = "s=1.abc_-.0123abcd&embed=1&theme=dark&view=trace&at=vm:web-1/cluster:a%20b&release=4.20.0&compare=4.20.1&readonly=1&controls=0&lang=zh&autoplay=1"
	for _, c := range []struct {
		name, text string
		want       link.Address
		written    string
	}{
		{"nothing", "", link.Address{}, ""},
		{"a hash", "#", link.Address{}, ""},
		{"everything", written, all, written},
		{"in another order", "#autoplay=1&lang=zh&controls=0&readonly=1&compare=4.20.1&release=4.20.0&at=vm:web-1/cluster:a%20b&view=trace&theme=dark&embed=1&s=1.abc_-.0123abcd", all, written},
		{"a whole address", "https://example.org/x?y=z&embed=0#" + written, all, written},
		{"a bare link", "1.0123456789abcdef.00000000", link.Address{Link: "1.0123456789abcdef.00000000"}, "s=1.0123456789abcdef.00000000"},
		{"a bare link with more", "#1.0123456789abcdef.00000000&embed=1", link.Address{Link: "1.0123456789abcdef.00000000", View: link.View{Embed: true}}, "s=1.0123456789abcdef.00000000&embed=1"},
		{"an example", "#example=issue-10598", link.Address{Example: "issue-10598"}, "example=issue-10598"},
		{"an example with signs", "#example=a%26b%20c", link.Address{Example: "a&b c"}, "example=a%26b%20c"},
		{"values that make no sense", "theme=pink&view=3d&embed=yes&controls=2&lang=tlh&readonly=0&autoplay=true", link.Address{}, ""},
		{"parameters of later versions", "later=1&theme=light&=&&x", link.Address{View: link.View{Theme: "light"}}, "theme=light"},
		{"twice", "theme=light&theme=dark", link.Address{View: link.View{Theme: "light"}}, "theme=light"},
		{"no escape", "example=100%&release=%4", link.Address{Example: "100%", View: link.View{Release: "%4"}}, "example=100%25&release=%254"},
		{"a long one", "example=" + strings.Repeat("x", 5000) + "&lang=en", link.Address{View: link.View{Lang: "en"}}, "lang=en"},
		{"signs in at", "at=vm:<b>", link.Address{View: link.View{At: "vm:<b>"}}, "at=vm:%3Cb%3E"},
	} {
		got := link.ReadAddress(c.text)
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		if s := got.String(); s != c.written {
			t.Errorf("%s is written as %q, want %q", c.name, s, c.written)
		}
	}
}

// Operands of the terminal are links or files.
func TestIs(t *testing.T) {
	payload := "xJjNboMwDIBfperZ"
	for text, want := range map[string]bool{
		"https://example.org/": true, "#s=1.a.b": true, "s=1.a.b": true, "#": true, "1." + payload + ".0123abcd": true, "1." + payload: true, "1." + payload + ".0123": true, "12." + payload + ".": true,
		"": false, "-": false, "issue-10598.yaml": false, "./1.yaml": false, "1.yaml": false, "1.a-scenario-with-a-long-name.yaml": false, "2024.notes/of-a-long-folder": false, "x." + payload: false, payload: false, "1.ünïcode-is-no-base64": false,
	} {
		if link.Is(text) != want {
			t.Errorf("%q is a link: %v", text, !want)
		}
	}
}
