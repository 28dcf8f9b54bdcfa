package view

import (
	"fmt"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"placement-playground/core/draft"
	"placement-playground/core/picture"
	"placement-playground/web/app"
)

// cloud is the zone as it stands at this step.
func (p *Page) cloud(s app.Screen) goapp.UI {
	return el("main").ID("cloud").Class("cloud", "tool-"+string(s.Draw.Tool)).DataSet("ref", "zone-0").TabIndex(-1).
		OnClick(p.click).OnDblClick(p.rename).Body(
		p.supposed(s.Supposed),
		p.heading(s.Heading),
		goapp.If(s.Draw.Empty, func() goapp.UI { return p.beginnings() }),
		goapp.Range(s.Pods).Slice(func(i int) goapp.UI {
			pod := s.Pods[i]
			return el("section").Class("pod").DataSet("ref", refOf(draft.Pod, pod.ID)).Aria("label", "Pod "+pod.Name).Body(
				goapp.If(len(s.Pods) > 1, func() goapp.UI { return el("h2").Class("podname").Text("Pod " + pod.Name) }),
				el("div").Class("clusters").Body(
					goapp.Range(pod.Clusters).Slice(func(j int) goapp.UI {
						return &clusterBox{Box: pod.Clusters[j], page: p}
					}),
				),
			)
		}),
		p.idle(s.Idle),
	)
}

func (p *Page) heading(h app.Heading) goapp.UI {
	phrases := h.Phrases()
	return el("div").Class("zone").Body(goapp.Range(phrases).Slice(func(i int) goapp.UI {
		phrase := el("span").Body(goapp.Range(phrases[i]).Slice(func(j int) goapp.UI { return bit(phrases[i][j]) }))
		if i == 0 && h.VM != "" {
			return phrase.Class("wide") // the zone: what is being placed is said in any case
		}
		return phrase
	}))
}

func bit(b picture.Bit) goapp.UI {
	switch b.Kind {
	case picture.Name:
		return el("strong").Text(b.Text)
	case picture.PlacedVM:
		return el("span").Class("vm", "now").Text(b.Text)
	case picture.WantedTag:
		return el("span").Class("tag", "wanted").Text(b.Text)
	case picture.Warning:
		return el("span").Class("warn").Text(b.Text)
	}
	return goapp.Text(b.Text)
}

// clusterBox is a component of its own, so that a step renders only the
// clusters that changed.
type clusterBox struct {
	goapp.Compo
	Box  app.ClusterBox
	page *Page
}

// Render draws the cluster and its hosts.
func (b *clusterBox) Render() goapp.UI {
	c := b.Box
	class := []string{"cluster"}
	if c.Now {
		class = append(class, "now", string(c.Tone))
	}
	if c.Faded {
		class = append(class, "faded")
	}
	if c.Drawn.Selected {
		class = append(class, "selected")
	}
	ref := refOf(draft.Cluster, c.ID)
	return el("section").ID(ref).DataSet("ref", ref).Class(class...).Aria("label", "Cluster "+c.Name).Body(
		b.page.renameField(c.Drawn),
		el("button").Attr("type", "button").ID("head-"+ref).Class("cluster-head").Title("Go to what decided about this cluster").Body(
			goapp.If(c.Place != "", func() goapp.UI {
				return el("span").Class("place", places(c)).Title("Place in the order of clusters").Text(c.Place)
			}),
			el("strong").Text(c.Name),
			el("span").Class("verdict", string(c.Tone)).Text(c.Verdict),
			el("span").Class("dim", "detail").Text(strings.TrimSuffix(c.Kind+" · "+c.Share, " · ")),
		),
		goapp.If(c.Share != "", func() goapp.UI {
			return gauge("aggregate", "in use", app.Bar{Used: c.Percent, Text: c.Share})
		}).Else(func() goapp.UI { return el("div").Class("gauge", "aggregate", "uncounted") }),
		el("div").Class("hosts").Body(goapp.Range(c.Hosts).Slice(func(i int) goapp.UI { return &hostCard{Card: c.Hosts[i], page: b.page} })),
	)
}

func places(c app.ClusterBox) string {
	if c.Now {
		return "here"
	}
	return "there"
}

// hostCard is a component, too: in a step one or two hosts change.
type hostCard struct {
	goapp.Compo
	Card app.HostCard
	page *Page
}

// Render draws the host.
func (c *hostCard) Render() goapp.UI {
	h := c.Card
	class := []string{"host", string(h.Tone)}
	if h.Now {
		class = append(class, "now")
	}
	if h.Source {
		class = append(class, "source")
	}
	if h.Faded {
		class = append(class, "faded")
	}
	if h.Drawn.Selected {
		class = append(class, "selected")
	}
	ref := refOf(draft.Host, h.ID)
	return el("article").ID(ref).DataSet("ref", ref).Class(class...).Body(
		c.page.renameField(h.Drawn),
		el("button").Attr("type", "button").ID("head-"+ref).Class("host-head").Title("Go to what decided about this host").Body(
			el("strong").Text(h.Name),
			el("span").Class("verdict", string(h.Tone)).Text(h.Verdict),
		),
		goapp.If(h.Rule != "", func() goapp.UI {
			return el("div").Class("rule").Title("tag rule: "+h.Rule).Body(el("span").Text("rule"), el("code").Text(h.Rule))
		}),
		el("div").Class("tags").Body(goapp.Range(h.Tags).Slice(func(i int) goapp.UI { return tag(h.Tags[i]) })),
		gauge("cpu", "CPU", h.CPU),
		gauge("ram", "RAM", h.RAM),
		el("div").Class("vms").Body(
			goapp.Range(h.VMs).Slice(func(i int) goapp.UI {
				v := h.VMs[i]
				class := []string{"vm"}
				if v.Now {
					class = append(class, "now")
				}
				if v.Moved {
					class = append(class, "moved")
				}
				if v.Drawn.Selected {
					class = append(class, "selected")
				}
				if v.Drawn.Renaming {
					return c.page.renameField(v.Drawn)
				}
				ref := refOf(draft.VM, v.ID)
				return el("button").Attr("type", "button").ID("head-"+ref).DataSet("ref", ref).Class(class...).Text(v.Name)
			}),
			goapp.If(h.More > 0, func() goapp.UI { return el("span").Class("vm", "dim").Text(picture.More(h.More)) }),
		),
	)
}

func tag(t app.TagChip) goapp.UI {
	switch t.Tone {
	case app.Good:
		return el("span").Class("tag", "hit").Title("wanted, and there").Text(t.Name)
	case app.Bad:
		return el("span").Class("tag", "miss").Title("wanted, and missing").Body(el("del").Text(t.Name))
	}
	return el("span").Class("tag").Text(t.Name)
}

// gauge draws capacity. It is an SVG, because a content security policy forbids
// style attributes, and as few elements as can be: a cloud has many gauges.
func gauge(class, label string, b app.Bar) goapp.UI {
	says := label + ": " + b.Text
	return el("div").Class("gauge", class).Title(says).Role("img").Aria("label", says).Body(
		svg("svg").Attr("viewBox", "0 0 100 6").Attr("preserveAspectRatio", "none").Body(
			piece("used", 0, b.Used), piece("reserved", b.Used, b.Reserved), piece("adds", b.Used+b.Reserved, b.Adds),
		),
	)
}

func piece(class string, from, width int) goapp.UI {
	return goapp.If(width > 0, func() goapp.UI {
		width = max(0, min(width, 100-from))
		return svg("path").Class(class).Attr("d", fmt.Sprintf("M%d 0h%dv6h-%dz", from, width, width))
	})
}
