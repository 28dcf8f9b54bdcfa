package tagrule

import (
	"errors"
	"strconv"

	"placement-playground/core/scenario"
)

// question is what a worker is posted, reply what it posts: JSON, written and
// read as scenarios are, so that the page needs no other JSON.
type question struct {
	Cases    []asked `json:"cases"`
	ForCheck limits  `json:"forCheck"`
	ForRule  limits  `json:"forRule"`
}

type reply struct {
	Ready  bool   // the engine is loaded
	Said   string // of the first case that is open: they are answered in order
	Failed string
}

func (q question) text() string {
	cases := &scenario.Node{Kind: scenario.List}
	for _, c := range q.Cases {
		cases.Items = append(cases.Items, object("dialect", quoted(string(c.Dialect)), "rule", quoted(c.Rule), "tags", quoted(c.Tags)))
	}
	return string(object("cases", cases, "forCheck", q.ForCheck.tree(), "forRule", q.ForRule.tree()).JSON())
}

func (l limits) tree() *scenario.Node {
	return object("memoryPages", number(l.MemoryPages), "heap", number(l.Heap), "stack", number(l.Stack), "patience", number(l.Patience))
}

func readReply(text string) (reply, error) {
	tree, err := scenario.JSONTree([]byte(text))
	if err != nil {
		return reply{}, err
	}
	if tree.Kind != scenario.Object {
		return reply{}, errors.New("this is no object")
	}
	var r reply
	for i, key := range tree.Keys {
		switch value := tree.Items[i]; key.Text {
		case "ready":
			r.Ready = value.Text == "true"
		case "said":
			r.Said = value.Text
		case "failed":
			r.Failed = value.Text
		}
	}
	return r, nil
}

// object is made of keys and values by turns.
func object(fields ...any) *scenario.Node {
	n := &scenario.Node{Kind: scenario.Object}
	for i := 0; i < len(fields); i += 2 {
		n.Keys = append(n.Keys, quoted(fields[i].(string)))
		n.Items = append(n.Items, fields[i+1].(*scenario.Node))
	}
	return n
}

func quoted(text string) *scenario.Node { return &scenario.Node{Text: text, Quoted: true} }

func number(n uint32) *scenario.Node {
	return &scenario.Node{Text: strconv.FormatUint(uint64(n), 10)}
}
