package app

import (
	"slices"

	"placement-playground/core/draft"
	"placement-playground/core/placement"
	"placement-playground/core/trace"
)

// speeds are the player's, in milliseconds a step.
func speeds() []int { return []int{1600, 800, 400, 150} }

// Update is the page after a message, and what the browser is asked to do.
func Update(m Model, message Msg) (Model, []Effect) {
	before := m
	m = m.update(message).opened().withSource().withSettings()
	var effects []Effect
	if m.Playing != before.Playing || m.Playing && m.Speed != before.Speed {
		clock := StartClock{}
		if m.Playing {
			clock.Milliseconds = speeds()[m.Speed]
		}
		effects = append(effects, clock)
	}
	if m.rules.asking != before.rules.asking {
		effects = append(effects, AskRules{m.rules.asking, m.rules.cases})
	}
	if m.Theme != before.Theme {
		effects = append(effects, ApplyTheme{m.Theme})
	}
	if m.Scenario != nil && m.fragment() != before.fragment() {
		effects = append(effects, WriteAddress{m.fragment()})
	}
	if m.Scenario != nil && (m.Scenario != before.Scenario || m.Event != before.Event || m.Lead != before.Lead) {
		effects = append(effects, Reveal{m.focus()})
	}
	effects = append(effects, m.refocus(before.Sheet)...)
	effects = append(effects, m.noticed(before.notice.number)...)
	effects = append(effects, m.sourced(&before)...)
	effects = append(effects, m.kept(&before)...)
	effects = append(effects, refocusField(message)...)
	switch none := (draft.Ref{}); {
	case m.renaming == before.renaming:
	case m.renaming != none:
		effects = append(effects, Focus{"rename"})
	default:
		effects = append(effects, Focus{"head-" + Named(before.renaming)})
	}
	if m.pending() && !m.due {
		m.due = true
		effects = append(effects, AskWork{})
	}
	return m, effects
}

// opened begins with what a sheet shows. Without a scenario none of those opens.
func (m Model) opened() Model {
	if m.Scenario == nil && m.Sheet.takesFocus() {
		m.Sheet = NoSheet
	}
	switch {
	case m.Scenario == nil:
	case m.Sheet == ReleasesSheet:
		return m.withEndings()
	case m.Sheet == ForecastSheet:
		return m.withForecast()
	case m.Sheet == LensSheet:
		return m.withLens()
	}
	return m
}

func (m Model) update(message Msg) Model {
	switch msg := message.(type) {
	case SetTheme:
		m.Theme = msg.Theme
	case ToggleSheet:
		if m.Sheet == msg.Sheet {
			msg.Sheet = NoSheet
		}
		m.Sheet = msg.Sheet
	case Work:
		m.due = false
		return m.work()
	case SetSpeed:
		m.Speed = max(0, min(msg.Index, len(speeds())-1))
	case Faster:
		m.Speed = max(0, min(m.Speed+msg.N, len(speeds())-1))
	case ChooseExample:
		if msg.Name == "" {
			return m // the list's own title was chosen
		}
		m.Sheet = NoSheet
		return m.forgetRules().choose(msg.Name).wait(msg)
	case Arrive:
		return m.forgetRules().arrive(msg.Fragment).wait(msg)
	case Escape:
		return m.escape()
	case NewScenario:
		return m.forgetRules().create()
	case RulesAnswered:
		return m.answered(msg)
	case Recall:
		return m.recall(msg)
	case OpenKept:
		m.Sheet = NoSheet
		return m.forgetRules().openKept(msg.ID).wait(msg)
	case Bring:
		m.Sheet = NoSheet
		return m.forgetRules().bring(msg).wait(msg)
	case BringBack:
		return m.forgetRules().bringBack()
	case NoticeOver:
		return m.noticeOver(msg.Number)
	}
	if m.Scenario == nil {
		return m
	}
	return m.draw(message)
}

// draw handles the messages that change the scenario or what is selected of it.
func (m Model) draw(message Msg) Model {
	switch msg := message.(type) {
	case Edit:
		return m.edit(msg)
	case Undo:
		return m.undo()
	case Redo:
		return m.redo()
	case SetTool:
		return m.setTool(msg)
	case Click:
		return m.click(msg)
	case Select:
		return m.selects(msg)
	case KeepNow:
		return m.keepNow(msg.Number)
	case KeptIt:
		return m.keptIt(msg)
	case DeleteKept:
		return m.forgetRules().deleteKept()
	case SaveFile:
		m.keep.saves++
		return m
	case AddOne:
		return m.add(draft.Add{Kind: msg.Kind})
	case DeleteSelected:
		return m.deleteSelected()
	case DuplicateSelected:
		return m.duplicateSelected()
	case BeginRename:
		return m.beginRename(msg.Of)
	case EndRename:
		return m.endRename(msg)
	case TypeSource:
		return m.typeSource(msg.Text)
	case ReadSource:
		return m.readSource(msg.Number)
	case EndTyping:
		m.source.unsealed = false
		return m
	case TakeBack:
		return m.takeBack()
	case ToProblem:
		m.source.goes = m.source.line > 0
		return m
	case BeginSmall:
		return m.beginSmall()
	case AddStep:
		return m.addStep(msg)
	case Record:
		return m.record()
	case ApplyChange:
		return m.applyChange(msg.Index)
	case SetField, ResetField, AddItem, DropItem, SetGPU, GiveUpField, ShowMore, FindSettings, AllSettings:
		return m.putField(msg)
	case ShowPanel:
		return m.showPanel(msg.Panel)
	case again:
		return m.again().compare()
	}
	return m.walk(message)
}

// walk handles the messages that need a run.
func (m Model) walk(message Msg) Model {
	switch message.(type) {
	case Step, StepCluster, First, Last, ToDifference, GoTo, Tick:
		if m.Panel == Inspect {
			m.Panel = Explain
		}
	}
	switch msg := message.(type) {
	case Step:
		m.Playing = false
		return m.step(msg.N)
	case StepCluster:
		m.Playing = false
		return m.stepCluster(msg.N)
	case First:
		m.Playing = false
		return m.step(-len(m.lead().Trace.Events))
	case Last:
		m.Playing = false
		return m.step(len(m.lead().Trace.Events))
	case ToDifference:
		m.Playing = false
		return m.toDifference()
	case GoTo:
		m.Playing = false
		if events := m.Lanes[msg.Side].Trace.Events; msg.Event >= 0 && msg.Event < len(events) {
			m.Lead, m.Event = msg.Side, msg.Event
		}
	case GoToHost:
		return m.lookAt(draft.Ref{Kind: draft.Host, ID: msg.ID})
	case GoToCluster:
		return m.lookAt(draft.Ref{Kind: draft.Cluster, ID: msg.ID})
	case ForecastFrom:
		m.After = msg.After
	case LensOnly:
		return m.lensOnly(msg.Problems)
	case LensAt:
		return m.lensAt(msg)
	case WhatIf:
		return m.whatIf(msg.Host)
	case Back:
		return m.back()
	case AskHelp:
		m.Playing = false
		return m.askHelp()
	case Play:
		m.Playing = !m.Playing
		if m.Playing && m.atEnd() {
			m = m.step(-len(m.lead().Trace.Events))
		}
	case Tick:
		m = m.step(1)
		m.Playing = m.Playing && !m.atEnd()
	case SetLevel:
		return m.atLevel(msg.Level)
	case SetRelease:
		return m.setRelease(msg)
	case SwapLead:
		if other := m.Diff.Partner(m.Lead, m.Event); other >= 0 {
			m.Lead, m.Event = 1-m.Lead, other
		}
	}
	return m
}

// step goes n stops on. An event between two stops counts as the one before.
func (m Model) step(n int) Model {
	stops := m.lead().Stops
	if len(stops) == 0 {
		return m
	}
	at, exact := slices.BinarySearch(stops, m.Event)
	if !exact && n > 0 {
		at--
	}
	m.Event = stops[max(0, min(at+n, len(stops)-1))]
	return m
}

func (m Model) stepCluster(n int) Model {
	events := m.lead().Trace.Events
	opens := func(i int) bool {
		r := events[i].Rule
		return r == trace.PhaseCluster || r == trace.PhaseMove || r == trace.PhaseDeploy
	}
	for i := m.Event + n; i >= 0 && i < len(events); i += n {
		if opens(i) {
			m.Event = i
			return m
		}
	}
	return m
}

func (m *Model) atEnd() bool {
	stops := m.lead().Stops
	return len(stops) == 0 || m.Event >= stops[len(stops)-1]
}

// setRelease runs another release and stays at the same question.
func (m Model) setRelease(msg SetRelease) Model {
	if _, err := placement.Find(msg.Name); err != nil {
		return m
	}
	releases := [2]string{m.Lanes[0].Release, m.Lanes[1].Release}
	releases[msg.Side] = msg.Name
	was := m.lead().Trace
	event := m.Event
	m = m.run(releases)
	if m.Scenario != nil {
		m.Event = max(0, trace.NewDiff(was, m.lead().Trace).Partner(0, event))
	}
	return m
}

// choose opens an example by its name.
func (m Model) choose(name string) Model {
	i := slices.IndexFunc(m.Examples, func(e Example) bool { return e.Name == name })
	if i < 0 {
		m.Problem, m.Scenario, m.Playing = "there is no example \""+name+"\"", nil, false
		return m
	}
	d, err := m.Examples[i].Document()
	if err != nil {
		m.Problem, m.Scenario, m.Playing = err.Error(), nil, false
		return m
	}
	if m.needsRules(d.Scenario()) {
		return m
	}
	return m.open(name, d)
}
