package trace

import "slices"

// Unit of a Fact's number.
type Unit string

const (
	Plain Unit = ""      // a count or an id
	MHz   Unit = "MHz"   // CPU
	Bytes Unit = "B"     // RAM
	Cores Unit = "cores" // CPU cores
	Share Unit = "ratio" // used by total, 1 is full
)

// Fact is one named value of an event: a number with its unit, words, or ids.
// A fact without any of these says "none".
type Fact struct {
	Name  string   `json:"name"`
	Unit  Unit     `json:"unit,omitempty"`
	Num   float64  `json:"num,omitempty"` // exact below 2^53, far above any host's RAM in bytes
	Words []string `json:"words,omitempty"`
	IDs   []int64  `json:"ids,omitempty"`
}

// Number is a fact with a number and its unit.
func Number[N int | int64 | float64](name string, unit Unit, n N) Fact {
	return Fact{Name: name, Unit: unit, Num: float64(n)}
}

// Text is a fact of words: tags, states, the name of a planner.
func Text(name string, words ...string) Fact {
	return Fact{Name: name, Words: slices.Clone(words)}
}

// IDs is a fact of ids: clusters, hosts, pools.
func IDs(name string, ids ...int64) Fact {
	return Fact{Name: name, IDs: slices.Clone(ids)}
}

// Find returns the fact of that name.
func Find(facts []Fact, name string) (Fact, bool) {
	for _, f := range facts {
		if f.Name == name {
			return f, true
		}
	}
	return Fact{}, false
}

func (f Fact) equal(g Fact) bool {
	return f.Name == g.Name && f.Unit == g.Unit && f.Num == g.Num &&
		slices.Equal(f.Words, g.Words) && slices.Equal(f.IDs, g.IDs)
}
