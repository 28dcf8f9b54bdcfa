package app

// Notice says for a moment what happened.
type Notice struct {
	Text string
	Tone Tone
}

// NoticeOver ends a notice, unless another one came.
type NoticeOver struct{ Number int }

// EndNotice has NoticeOver sent after a while.
type EndNotice struct{ Number, Milliseconds int }

func (NoticeOver) msg()   {}
func (EndNotice) effect() {}

// notice is one with its number, so that the end of an old one ends no new one.
type notice struct {
	Notice
	number int
}

// tell says something for a moment; what went wrong stays until something else
// happens.
func (m Model) tell(tone Tone, text string) Model {
	m.notice = notice{Notice{text, tone}, m.notice.number + 1}
	return m
}

func (m Model) noticeOver(number int) Model {
	if number == m.notice.number {
		m.notice.Notice = Notice{}
	}
	return m
}

// noticed has a notice ended, longer if there is more to read.
func (m *Model) noticed(before int) []Effect {
	if m.notice.number == before || m.notice.Text == "" || m.notice.Tone == Bad {
		return nil
	}
	return []Effect{EndNotice{m.notice.number, 2500 + 40*len(m.notice.Text)}}
}

// ends are the releases and how each ends.
func (m *Model) ends() (ends [2][2]string) {
	for side := range m.Lanes {
		ends[side][0] = m.Lanes[side].Release
		ends[side][1], _ = m.Lanes[side].Ending()
	}
	return ends
}

// compare tells what ends otherwise than before the edits; not while tag rules are
// asked, as nothing ends then.
func (m Model) compare() Model {
	if m.rules.cases != nil {
		return m
	}
	was, is, said := m.ended, m.ends(), ""
	tone := Plain
	for side := range is {
		if was[side] == is[side] || was[side][0] != is[side][0] {
			continue
		}
		if said != "" {
			said += " · "
		}
		said += is[side][0] + ": " + was[side][1] + " → " + is[side][1]
		_, tone = m.Lanes[side].Ending()
	}
	m.ended = is
	if said != "" || m.notice.Tone == Bad {
		return m.tell(tone, said)
	}
	return m
}
