package diagram

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"placement-playground/core/picture"
)

// large is a scenario with so many hosts, twenty in each cluster; the last host is
// emptied.
func large(t testing.TB, hosts int) pair {
	t.Helper()
	var clusters, vms []string
	var list []string
	for n := range hosts {
		tags := `["generic","ssd"]`
		if n%7 == 3 || n < 20 && hosts > 20 {
			tags = `["generic"]`
		}
		list = append(list, fmt.Sprintf(`{"name":"kvm-%05d","cores":32,"mhz":2400,"ramMiB":262144,"tags":%s}`, n, tags))
		for v := range 3 + n%12 {
			vms = append(vms, fmt.Sprintf(`{"name":"vm-%05d-%d","offering":"small","template":"t","host":"kvm-%05d"}`, n, v, n))
		}
		if len(list) == 20 || n == hosts-1 {
			clusters = append(clusters, fmt.Sprintf(`{"name":"cluster-%03d","hosts":[%s]}`, len(clusters)+1, strings.Join(list, ",")))
			list = nil
		}
	}
	return fromJSON(t, fmt.Sprintf(`{"title":"%d hosts","settings":{"vm.allocation.algorithm":"firstfit","migrate.vm.across.clusters":true},
		"clusters":[%s],"offerings":[{"name":"small","cores":2,"mhz":1000,"ramMiB":8192,"hostTag":"generic"}],"templates":[{"name":"t","templateTag":"ssd"}],
		"vms":[%s],"steps":[{"maintain":"kvm-%05d"}]}`, hosts, strings.Join(clusters, ","), strings.Join(vms, ","), hosts-1))
}

// However large the cloud: the drawing is bounded, and what is looked at is drawn.
func TestLargeClouds(t *testing.T) {
	for _, hosts := range []int{6, 40, 200, 1000} {
		p := large(t, hosts)
		stops := p.runs[0].Stops
		most, high := 0, 0.0
		for n := 0; n < len(stops); n += max(1, len(stops)/16) {
			svg := p.at(stops[n]).SVG()
			bare := p.at(stops[n])
			bare.Carried = Carried{}
			size := len(bare.SVG())
			most = max(most, size)
			d := audit(t, svg)
			d.tidy(t)
			high = max(high, d.h)
			if len(svg) > size+2*len(p.json)+300 {
				t.Errorf("%d hosts: what is carried makes the poster %d bytes larger", hosts, len(svg)-size)
			}
			e := &p.runs[0].Trace.Events[stops[n]]
			if e.At.Host != 0 && !card(see(p.moment(stops[n])), e.At.Host) {
				t.Errorf("%d hosts, step %d: the host that is looked at is not drawn", hosts, n+1)
			}
			if e.At.VM != 0 && !d.says(p.Scenario.Cloud.VM(e.At.VM).Name) {
				t.Errorf("%d hosts, step %d: the VM that is placed is not drawn", hosts, n+1)
			}
			cards := 0
			for _, l := range d.lines {
				if l.text == "CPU" {
					cards++
				}
			}
			if cards > maxHosts+maxClusters || cards == 0 {
				t.Errorf("%d hosts, step %d: %d cards", hosts, n+1, cards)
			}
			if left := hosts - cards; left > 0 && !strings.Contains(string(bare.SVG()), "more") && !strings.Contains(string(bare.SVG()), " hosts") {
				t.Errorf("%d hosts, step %d: %d hosts are not counted", hosts, n+1, left)
			}
		}
		t.Logf("%4d hosts: at most %d bytes, %.0f pixels high, and %d bytes carried", hosts, most, high, len(p.json))
		if most > 100_000 || high > 2_400 {
			t.Errorf("%d hosts: %d bytes, %.0f pixels", hosts, most, high)
		}
	}
}

// card: the host has one.
func card(s *seen, host int64) bool {
	for _, pod := range s.pods {
		for _, c := range pod.clusters {
			for _, h := range c.hosts {
				if h.ID == host {
					return true
				}
			}
		}
	}
	return false
}

// A scenario that is too large is not carried, and what Read says is clear.
func TestWhatIsTooLargeToBeCarried(t *testing.T) {
	p := large(t, 6).first()
	p.Carried.Scenario = append(p.Carried.Scenario, bytes.Repeat([]byte(" "), MaxCarried)...)
	if p.Carried.Fits() {
		t.Fatal("it fits")
	}
	svg := p.SVG()
	audit(t, svg)
	if _, err := Read(svg); err == nil || !strings.Contains(err.Error(), "carries no scenario") {
		t.Errorf("it is read with %v", err)
	}
	p.Carried.Scenario = p.Carried.Scenario[:MaxCarried]
	if c, err := Read(p.SVG()); err != nil || len(c.Scenario) == 0 {
		t.Errorf("the largest that fits is read with %v", err)
	}
}

// Hosts that are not drawn are counted by how they stand.
func TestHostsThatAreNotDrawn(t *testing.T) {
	p := large(t, 200)
	for _, event := range p.runs[0].Stops {
		m := p.At(p.runs, 0, event)
		for _, pod := range see(&m).pods {
			for _, c := range pod.clusters {
				sum := 0
				for _, r := range c.rest {
					sum += r.n
				}
				left := len(c.Hosts) - len(c.hosts)
				switch {
				case left == 0 && len(c.rest) > 0, left > 0 && (len(c.rest) == 0 || c.rest[0].n != left), sum > 2*left:
					t.Fatalf("%s: %d of %d hosts are drawn, the others are %+v", c.Name, len(c.hosts), len(c.Hosts), c.rest)
				}
			}
		}
	}
}

// A lane with many parts, and a part with many cells, is drawn around what is looked
// at, and the same in both lanes.
func TestLongLanes(t *testing.T) {
	for _, c := range []struct{ n, at, limit, from, to int }{
		{3, 2, 5, 0, 3}, {9, 0, 4, 0, 4}, {9, 8, 4, 5, 9}, {9, 5, 4, 3, 7}, {9, -1, 4, 0, 4},
	} {
		if from, to := span(c.n, c.at, c.limit); from != c.from || to != c.to {
			t.Errorf("%d things around %d are %d to %d", c.n, c.at, from, to)
		}
	}
	var cells []picture.LaneCell
	for n := range 30 {
		cells = append(cells, picture.LaneCell{Text: fmt.Sprint(n)})
	}
	for _, c := range []struct {
		part, cell         int
		first, last, count string
	}{{3, 0, "0", "+10", "21"}, {3, 15, "+5", "+5", "22"}, {3, 29, "+10", "29", "21"}, {4, 29, "0", "+10", "21"}} {
		got := window{now: 3, cell: c.cell}.cells(c.part, cells)
		if got[0].Text != c.first || got[len(got)-1].Text != c.last || fmt.Sprint(len(got)) != c.count {
			t.Errorf("around cell %d are drawn %+v", c.cell, got)
		}
	}
	var vms []string
	for n := range 40 {
		vms = append(vms, fmt.Sprintf(`{"name":"v%02d","offering":"o","template":"t","host":"h1"}`, n))
	}
	p := fromJSON(t, `{"title":"Many","clusters":[{"name":"c","hosts":[{"name":"h1"},{"name":"h2"}]}],"offerings":[{"name":"o"}],
		"templates":[{"name":"t"}],"vms":[`+strings.Join(vms, ",")+`],"steps":[{"maintain":"h1"}]}`)
	stops := p.runs[0].Stops
	for n := 0; n < len(stops); n += max(1, len(stops)/30) {
		event := stops[n]
		svg := p.at(event).SVG()
		d := audit(t, svg)
		d.tidy(t)
		left := 0
		for _, l := range d.lines {
			var n int
			if _, err := fmt.Sscanf(l.text, "+%d", &n); err == nil && !strings.HasSuffix(l.text, "more") {
				left += n
			}
		}
		if all := len(see(p.moment(event)).bars[0].Parts); left != 2*(all-maxParts) {
			t.Fatalf("of %d parts %d are left out in both lanes together", all, left)
		}
		if now := strings.Count(string(svg), `class="inset"`); now != 2 {
			t.Fatalf("%d cells are looked at in both lanes together", now)
		}
	}
}
