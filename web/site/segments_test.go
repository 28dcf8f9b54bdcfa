package site

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"
)

// module is a WebAssembly of sections, each its id and body.
func module(sections ...string) []byte {
	wasm := []byte("\x00asm\x01\x00\x00\x00")
	for _, s := range sections {
		wasm = binary.AppendUvarint(append(wasm, s[0]), uint64(len(s)-1))
		wasm = append(wasm, s[1:]...)
	}
	return wasm
}

func dataOf(segments ...segment) string { return "\x0b" + string(appendSegments(nil, segments)) }

// sections reads a module apart: the data segments, and all else as it is.
func sections(t *testing.T, wasm []byte) (segments []segment, rest []byte) {
	t.Helper()
	for r := (reader{rest: wasm[8:]}); len(r.rest) > 0; {
		id, body := r.byte(), []byte(nil)
		body = r.bytes(r.unsigned())
		if r.err != nil {
			t.Fatal(r.err)
		}
		if id != dataSection {
			rest = append(append(rest, id), body...)
			continue
		}
		all, err := readSegments(body)
		if err != nil {
			t.Fatal(err)
		}
		segments = append(segments, all...)
	}
	return segments, rest
}

// memory is what a program starts with.
func memory(segments []segment) []byte {
	if len(segments) == 0 {
		return nil
	}
	all := make([]byte, segments[len(segments)-1].end())
	for _, s := range segments {
		copy(all[s.at:], s.data)
	}
	return all
}

func TestMergedSegments(t *testing.T) {
	in := module("\x00custom", dataOf(segment{0, []byte("abc")}, segment{5, []byte("de")}, segment{1 << 30, []byte("h")}, segment{7, []byte("f")}, segment{8 + worthASegment, []byte("g")}), "\x00more")
	out, err := mergeSegments(in)
	if err != nil {
		t.Fatal(err)
	}
	want := module("\x00custom", dataOf(segment{0, []byte("abc\x00\x00def" + strings.Repeat("\x00", worthASegment) + "g")}, segment{1 << 30, []byte("h")}), "\x00more")
	if !bytes.Equal(out, want) {
		t.Errorf("merged is\n%q, want\n%q", out, want)
	}
}

func TestMergedMemoryIsTheSame(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		var segments []segment
		at := int64(r.IntN(1000))
		for range r.IntN(20) {
			data := make([]byte, r.IntN(300))
			for i := range data {
				data[i] = byte(r.IntN(3))
			}
			segments = append(segments, segment{at, data})
			at += int64(len(data) + r.IntN(600))
		}
		out, err := mergeSegments(module(dataOf(segments...)))
		if err != nil {
			t.Fatal(seed, err)
		}
		got, _ := sections(t, out)
		if !bytes.Equal(memory(got), memory(segments)) {
			t.Errorf("seed %d: the memory of %v is now that of %v", seed, segments, got)
		}
		for i := 1; i < len(got); i++ {
			if got[i].at-got[i-1].end() <= worthASegment {
				t.Errorf("seed %d: segments %d and %d are apart", seed, i-1, i)
			}
		}
	}
}

// A program as Go links it has tens of thousands of segments for the same memory.
func TestMergedProgram(t *testing.T) {
	linked, err := CompileAsIs(tiny)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := mergeSegments(linked)
	if err != nil {
		t.Fatal(err)
	}
	before, rest := sections(t, linked)
	after, sameRest := sections(t, merged)
	if !bytes.Equal(memory(after), memory(before)) || !bytes.Equal(sameRest, rest) {
		t.Error("another memory, or another program")
	}
	if len(before) < 10_000 || len(after) > 300 {
		t.Errorf("%d segments became %d", len(before), len(after))
	}
}

func TestSegmentsThatAreNotMerged(t *testing.T) {
	for _, test := range []struct{ wasm, want string }{
		{"", "no WebAssembly"},
		{"<!doctype html>", "no WebAssembly"},
		{string(module("\x0c\x01")), "counts its data segments"},
		{string(module(dataOf(segment{9, []byte("ab")}, segment{10, []byte("c")}))), "two data segments are at 10"},
		{string(module(dataOf(segment{-1, []byte("a")}))), "data segment 0 has no plain address"},
		{string(module("\x0b\x01\x01\x01a")), "cut short"},
		{string(module("\x0b\x01\x01\x41\x00\x0b\x01a")), "no plain address"},
		{string(module("\x0b\x01\x00\x23\x00\x0b\x01a")), "no plain address"},
		{string(module("\x0b\x01\x00\x41\x00\x6a\x01a")), "no plain address"},
		{string(module("\x0b\x01\x00\x41\x00\x0b\x01ab")), "1 bytes follow"},
		{string(module("\x0b\xff\xff\xff\xff\xff\xff\xff\xff\x7f")), "cut short"},
		{string(module("\x0b\x01\x00\x41\xff\xff\xff\xff\xff\x7f\x0b\x00")), "cut short"},
		{string(module("\x0b"))[:9], "cut short"},
		{string(module("\x00ab"))[:11], "cut short"},
	} {
		_, err := mergeSegments([]byte(test.wasm))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: the error is %v, want %q", test.wasm, err, test.want)
		}
	}
}

func FuzzMergeSegments(f *testing.F) {
	f.Add(module("\x00custom", dataOf(segment{0, []byte("abc")}, segment{300, []byte("de")})))
	f.Add(module("\x0b\x01\x00\x41\x7f\x0b\x00"))
	f.Fuzz(func(t *testing.T, wasm []byte) {
		once, err := mergeSegments(wasm)
		if err != nil {
			return
		}
		again, err := mergeSegments(once)
		if err != nil || !bytes.Equal(again, once) {
			t.Errorf("merged again it is %q, %v, and not %q", again, err, once)
		}
	})
}
