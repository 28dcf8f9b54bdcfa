package lens_test

import (
	"fmt"
	"testing"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/placement"
)

// large is a cloud of clusters of 20 hosts, 20 offerings and 20 templates. Hosts of a
// cluster are alike but for their tags; or each is of its own kind.
func large(tb testing.TB, hosts int, own bool) *cloud.Cloud {
	tb.Helper()
	c := cloud.Cloud{Zone: cloud.Zone{ID: 1, Name: "zone"}, Settings: cloud.DefaultSettings(), Pods: []cloud.Pod{{ID: 1, Name: "pod"}}}
	tags := []string{"ssd", "hdd", "linux", "windows", "gold", "silver"}
	for i := range int64(20) {
		c.Offerings = append(c.Offerings, cloud.Offering{ID: i + 1, Name: fmt.Sprintf("offering-%d", i+1), Cores: 1 + i, MHz: 1_000, RAMMiB: 1_024 * (1 + i), HostTag: tags[i%4]})
		c.Templates = append(c.Templates, cloud.Template{ID: i + 1, Name: fmt.Sprintf("template-%d", i+1), Tag: tags[i%6], RequiresHVM: i%2 == 0, Arch: cloud.AMD64, Category: i})
		c.Categories = append(c.Categories, cloud.Category{ID: i + 1, Name: fmt.Sprintf("category-%d", i+1)})
	}
	c.Domains, c.Accounts = []cloud.Domain{{ID: 1, Name: "ROOT"}}, []cloud.Account{{ID: 1, Name: "user", Domain: 1}}
	for i := range int64(hosts+19) / 20 {
		c.Clusters = append(c.Clusters, cloud.Cluster{ID: i + 1, Name: fmt.Sprintf("cluster-%d", i+1), Pod: 1, Hypervisor: cloud.KVM, Arch: cloud.AMD64, CPUOvercommit: 1, RAMOvercommit: 1})
	}
	for i := range int64(hosts) {
		h := cloud.Host{ID: i + 1, Name: fmt.Sprintf("host-%d", i+1), Cluster: i/20 + 1, Status: cloud.Up, ResourceState: cloud.Enabled,
			Tags: []string{tags[i%2], tags[2+i/2%2], "rack"}, Cores: 16, MHz: 2_000, RAMMiB: 65_536, Capabilities: "hvm", ExtraUsedCPUMHz: i}
		if own {
			h.Tags[2] = fmt.Sprintf("rack-%d", i)
		}
		c.Hosts = append(c.Hosts, h)
	}
	made, err := cloud.New(c)
	if err != nil {
		tb.Fatal(err)
	}
	return made
}

// BenchmarkLens asks all 400 pairs of all hosts. What it costs is kinds of pairs
// times kinds of hosts; s/slice is the longest single step.
func BenchmarkLens(b *testing.B) {
	releases := placement.Releases()
	for _, kind := range []struct {
		name string
		own  bool
	}{{"alike", false}, {"own", true}} {
		c := large(b, 1_000, kind.own)
		b.Run(kind.name, func(b *testing.B) {
			for b.Loop() {
				l, err := lens.New(placement.Run{Cloud: c, Release: releases[len(releases)-1]})
				if err != nil {
					b.Fatal(err)
				}
				questions := 0
				for !l.Done() {
					questions += l.Next()
				}
				_, all := l.Progress()
				columns := lens.Columns(c, l)
				b.ReportMetric(float64(len(l.Rows)), "rows")
				b.ReportMetric(float64(all), "kinds")
				b.ReportMetric(float64(len(columns)), "columns")
				b.ReportMetric(float64(questions), "questions")
			}
		})
	}
}
