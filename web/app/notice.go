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

// compare tells what ends otherwise than before, and keeps it at the lanes for the
// same moment.
func (m Model) compare(before *Model) Model {
	said := ""
	for side := range m.Lanes {
		was, _ := before.ending(side)
		is, tone := m.ending(side)
		if was == is || before.Lanes[side].Release != m.Lanes[side].Release {
			continue
		}
		if said != "" {
			said += " · "
		}
		said += m.Lanes[side].Release + ": " + was + " → " + is
		m = m.tell(tone, said)
	}
	if said == "" && m.notice.Tone == Bad {
		m = m.tell(Plain, "")
	}
	return m
}
