package link_test

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
	"runtime"
	"strings"
	"testing"

	"placement-playground/core/link"
)

// signed gives a text the checksum that fits.
func signed(text string) string {
	return fmt.Sprintf("%s.%08x", text, crc32.ChecksumIEEE([]byte(text)))
}

func seal(t testing.TB, document string) string {
	t.Helper()
	text, err := link.Seal(document)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A bad link says which part of it is bad.
func TestBadLinksExplainThemselves(t *testing.T) {
	good := encode(t, examples(t)["issue-10598"])
	payload := strings.Split(good, ".")[1]
	for name, c := range map[string]struct{ text, want string }{
		"nothing":               {"", `link: codec: a link begins with the number of its codec and a dot, this one with ""`},
		"a word":                {"hello", `link: codec: a link begins with the number of its codec and a dot, this one with "hello"`},
		"no number":             {"x.y.z", `this one with "x.y.z"`},
		"a long number":         {"99999." + payload + ".00000000", "link: codec: a link begins"},
		"an unknown codec":      {signed("2.AAAA"), "link: codec: 2 is not known here; a newer playground may open it"},
		"cut off early":         {good[:100], "link: checksum: it is missing; the end of the link was cut off"},
		"cut off late":          {good[:len(good)-3], " characters and not 8; the end of the link was cut off"},
		"changed":               {strings.Replace(good, payload[20:30], "0123456789", 1), "does not fit; a part of the link was lost or changed on the way"},
		"signs behind":          {good + ")", `link: checksum: "`},
		"no base64":             {signed("1.!!!!"), "link: base64: illegal base64 data at input byte 0"},
		"bits behind":           {signed("1.AB"), "link: base64: "},
		"no deflate":            {signed("1.____"), "link: deflate: "},
		"half of it":            {signed("1." + payload[:len(payload)/8*4]), "link: deflate: unexpected EOF"},
		"bytes behind the end":  {signed("1." + payload + "AAAA"), "link: deflate: 3 bytes stand behind the end"},
		"long":                  {"1." + strings.Repeat("A", link.MaxLength), "link: length: 1048578 characters are more than 1048576"},
		"no JSON":               {seal(t, "hello"), "link: json: this is no JSON: "},
		"half a JSON":           {seal(t, `{"title":"x"`), "link: json: this is no JSON: wanted is '}' or ',', and the text ends (character 13)"},
		"two":                   {seal(t, `{}{}`), "link: json: there is more text after the scenario"},
		"deep":                  {seal(t, `{"title":`+strings.Repeat("[", 20)+strings.Repeat("]", 20)+"}"), "link: json: the text has more than"},
		"a list":                {seal(t, `[]`), "link: json: here stands a list, wanted is an object"},
		"an unknown field":      {seal(t, `{"titel":"x"}`), "link: titel: this playground knows no such field"},
		"a field twice":         {seal(t, `{"title":"x","title":"y"}`), "link: title: it stands twice"},
		"a number for a text":   {seal(t, `{"title":7}`), `link: title: "7" is no word`},
		"a list for a text":     {seal(t, `{"title":[]}`), "link: title: here stands a list, wanted is a value"},
		"a text for links":      {seal(t, `{"links":"x"}`), "link: links: here stands a value, wanted is a list"},
		"nothing in links":      {seal(t, `{"links":["x",null]}`), "link: links[1]: here stands nothing"},
		"a seed in words":       {seal(t, `{"seed":"one"}`), `link: seed: "one" is no whole`},
		"settings in a list":    {seal(t, `{"settings":[]}`), "link: settings: here stands a list"},
		"a setting's list":      {seal(t, `{"settings":{"ha.tag":[]}}`), "link: settings.ha.tag: here stands a list"},
		"a zone's list":         {seal(t, `{"zone":[]}`), "link: zone: here stands a list"},
		"an unknown zone field": {seal(t, `{"zone":{"x":1}}`), "link: zone.x: this playground knows no such field"},
		"rows for columns":      {seal(t, `{"pods":[{"name":"p"}]}`), "link: pods: here stands a list, wanted is an object"},
		"an unknown column":     {seal(t, `{"pods":{"x":1}}`), "link: pods.x: this playground knows no such field"},
		"a column twice":        {seal(t, `{"pods":{"id":1,"id":2}}`), "link: pods.id: it stands twice"},
		"no count":              {seal(t, `{"pods":{"#":-1}}`), `link: pods.#: "-1" is no count`},
		"short columns":         {seal(t, `{"pods":{"name":["a","b"],"disabled":[true]}}`), "link: pods.disabled: 1 for 2"},
		"short names":           {seal(t, `{"pods":{"disabled":[true,false],"name":["a"]}}`), "link: pods.name: 1 for 2"},
		"short ids":             {seal(t, `{"pods":{"disabled":[true,false],"id":[1]}}`), "link: pods.id: 1 for 2"},
		"an id below 1":         {seal(t, `{"pods":{"id":[3,-3]}}`), "link: pods.id[1]: 0 is no id"},
		"an id far away":        {seal(t, `{"pods":{"id":[9007199254740992,1]}}`), "link: pods.id[1]: 9007199254740993 is no id"},
		"an id beyond":          {seal(t, `{"pods":{"id":9223372036854775807}}`), `link: pods.id[0]: "9223372036854775807" is no whole number`},
		"an id in words":        {seal(t, `{"pods":{"id":"a"}}`), `link: pods.id[0]: "a" is no whole number`},
		"a name in numbers":     {seal(t, `{"pods":{"name":7}}`), `link: pods.name[0]: "7" is no word`},
		"a name that counts on": {seal(t, `{"pods":{"name":"x*3"}}`), "link: pods.name[0]: there is no number in it that counts on"},
		"truth in words":        {seal(t, `{"pods":{"disabled":"true"}}`), `link: pods.disabled: "true" is no truth`},
		"hosts of nowhere":      {seal(t, `{"hosts":{"name":["h"]}}`), "link: hosts.name: 1 for 0"},
		"minus one host":        {seal(t, `{"clusters":{"hosts":-1}}`), "link: clusters.hosts[0]: -1 is no count"},
		"a place too far":       {seal(t, `{"clusters":{"pod":2}}`), `link: clusters.pod: "2" is no place in pods, which has 1`},
		"a place before":        {seal(t, `{"clusters":{"pod":[-1,0]}}`), `link: clusters.pod[0]: "-1" is no place in pods, which has 1`},
		"a host too far":        {seal(t, `{"vms":{"host":[1,0]}}`), `link: vms.host[0]: "1" is no place in hosts, which has 0`},
		"hosts that run away":   {seal(t, `{"clusters":{"hosts":1},"vms":{"host":[9007199254740992,9007199254740992]}}`), `link: vms.host[0]: "9007199254740992" is no place in hosts, which has 1`},
		"a group too far":       {seal(t, `{"vms":{"affinityGroups":[[1]]}}`), `link: vms.affinityGroups[0][0]: "1" is no place in affinityGroups, which has 0`},
		"a group of nothing":    {seal(t, `{"affinityGroups":{},"vms":{"affinityGroups":[[0]]}}`), "link: vms.affinityGroups[0][0]: here stands nothing"},
		"a GPU's field":         {seal(t, `{"offerings":{"gpu":{"x":1}}}`), "link: offerings.gpu.x: this playground knows no such field"},
		"an expectation":        {seal(t, `{"expect":{}}`), "link: expect: here stands an object, wanted is a list"},
		"no release":            {seal(t, `{"expect":[[]]}`), "link: expect[0]: it names no release"},
		"a VM without a host":   {seal(t, `{"vms":{},"expect":[["4.18",["placed",1]]]}`), "link: expect[0][1]: a VM has no host"},
		"a VM that is none":     {seal(t, `{"vms":{},"expect":[["4.18",["placed",0,0]]]}`), "link: expect[0][1]: a VM is missing"},
		"a VM too far":          {seal(t, `{"vms":{},"expect":[["4.18",["placed",2,0]]]}`), `link: expect[0][1]: "2" is no place in vms, which has 1`},
		"many releases":         {seal(t, `{"expect":[["`+strings.Repeat("4.18,", 200)+`"]]}`), "link: expect[0]: more than 100 releases"},
		"long nonsense":         {seal(t, `{"pods":{"id":"`+strings.Repeat("x", 5000)+`"}}`), `link: pods.id[0]: "xxxx`},
		"a long field":          {seal(t, `{"`+strings.Repeat("x", 5000)+`":1}`), "link: xxxx"},
	} {
		n, err := link.Decode(c.text)
		var wrong *link.Error
		if n != nil || !errors.As(err, &wrong) || !strings.Contains(err.Error(), c.want) || len(err.Error()) > 1_000 {
			t.Errorf("%s: %.300v, want %q", name, err, c.want)
		}
	}
}

// A short text that would become much is refused before it does.
func TestALinkCannotBecomeMuch(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"much JSON":     {seal(t, `{"title":"`+strings.Repeat("a", 50<<20)+`"}`), "link: deflate: it inflates to more than 16777216 bytes"},
		"many values":   {seal(t, `{"links":[`+strings.Repeat("0,", 1<<20)+`0]}`), "link: json: 1048580 values are more than 500000"},
		"many pods":     {seal(t, `{"pods":{"#":5001}}`), "link: pods: 5001 are more than the 5000 that the playground takes"},
		"many clusters": {seal(t, `{"clusters":{"#":9000000000000000}}`), "link: clusters: 9000000000000000 are more"},
		"many hosts":    {seal(t, `{"clusters":{"#":2,"hosts":15000}}`), "link: hosts: 30000 are more than the 20000"},
		"many VMs":      {seal(t, `{"vms":{"#":200001}}`), "link: vms: 200001 are more than the 200000"},
		"many names":    {seal(t, `{"vms":{"name":["a1*150000","b1*150000"]}}`), "link: vms.name[1]: more than the 200000"},
		"endless names": {seal(t, `{"vms":{"name":"a1*9223372036854775807"}}`), "link: vms.name[0]: more than the 200000"},
		"more than int": {seal(t, `{"vms":{"name":["a1*99999999999999999999"]}}`), ""},
		"many steps":    {seal(t, `{"steps":{"#":1001}}`), "link: steps: 1001 are more than the 1000"},
	} {
		if len(c.text) > 150_000 {
			t.Fatalf("%s: the link has %d characters already", name, len(c.text))
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := link.Decode(c.text)
		runtime.ReadMemStats(&after)
		if c.want == "" && err == nil {
			continue // a name like any other
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 100<<20 {
			t.Errorf("%s: took %d MB", name, took>>20)
		}
	}
}

// The most that a link can say takes what a file of that size takes, and no more.
func TestTheLargestLinkIsBounded(t *testing.T) {
	text := seal(t, `{"clusters":{"hosts":20000},"hosts":{"tags":"a,b,c","cores":8,"usedMHz":1,"usedMiB":1},"offerings":{},"templates":{},"accounts":{"name":"a"},"vms":{"#":200000,"account":1,"offering":1,"template":1,"firstDeploy":true,"uefi":true,"lastHost":1,"pool":1,"recentlyStopped":true}}`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	n, err := link.Decode(text)
	runtime.ReadMemStats(&after)
	if err != nil || len(n.Items) == 0 {
		t.Fatal(err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 300<<20 {
		t.Errorf("%d characters became %d MB", len(text), took>>20)
	}
}

// Limits of reading are limits of writing: there is no link that does not open.
func TestWhatIsTooLargeMakesNoLink(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"many values": {"about: \"" + strings.Repeat(",", 500_000) + "\"", "link: json: 500003 values are more than 500000"},
		"long texts":  {"title: x\nlinks:\n" + random(2<<20), "link: length: "},
	} {
		if text, err := link.Encode(tree(t, c.text)); err == nil || !strings.Contains(err.Error(), c.want) || text != "" {
			t.Errorf("%s: %.100s, %v", name, text, err)
		}
	}
}

// random are links that cannot be compressed.
func random(bytes int) string {
	var b strings.Builder
	x := uint64(1)
	for b.Len() < bytes {
		b.WriteString("  - ")
		for range 10 {
			x = x*6364136223846793005 + 1442695040888963407
			fmt.Fprintf(&b, "%016x", x>>1)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Any inflater that has the dictionary opens a payload.
func TestThePayloadIsRawDeflate(t *testing.T) {
	payload := strings.Split(encode(t, examples(t)["threshold"]), ".")[1]
	packed, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil {
		t.Fatal(err)
	}
	dictionary := link.Frozen[strings.Index(link.Frozen, "nothing everything"):]
	var out bytes.Buffer
	if _, err := out.ReadFrom(flate.NewReaderDict(bytes.NewReader(packed), []byte(dictionary))); err != nil || !strings.HasPrefix(out.String(), `{"title":"The threshold`) {
		t.Errorf("%v, %s", err, out.String())
	}
}
