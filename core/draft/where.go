package draft

import (
	"strings"

	"placement-playground/core/cloud"
	"placement-playground/core/scenario"
)

// Where is the line and column, from 1, at which a thing stands; 0 if the file
// leaves it out.
func (d Document) Where(r Ref) (line, col int) {
	at := d.thing(r)
	if at == nil {
		return 0, 0
	}
	for lines(at) && at.Kind == scenario.Object && at.Keys[0].Written.Before != "" {
		at = at.Keys[0]
	}
	before := string(write(nil, d.root, at))
	return strings.Count(before, "\n") + 1, len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
}

// At is the thing that stands at a line and column, from 1: the innermost one, and
// the file where there is no other. Comments directly before something are at it,
// and what is behind the end of a line is at its end. False says that the text has
// no such line.
func (d Document) At(line, col int) (Ref, bool) {
	if d.root == nil || line < 1 || col < 1 {
		return Ref{}, false
	}
	s := &seeker{d: d, line: line, col: col, at: position{1, 1}, thing: Ref{Kind: File}, ids: map[Kind][]scenario.Head{}}
	if s.walk(d.root, Ref{Kind: File}, "") || s.at.line == line && s.at.col > 1 {
		return s.thing, true
	}
	return Ref{Kind: File}, s.at.line == line
}

// seeker goes through a text until it comes to a line and column.
type seeker struct {
	d         Document
	line, col int
	at        position
	thing     Ref                      // that the text before belongs to
	ids       map[Kind][]scenario.Head // of those that come
	steps     cloud.ID
}

type position struct{ line, col int }

// walk goes through a thing's node, whose items may be things of a kind.
func (s *seeker) walk(n *node, of Ref, items Kind) bool {
	if s.before(n.Written.Before, of) || s.pass(n.Written.Raw, of) {
		return true
	}
	for i, item := range n.Items {
		inner, kind := of, Kind("")
		switch {
		case items != "":
			inner = Ref{items, s.next(items)}
		case n == s.d.root || n.Kind == scenario.Object && of.Kind == Cluster:
			inner, kind = within(of, n.Keys[i].Text)
		}
		if n.Kind == scenario.Object && s.walk(n.Keys[i], inner, "") || s.walk(item, inner, kind) {
			return true
		}
	}
	return s.pass(n.Written.Close, of) || s.pass(n.Written.Behind, of)
}

// within is whose field a field of the file or of a cluster is, and of which kind
// its items are.
func within(of Ref, key string) (Ref, Kind) {
	switch {
	case of.Kind == Cluster && key == Host.list():
		return of, Host
	case of.Kind == Cluster:
		return of, ""
	case key == "zone":
		return Ref{Kind: Zone}, ""
	case key == "settings":
		return Ref{Kind: Setting}, ""
	}
	for _, k := range append(kinds(), Step) {
		if k != Host && key == k.list() {
			return of, k
		}
	}
	return of, ""
}

// next is the id of the next thing of a kind in the order of the file.
func (s *seeker) next(k Kind) cloud.ID {
	if k == Step {
		s.steps++
		return s.steps
	}
	heads, begun := s.ids[k]
	if !begun {
		heads = s.d.things(k).heads
	}
	s.ids[k] = heads[1:]
	return heads[0].ID
}

// before passes what stands before a thing. The line that it begins in is that of
// the thing before, if it ends there.
func (s *seeker) before(piece string, of Ref) bool {
	if end := strings.IndexByte(piece, '\n') + 1; end > 0 {
		if s.pass(piece[:end], s.thing) {
			return true
		}
		piece = piece[end:]
	}
	return s.pass(piece, of)
}

// pass goes behind a piece of text, if it is not there that the place is.
func (s *seeker) pass(piece string, of Ref) bool {
	if piece == "" {
		return false
	}
	s.thing = of
	if n := strings.Count(piece, "\n"); s.at.line+n < s.line {
		s.at.line += n
		return false
	}
	for _, r := range piece {
		if s.at.line == s.line && (s.at.col >= s.col || r == '\n') {
			return true
		}
		if s.at.col++; r == '\n' {
			s.at = position{s.at.line + 1, 1}
		}
	}
	return false
}
