package conformance

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// difference is one field in which an answer is not as recorded.
type difference struct {
	field     string
	got, want string // JSON; "nothing" for what is not there
}

// differ finds the differences of two values of one type, in the order of their
// fields. An empty list equals an absent one; where Java's null means something
// else, the type has a pointer.
func differ(field string, got, want any) []difference {
	var d differences
	d.compare(field, reflect.ValueOf(got), reflect.ValueOf(want))
	return d
}

type differences []difference

func (d *differences) add(field string, got, want reflect.Value) {
	*d = append(*d, difference{field, text(got), text(want)})
}

func (d *differences) compare(field string, got, want reflect.Value) {
	switch got.Kind() {
	case reflect.Pointer:
		switch {
		case got.IsNil() && want.IsNil():
		case got.IsNil() || want.IsNil():
			d.add(field, got, want)
		default:
			d.compare(field, got.Elem(), want.Elem())
		}
	case reflect.Struct:
		for i := range got.NumField() {
			name, _, _ := strings.Cut(got.Type().Field(i).Tag.Get("json"), ",")
			d.compare(field+"."+name, got.Field(i), want.Field(i))
		}
	case reflect.Slice:
		d.list(field, got, want)
	case reflect.Map:
		d.entries(field, got.Interface().(map[int64]float64), want.Interface().(map[int64]float64))
	default:
		if !got.Equal(want) {
			d.add(field, got, want)
		}
	}
}

// list compares ids as a whole, and longer things one by one.
func (d *differences) list(field string, got, want reflect.Value) {
	if got.Type().Elem().Kind() == reflect.Int64 {
		if !slices.Equal(got.Interface().([]int64), want.Interface().([]int64)) {
			d.add(field, got, want)
		}
		return
	}
	for i := range max(got.Len(), want.Len()) {
		at := fmt.Sprintf("%s[%d]", field, i)
		switch {
		case i >= got.Len():
			d.add(at, reflect.Value{}, want.Index(i))
		case i >= want.Len():
			d.add(at, got.Index(i), reflect.Value{})
		default:
			d.compare(at, got.Index(i), want.Index(i))
		}
	}
}

func (d *differences) entries(field string, got, want map[int64]float64) {
	all := map[int64]bool{}
	for id := range got {
		all[id] = true
	}
	for id := range want {
		all[id] = true
	}
	for _, id := range slices.SortedFunc(maps.Keys(all), cmp.Compare[int64]) {
		g, inGot := got[id]
		w, inWant := want[id]
		if g != w || inGot != inWant {
			*d = append(*d, difference{fmt.Sprintf("%s.%d", field, id), entry(g, inGot), entry(w, inWant)})
		}
	}
}

func entry(share float64, there bool) string {
	if !there {
		return nothing
	}
	return text(reflect.ValueOf(share))
}

const nothing = "nothing"

func text(v reflect.Value) string {
	switch {
	case !v.IsValid(), v.Kind() == reflect.Pointer && v.IsNil():
		return nothing
	case v.Kind() == reflect.Slice && v.IsNil():
		return "[]"
	}
	out, err := json.Marshal(v.Interface())
	if err != nil {
		return err.Error()
	}
	return string(out)
}
