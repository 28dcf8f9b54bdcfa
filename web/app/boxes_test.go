package app_test

import (
	"fmt"
	"strings"
	"testing"

	"placement-playground/web/app"
)

// open is the page with one scenario, given as JSON.
func open(t *testing.T, scenario string) app.Model {
	t.Helper()
	m := after(app.New([]app.Example{{Name: "own", Text: []byte(scenario)}}), app.ChooseExample{Name: "own"})
	if m.Problem != "" {
		t.Fatal(m.Problem)
	}
	return m
}

// host is a card of the screen by its name.
func host(t *testing.T, s app.Screen, name string) app.HostCard {
	t.Helper()
	for _, pod := range s.Pods {
		for _, c := range pod.Clusters {
			for _, h := range c.Hosts {
				if h.Name == name {
					return h
				}
			}
		}
	}
	t.Fatalf("there is no host %s on the screen", name)
	return app.HostCard{}
}

const fullHouse = `{"title":"A full house","compare":["4.20.1"],
	"settings":{"vm.allocation.algorithm":"firstfit","host.capacityType.to.order.clusters":"RAM"},
	"clusters":[{"name":"kvm","hosts":[
		{"name":"busy","cores":4,"mhz":1000,"ramMiB":8192,"usedMHz":1500,"usedMiB":6144,"reservedMHz":500},
		{"name":"down","status":"Down"},
		{"name":"shut","resourceState":"Disabled"}]}],
	"offerings":[{"name":"small","cores":1,"mhz":1000,"ramMiB":1024}],"templates":[{"name":"t"}],
	"vms":[{"name":"web","offering":"small","template":"t"}],"steps":[{"deploy":"web"}]}`

// What is used, reserved and would be added is drawn to scale and said.
func TestCapacityOfAHost(t *testing.T) {
	m := after(open(t, fullHouse), app.SetLevel{Level: 3}, app.First{})
	before := host(t, m.Screen(), "busy")
	for !strings.Contains(m.Screen().Why.Sentence, "busy is suitable") {
		if m.Screen().Time.AtEnd {
			t.Fatal("the host is never suitable")
		}
		m = after(m, app.Step{N: 1})
	}
	checked := host(t, m.Screen(), "busy")
	end := host(t, after(m, app.Last{}).Screen(), "busy")
	for _, test := range []struct {
		when      string
		got, want app.Bar
	}{
		{"CPU before", before.CPU, app.Bar{Used: 38, Reserved: 13, Text: "1500 MHz of 4000 MHz used, 500 MHz reserved"}},
		{"CPU checked", checked.CPU, app.Bar{Used: 38, Reserved: 13, Adds: 25, Text: "1500 MHz of 4000 MHz used, 500 MHz reserved, this VM would add 1000 MHz"}},
		{"RAM checked", checked.RAM, app.Bar{Used: 75, Adds: 13, Text: "6 GiB of 8 GiB used, this VM would add 1 GiB"}},
		{"RAM at the end", end.RAM, app.Bar{Used: 88, Text: "7 GiB of 8 GiB used"}},
	} {
		if test.got != test.want {
			t.Errorf("%s: %+v, want %+v", test.when, test.got, test.want)
		}
	}
	if len(end.VMs) != 1 || !end.VMs[0].Moved {
		t.Errorf("at the end the host has %+v", end.VMs)
	}
	if share := m.Screen().Pods[0].Clusters[0].Share; share != "8 % of RAM" {
		t.Errorf("of the cluster is in use %q", share)
	}
}

// A host that no plan asks says why.
func TestHostsThatAreNotAsked(t *testing.T) {
	s := after(open(t, fullHouse), app.First{}).Screen()
	for name, want := range map[string]string{"down": "down", "shut": "disabled"} {
		if h := host(t, s, name); h.Verdict != want || h.Tone != app.Warn {
			t.Errorf("%s: %q in tone %q", name, h.Verdict, h.Tone)
		}
	}
	failed := after(opened(t, ""), app.Last{}).Screen()
	if h := host(t, failed, "linux-01"); h.Verdict != "✗ error in maintenance" || h.Tone != app.Bad {
		t.Errorf("linux-01 ends as %q in tone %q", h.Verdict, h.Tone)
	}
}

// On a host with many VMs twelve are drawn and the others are counted.
func TestManyVMs(t *testing.T) {
	var vms []string
	for n := range 15 {
		vms = append(vms, fmt.Sprintf(`{"name":"v%d","offering":"o","template":"t","host":"h"}`, n))
	}
	s := open(t, `{"title":"Many","settings":{"vm.allocation.algorithm":"firstfit"},"clusters":[{"name":"c","hosts":[{"name":"h"},{"name":"other"}]}],
		"offerings":[{"name":"o"}],"templates":[{"name":"t"}],"vms":[`+strings.Join(vms, ",")+`],"steps":[{"maintain":"h"}]}`).Screen()
	if h := host(t, s, "h"); len(h.VMs) != 12 || h.More != 3 {
		t.Errorf("%d VMs are drawn and %d counted", len(h.VMs), h.More)
	}
}

func TestATagRuleIsOnItsHost(t *testing.T) {
	s := opened(t, "example=tag-rule").Screen()
	if got := host(t, s, "fast").Rule; got != "tags.indexOf('ssd') >= 0" {
		t.Errorf("the rule of fast is %q", got)
	}
	if got := host(t, s, "kvm-1").Rule; got != "" {
		t.Errorf("a host without a rule has %q", got)
	}
}
