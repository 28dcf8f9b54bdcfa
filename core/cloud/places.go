package cloud

// places are the positions of the entries of a list by their ids. Most ids are
// small: then it is a table, which is asked in a nanosecond.
type places struct {
	small []int32 // from 1; 0 is none
	large map[ID]int32
}

func newPlaces(entries int) places { return places{small: make([]int32, 4*entries+64)} }

// find is the position of an entry.
func (p *places) find(id ID) (at int, found bool) {
	if uint64(id) < uint64(len(p.small)) {
		at = int(p.small[id])
	} else {
		at = int(p.large[id])
	}
	return at - 1, at > 0
}

// at is the position of an entry, which must exist.
func (p *places) at(id ID) int {
	at, _ := p.find(id)
	return max(at, 0)
}

func (p *places) has(id ID) bool {
	_, found := p.find(id)
	return found
}

func (p *places) set(id ID, at int) {
	if uint64(id) < uint64(len(p.small)) {
		p.small[id] = int32(at + 1)
		return
	}
	if p.large == nil {
		p.large = map[ID]int32{}
	}
	p.large[id] = int32(at + 1)
}

// grouped is a list for each group: the positions of what belongs to it, ascending.
// All lie in one; none has room for more.
func grouped(groups, n int, of func(i int) (group int, ok bool)) [][]int {
	counts, all := make([]int, groups), 0
	for i := range n {
		if g, ok := of(i); ok {
			counts[g]++
			all++
		}
	}
	lists, rest := make([][]int, groups), make([]int, all)
	for g, n := range counts {
		if n > 0 {
			lists[g], rest = rest[:0:n], rest[n:]
		}
	}
	for i := range n {
		if g, ok := of(i); ok {
			lists[g] = append(lists[g], i)
		}
	}
	return lists
}
