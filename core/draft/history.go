package draft

import "slices"

// MaxUndo is how many deeds can be undone.
const MaxUndo = 500

// History is a document with what was done to it. It is a value: each method
// returns another, and the one before stays good. Documents share what they have
// in common, so only roots are kept, and read again when they come back.
type History struct {
	now          Document
	past, future []moment
	key          string // the group that is still open
	start        Document
}

// moment is a document that is one deed away.
type moment struct {
	root *node
	deed Deed
}

// Begin is the history of a document to which nothing was done.
func Begin(d Document) History { return History{now: d} }

// Now is the document.
func (h History) Now() Document { return h.now }

// Do makes edits as one deed. Deeds in a row with the same key, which is not empty,
// are undone as one: a drag, or a name that is being typed.
func (h History) Do(key string, edits ...Edit) (History, error) {
	d, err := h.now.Apply(edits...)
	if err != nil || len(edits) == 0 {
		return h, err
	}
	before := h.now
	if key != "" && key == h.key {
		before = h.start
	}
	deed := edits[0].Deed(before, d)
	deed.Edits = len(edits)
	return h.Put(key, d, deed), nil
}

// Put makes a document, such as a text that was typed, what is done next.
func (h History) Put(key string, d Document, deed Deed) History {
	next := History{now: d, key: key, start: h.now}
	if key != "" && key == h.key {
		next.start, next.past = h.start, slices.Clone(h.past)
		next.past[len(next.past)-1].deed = deed
		return next
	}
	past := h.past[max(0, len(h.past)+1-MaxUndo):]
	next.past = append(slices.Clone(past), moment{h.now.root, deed})
	return next
}

// Seal ends a group: the next deed is one of its own.
func (h History) Seal() History {
	h.key, h.start = "", Document{}
	return h
}

// Undoes is what Undo would take back, Redoes what Redo would do again; false if
// there is nothing.
func (h History) Undoes() (Deed, bool) { return last(h.past) }
func (h History) Redoes() (Deed, bool) { return last(h.future) }

func last(list []moment) (Deed, bool) {
	if len(list) == 0 {
		return Deed{}, false
	}
	return list[len(list)-1].deed, true
}

// Undo goes back by one deed. Without one it is the history itself.
func (h History) Undo() History {
	h.past, h.future, h.now = h.swap(h.past, h.future)
	return h.Seal()
}

// Redo does again what was undone last.
func (h History) Redo() History {
	h.future, h.past, h.now = h.swap(h.future, h.past)
	return h.Seal()
}

func (h History) swap(from, to []moment) (rest, other []moment, now Document) {
	if len(from) == 0 {
		return from, to, h.now
	}
	m := from[len(from)-1]
	r, err := h.now.reading.Again(m.root)
	if err != nil {
		return from, to, h.now // cannot be: it was read once
	}
	r.Scenario().Rules = h.now.Scenario().Rules
	return from[:len(from)-1], append(slices.Clone(to), moment{h.now.root, m.deed}), Document{m.root, r}
}
