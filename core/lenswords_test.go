package core_test

import (
	"slices"
	"strings"
	"testing"

	"placement-playground/core/lens"
	"placement-playground/core/trace"
	"placement-playground/core/words"
)

// What decides is said in a few words, and all that is asked in sentences. The few
// words stand for many hosts, so they name none.
func TestALensIsSaid(t *testing.T) {
	rules, sentences := map[trace.Rule]int{}, 0
	for seed := range uint64(lensClouds / 2) {
		s := randomScenario(t, seed)
		speaker := words.Speaker{Cloud: s.Cloud}
		for _, release := range lensReleases(t) {
			l := looked(t, s, release)
			for pair := range l.Pairs {
				fits := words.Fits(speaker, l, nil, pair)
				for row, fit := range fits {
					cell := l.Cell(pair, row)
					rules[cell.Rule]++
					named := strings.Contains(fit.Text, "host-") || strings.Contains(fit.Text, "cluster-") || strings.Contains(fit.Text, "pod-")
					if (fit.Text == "") != (cell.Answer == lens.Yes) || strings.Contains(fit.Text, "%!") || strings.HasSuffix(fit.Text, " ") || strings.Contains(fit.Text, "none") ||
						named && cell.Rule != trace.ListRule && l.Refused(pair) == "" {
						t.Errorf("seed %d, %s: %+v is said as %q", seed, release.Name, cell, fit.Text)
					}
					if l.Refused(pair) != "" || (pair+row)%5 != 0 {
						continue
					}
					asked, decides, err := l.Asked(pair, l.Rows[row].Hosts[0])
					if err != nil {
						t.Fatal(err)
					}
					for i := range asked {
						sentences++
						if text := words.UnfitSentence(speaker, &asked[i]); clumsy(text, &asked[i].Event) != "" {
							t.Errorf("%+v is said as %q, which %s", asked[i], text, clumsy(text, &asked[i].Event))
						}
					}
					if note := words.Elsewhere(speaker, asked, decides); note != "" && cell.Rule != trace.ClusterHypervisor {
						t.Errorf("%+v is listed elsewhere: %s", cell, note)
					}
				}
			}
			rowsAreTheLens(t, speaker, l)
		}
	}
	if len(rules) < 14 || sentences < 10_000 {
		t.Errorf("%d rules decide, and %d sentences are said: %v", len(rules), sentences, rules)
	}
}

// rowsAreTheLens: every host stands in one row of words, with its own cells, and no two
// rows of a cluster say the same.
func rowsAreTheLens(t *testing.T, s words.Speaker, l *lens.Lens) {
	t.Helper()
	var pairs [][]words.Fit
	for pair := range l.Pairs {
		pairs = append(pairs, words.Fits(s, l, nil, pair))
	}
	seen := 0
	rows := words.FitRows(l, pairs)
	for n, r := range rows {
		for _, o := range rows[n+1:] {
			if o.Cluster == r.Cluster && slices.Equal(o.Cells, r.Cells) {
				t.Errorf("two rows say the same: %v and %v", r.Hosts, o.Hosts)
			}
		}
		for i, row := range l.Rows {
			for _, host := range row.Hosts {
				if !slices.Contains(r.Hosts, host) {
					continue
				}
				seen++
				for pair := range l.Pairs {
					if r.Cells[pair] != pairs[pair][i] || r.Cluster != row.Cluster {
						t.Errorf("of host %d it is said %+v, want %+v", host, r.Cells[pair], pairs[pair][i])
					}
				}
			}
		}
	}
	if seen != len(s.Cloud.Hosts) {
		t.Errorf("%d of %d hosts stand in rows", seen, len(s.Cloud.Hosts))
	}
}
