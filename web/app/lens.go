package app

import (
	"fmt"
	"slices"

	"placement-playground/core/cloud"
	"placement-playground/core/lens"
	"placement-playground/core/placement"
	"placement-playground/core/scenario"
	"placement-playground/core/words"
)

type (
	// LensOnly shows only pairs that no host could run, or one; or all pairs.
	LensOnly struct{ Problems bool }
	// LensAt shows what decides for a pair on a host, or no more if it is shown.
	LensAt struct {
		Pair int
		Host cloud.ID
	}
)

func (LensOnly) msg() {}
func (LensAt) msg()   {}

const (
	lensQuestions  = 5_000 // bounds a slice
	maxLensColumns = 30    // that are drawn
	maxLensCells   = 2_400 // of the rows and columns that are drawn
)

// look is a lens of what is open, in the release that leads and in the other one. It
// is filled in place, so only the newest model may go on with it.
type look struct {
	of       *scenario.Scenario
	releases [2]string // that of the lead first
	lenses   []*lens.Lens
	columns  []lens.Column
	fits     [][]words.Fit // by column; nil: not yet made
	only     bool          // problems
	at       LensAt        // Host 0: nothing is shown
	made     bool
	says     Lens
}

// withLens begins with the lens of what is open, unless that is done. What is
// shown of it stays shown in other releases.
func (m Model) withLens() Model {
	releases := [2]string{m.lead().Release, m.Lanes[1-m.Lead].Release}
	if m.look.of == m.Scenario && m.look.releases == releases {
		return m
	}
	next := look{of: m.Scenario, releases: releases, only: m.look.only}
	if m.look.of == m.Scenario {
		next.at = m.look.at
	}
	m.look = next
	return m
}

func (m *Model) lensPending() bool { return m.Sheet == LensSheet && !m.look.made }

// next does a slice: asks some hosts, or makes some columns, and last the matrix.
func (l look) next() look {
	if l.lenses == nil {
		if err := l.begin(); err != nil {
			l.says.Problem, l.made = err.Error(), true
		}
		return l
	}
	asked := 0
	for _, of := range l.lenses {
		for !of.Done() && asked < lensQuestions {
			asked += of.Next()
		}
	}
	if l.columns == nil && l.asked() {
		l.columns = lens.Columns(l.of.Cloud, l.lenses...)
		l.fits = make([][]words.Fit, len(l.columns))
	}
	if l.columns == nil {
		return l
	}
	speaker := words.Speaker{Cloud: l.of.Cloud}
	for _, i := range l.shown() {
		if asked >= lensQuestions {
			return l
		}
		if l.fits[i] == nil {
			l.fits[i] = words.Fits(speaker, l.lenses[0], l.lenses[len(l.lenses)-1], l.columns[i].Pairs[0])
			asked += l.lenses[0].Cost()
		}
	}
	l.made, l.says = true, l.matrix(speaker)
	return l
}

func (l *look) begin() error {
	for i, name := range l.releases {
		if i > 0 && name == l.releases[0] {
			break
		}
		release, err := placement.Find(name)
		if err != nil {
			return err
		}
		of, err := lens.New(placement.Run{Cloud: l.of.Cloud, Release: release, Rules: l.of.Rules})
		if err != nil {
			return err
		}
		l.lenses = append(l.lenses, of)
	}
	return nil
}

func (l *look) asked() bool {
	return !slices.ContainsFunc(l.lenses, func(of *lens.Lens) bool { return !of.Done() })
}

// shown are the columns that are drawn.
func (l *look) shown() []int {
	var all []int
	for i := range l.columns {
		if (!l.only || l.columns[i].Seen[0].Problem() != lens.NoProblem) && len(all) < maxLensColumns {
			all = append(all, i)
		}
	}
	return all
}

// lensOnly makes the matrix anew, with other columns.
func (m Model) lensOnly(problems bool) Model {
	if m.look.only != problems {
		m.look.only, m.look.made = problems, m.look.says.Problem != ""
	}
	return m
}

// Named is the id of the cell.
func (at LensAt) Named() string { return fmt.Sprintf("fit-%d-%d", at.Pair, at.Host) }

func (m Model) lensAt(at LensAt) Model {
	if !m.look.made || m.look.says.Problem != "" || at.Pair < 0 || at.Pair >= len(m.look.lenses[0].Pairs) || at.Host != 0 && !m.Scenario.Cloud.HasHost(at.Host) {
		return m
	}
	if at == m.look.at {
		at = LensAt{}
	}
	m.look.at = at
	m.look.says = m.look.matrix(words.Speaker{Cloud: m.Scenario.Cloud})
	return m
}
