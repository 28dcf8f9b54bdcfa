package diagram

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/scenario"
)

// nasty are pieces of names that mean something to XML, to a style sheet, to an
// address, or to who reads them.
func nasty() []string {
	return []string{
		"<", "</text>", "<script>alert(1)</script>", "&", "&amp;", "&#0;", "]]>", "<![CDATA[", "<!--", "-->", "<?", "\"", "'", "javascript:alert(1)",
		"url(#x)", "}*{fill:red}", "</style>", "</scenario></metadata>", namespace, "\\u003c", "\\", "$ink;",
		"\u202e", "\u2066", "\u200f", "\u2028", "\n", "\t", "\x00", "\x1b[31m", "\x7f", "\u0085", "\ufffe", "\uffff", "\U0001fffe", "\U000e0041", "\ufeff",
		"שלום", "مرحبا", "日本語", "e\u0301\u0301\u0301\u0301", "﷽", "👩‍👩‍👧", "Œ", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "iiiiiiii", " ", "a b c", "web-1", strings.Repeat("x", 90),
	}
}

// hostile is a scenario whose every text is made by name. ok: it is one.
func hostile(t testing.TB, name func() string) (p pair, ok bool) {
	t.Helper()
	var b strings.Builder
	q := func(text string) string { return quoted(text) }
	fmt.Fprintf(&b, `{"title":%s,"about":%s,"links":[%s],"zone":{"name":%s},"pods":[{"name":%s},{"name":%s}],`,
		q(name()+"."), q(name()+name()), q("https://example.com/"+name()), q(name()+"z"), q(name()+"p"), q(name()+"q"))
	fmt.Fprintf(&b, `"settings":{"vm.allocation.algorithm":"firstfit","migrate.vm.across.clusters":true},"offerings":[{"name":%s,"hostTag":"ok,%s"}],"templates":[{"name":%s,"templateTag":"t"}],"clusters":[`,
		q(name()+"o"), strings.Repeat("T", 40), q(name()+"t"))
	var hosts, vms []string
	for c := range 3 {
		var list []string
		for h := range 3 {
			hosts = append(hosts, name()+fmt.Sprintf("h%d%d", c, h))
			list = append(list, fmt.Sprintf(`{"name":%s,"tags":["ok","%s"]}`, q(hosts[len(hosts)-1]), strings.Repeat("t", 20*h+1)))
		}
		if c > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, `{"name":%s,"pod":%d,"hosts":[%s]}`, q(name()+fmt.Sprint("c", c)), c/2+1, strings.Join(list, ","))
	}
	for v := range 5 {
		vms = append(vms, fmt.Sprintf(`{"name":%s,"offering":1,"template":1,"host":%s}`, q(name()+fmt.Sprint("v", v)), q(hosts[v%2*4])))
	}
	fmt.Fprintf(&b, `],"vms":[%s],"steps":[{"maintain":%s}]}`, strings.Join(vms, ","), q(hosts[0]))
	tree, err := scenario.JSONTree([]byte(b.String()))
	if err != nil {
		t.Fatalf("%v in %s", err, b.String())
	}
	if _, err := scenario.Decode(tree); err != nil {
		return pair{}, false
	}
	return run(t, tree), true
}

// harmless: the poster is XML without a surprise, tidy, and carries the scenario as
// it was.
func harmless(t *testing.T, p Poster) {
	t.Helper()
	svg := p.SVG()
	audit(t, svg).tidy(t)
	got, err := Read(svg)
	if err != nil {
		t.Fatal(err)
	}
	var was, is any
	if err := json.Unmarshal(p.Carried.Scenario, &was); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(got.Scenario, &is); err != nil || !reflect.DeepEqual(was, is) {
		t.Errorf("the poster carries %.200q instead of %.200q: %v", got.Scenario, p.Carried.Scenario, err)
	}
	if got.Release != p.Carried.Release || got.Compare != p.Carried.Compare || got.At != p.Carried.At {
		t.Errorf("the poster carries %+v", got)
	}
}

func TestHostileNames(t *testing.T) {
	drawn := 0
	for seed := range uint64(40) {
		dice := rand.New(rand.NewPCG(seed, 1))
		pieces := nasty()
		p, ok := hostile(t, func() string {
			name := ""
			for range 1 + dice.IntN(5) {
				if piece := pieces[dice.IntN(len(pieces))]; len(name)+len(piece) < 190 {
					name += piece
				}
			}
			return name
		})
		if !ok {
			continue
		}
		drawn++
		stops := p.runs[0].Stops
		for range 4 {
			harmless(t, p.at(stops[dice.IntN(len(stops))]))
		}
		harmless(t, p.first())
	}
	if drawn < 20 {
		t.Errorf("only %d of the scenarios could be drawn", drawn)
	}
}

func FuzzPoster(f *testing.F) {
	for i, piece := range nasty() {
		f.Add(piece, nasty()[(i+1)%len(nasty())], uint(i))
	}
	f.Fuzz(func(t *testing.T, one, other string, step uint) {
		if len(one)+len(other) > 150 {
			return
		}
		n := 0
		p, ok := hostile(t, func() string {
			n++
			return [...]string{one, other, one + other, ""}[n%4]
		})
		if !ok {
			return
		}
		stops := p.runs[0].Stops
		harmless(t, p.at(stops[int(step%uint(len(stops)))]))
	})
}
