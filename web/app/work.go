package app

import "slices"

// Work is the next slice of what takes long. It comes after the page was
// painted, so that no step waits for more than a slice.
type Work struct{}

func (Work) msg() {}

// AskWork has Work sent once the page is painted. At most one is under way.
type AskWork struct{}

func (AskWork) effect() {}

// Focus gives an element the focus: what was opened, or what had opened it.
type Focus struct{ ID string }

func (Focus) effect() {}

// pending: there is more to do, and somebody waits for it.
func (m *Model) pending() bool {
	return m.Scenario != nil && (m.endingsPending() || m.helpPending() >= 0 || m.forecastPending() || m.lensPending())
}

// work does one slice: first of what was opened, then of what was asked for.
func (m Model) work() Model {
	if !m.pending() {
		return m
	}
	i := m.helpPending()
	switch {
	case m.endingsPending():
		m.endings = m.endings.next()
	case m.forecastPending():
		m.forecast = m.forecast.next()
	case m.lensPending():
		m.look = m.look.next()
	case i >= 0:
		m.helps = slices.Clone(m.helps)
		m.helps[i] = m.helps[i].next(m.Scenario)
	}
	return m
}

// takesFocus: a sheet that is no panel of a wide screen.
func (s Sheet) takesFocus() bool { return s == ReleasesSheet || s == ForecastSheet || s == LensSheet }

// refocus follows a sheet that opens or closes. Of the two buttons that open it,
// one is hidden and takes no focus.
func (m *Model) refocus(before Sheet) []Effect {
	switch {
	case m.Sheet == before:
	case m.Sheet.takesFocus():
		return []Effect{Focus{"close-" + string(m.Sheet)}}
	case m.Sheet == NoSheet && before.takesFocus():
		return []Effect{Focus{"show-" + string(before)}, Focus{"narrow-" + string(before)}}
	}
	return nil
}
