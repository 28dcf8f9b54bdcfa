package tagrule

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"placement-playground/core/cloud"
)

// The worker reads what is posted with JSON.parse, and posts what JSON.stringify writes.
func TestMessages(t *testing.T) {
	q := question{
		Cases:    []asked{{cloud.TagArray, "tags[0] == \"a\\b\"\n&& '</script>\u2028'", "é,\x01"}, {cloud.TagList, "", ""}},
		ForCheck: forCheck(), ForRule: forRule(),
	}
	var back question
	if err := json.Unmarshal([]byte(q.text()), &back); err != nil || !reflect.DeepEqual(back, q) {
		t.Errorf("posted is %s, which reads as %+v, %v", q.text(), back, err)
	}
	for _, want := range []reply{{Ready: true}, {Said: "matches\n\"\\é\u2028"}, {Said: ""}, {Failed: "no engine"}} {
		text, err := json.Marshal(map[string]any{"ready": want.Ready, "said": want.Said, "failed": want.Failed, "more": []int{1}})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := readReply(string(text)); err != nil || got != want {
			t.Errorf("%s is %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{"": "the text ends", "ready": "no JSON", `["ready"]`: "no object", "null": "no object"} {
		if got, err := readReply(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
	}
}
