package link

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strconv"
	"strings"

	"placement-playground/core/scenario"
)

// codec is one way in which links are written. Those that were released are read for
// ever, and only the newest is written.
type codec struct {
	version    int
	dictionary string // what deflate knows before it begins
	// next makes a document of this codec one of the next; nil in the newest.
	next func(*scenario.Node) (*scenario.Node, error)
}

// codecs are all, oldest first.
func codecs() []codec { return []codec{{version: 1, dictionary: dictionary1}} }

func newest(all []codec) codec { return all[len(all)-1] }

// write seals JSON: the version, the text, and a checksum of both, so that a link
// ends in a letter or digit and a cut one is known.
func (c codec) write(json string) (string, error) {
	var b bytes.Buffer
	w, err := flate.NewWriterDict(&b, flate.BestCompression, []byte(c.dictionary))
	if err != nil {
		return "", fmt.Errorf("link: %w", err)
	}
	if _, err := io.WriteString(w, json); err != nil {
		return "", fmt.Errorf("link: %w", err)
	}
	if err := w.Close(); err != nil {
		return "", fmt.Errorf("link: %w", err)
	}
	text := strconv.Itoa(c.version) + "." + base64.RawURLEncoding.EncodeToString(b.Bytes())
	return text + "." + checksum(text), nil
}

func checksum(text string) string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(text))) }

// split finds the codec and the payload of a link that was not damaged.
func split(all []codec, text string) (at int, payload string, err error) {
	if len(text) > MaxLength {
		return 0, "", fail("length", "%d characters are more than %d", len(text), MaxLength)
	}
	version, rest, found := strings.Cut(text, ".")
	if !found || version == "" || len(version) > 4 || strings.Trim(version, "0123456789") != "" {
		return 0, "", fail("codec", "a link begins with the number of its codec and a dot, this one with %q", begin(text))
	}
	payload, sum, found := strings.Cut(rest, ".")
	switch {
	case !found:
		return 0, "", fail("checksum", "it is missing; the end of the link was cut off")
	case len(sum) < 8:
		return 0, "", fail("checksum", "%q has %d characters and not 8; the end of the link was cut off", sum, len(sum))
	case sum != checksum(version+"."+payload):
		return 0, "", fail("checksum", "%q does not fit; a part of the link was lost or changed on the way", begin(sum))
	}
	at = slices.IndexFunc(all, func(c codec) bool { return strconv.Itoa(c.version) == version })
	if at < 0 {
		return 0, "", fail("codec", "%s is not known here; a newer playground may open it", version)
	}
	return at, payload, nil
}

func begin(s string) string { return s[:min(len(s), 12)] }

// read takes the JSON out of a payload, as long as it is not too long.
func (c codec) read(payload string) ([]byte, error) {
	packed, err := base64.RawURLEncoding.Strict().DecodeString(payload)
	if err != nil {
		return nil, fail("base64", "%v", err)
	}
	behind := bytes.NewReader(packed)
	var json bytes.Buffer
	_, err = json.ReadFrom(io.LimitReader(flate.NewReaderDict(behind, []byte(c.dictionary)), maxBytes+1))
	switch {
	case err != nil:
		return nil, fail("deflate", "%v", err)
	case json.Len() > maxBytes:
		return nil, fail("deflate", "it inflates to more than %d bytes", maxBytes)
	case behind.Len() > 0:
		return nil, fail("deflate", "%d bytes stand behind the end", behind.Len())
	}
	return json.Bytes(), nil
}
