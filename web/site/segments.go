package site

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Section ids of a WebAssembly that matter here.
const (
	dataSection      = 11
	dataCountSection = 12
)

// worthASegment is how many zeros between two data segments are left out. Go's
// linker leaves out eight, and makes 90,000 segments whose addresses do not
// compress; zeros do.
const worthASegment = 256

var errCutShort = errors.New("the WebAssembly is cut short")

// mergeSegments writes the memory that a program starts with in few segments.
// The memory is the same, byte by byte. What Go's linker does not make is an
// error and not a guess.
func mergeSegments(wasm []byte) ([]byte, error) {
	const header = 8
	if len(wasm) < header || string(wasm[:4]) != "\x00asm" {
		return nil, errors.New("no WebAssembly")
	}
	merged := append([]byte(nil), wasm[:header]...)
	for r := (reader{rest: wasm[header:]}); len(r.rest) > 0; {
		id := r.byte()
		body := r.bytes(r.unsigned())
		if r.err != nil {
			return nil, r.err
		}
		switch id {
		case dataCountSection:
			return nil, errors.New("the WebAssembly counts its data segments")
		case dataSection:
			segments, err := readSegments(body)
			if err != nil {
				return nil, err
			}
			body = appendSegments(nil, joined(segments))
		}
		merged = binary.AppendUvarint(append(merged, id), uint64(len(body)))
		merged = append(merged, body...)
	}
	return merged, nil
}

// segment is what the memory begins with at an address.
type segment struct {
	at   int64
	data []byte
}

func (s segment) end() int64 { return s.at + int64(len(s.data)) }

// joined puts segments together that have little between them, in order.
func joined(segments []segment) []segment {
	var all []segment
	for _, s := range segments {
		if n := len(all); n > 0 && s.at-all[n-1].end() <= worthASegment {
			last := &all[n-1]
			last.data = append(append(last.data, make([]byte, s.at-last.end())...), s.data...)
			continue
		}
		all = append(all, segment{s.at, append([]byte(nil), s.data...)})
	}
	return all
}

// What stands around the address of an active segment of the first memory.
const (
	active   = 0x00
	i32Const = 0x41
	end      = 0x0b
)

// readSegments are the segments in the order of their addresses.
func readSegments(body []byte) ([]segment, error) {
	r := reader{rest: body}
	var all []segment
	for range r.unsigned() {
		kind, op := r.byte(), r.byte()
		at := r.signed()
		closed := r.byte()
		s := segment{at, r.bytes(r.unsigned())}
		if r.err != nil {
			return nil, r.err
		}
		if kind != active || op != i32Const || closed != end || at < 0 {
			return nil, fmt.Errorf("data segment %d has no plain address", len(all))
		}
		all = append(all, s)
	}
	if len(r.rest) > 0 {
		return nil, fmt.Errorf("%d bytes follow the data segments", len(r.rest))
	}
	slices.SortFunc(all, func(a, b segment) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.end(), b.end())) })
	for i := 1; i < len(all); i++ {
		if all[i].at < all[i-1].end() {
			return nil, fmt.Errorf("two data segments are at %d", all[i].at)
		}
	}
	return all, r.err
}

func appendSegments(to []byte, segments []segment) []byte {
	to = binary.AppendUvarint(to, uint64(len(segments)))
	for _, s := range segments {
		to = append(appendSigned(append(to, active, i32Const), s.at), end)
		to = append(binary.AppendUvarint(to, uint64(len(s.data))), s.data...)
	}
	return to
}

// reader reads the numbers of a WebAssembly (LEB128). After an error it reads zeros.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) byte() byte {
	if b := r.bytes(1); r.err == nil {
		return b[0]
	}
	return 0
}

func (r *reader) bytes(n uint64) []byte {
	if r.err != nil || n > uint64(len(r.rest)) {
		r.err = errCutShort
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) unsigned() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.err = errCutShort
		return 0
	}
	r.bytes(uint64(n))
	return v
}

// signed reads an address: seven bits a byte, the last byte's highest is the sign.
func (r *reader) signed() int64 {
	var v int64
	for shift := 0; shift < 35; shift += 7 {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		if b < 0x80 {
			return v << (57 - shift) >> (57 - shift)
		}
	}
	r.err = errCutShort
	return 0
}

func appendSigned(to []byte, v int64) []byte {
	for v >= 0x40 || v < -0x40 {
		to = append(to, byte(v)|0x80)
		v >>= 7
	}
	return append(to, byte(v)&0x7f)
}
