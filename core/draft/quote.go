package draft

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"placement-playground/core/scenario"
)

// quoted is a text between double quotes as both YAML and JSON read it. What a
// YAML text may not contain, or folds, is escaped.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r > '~' && r <= 0xffff && !unicode.IsGraphic(r) || r == 0x2028 || r == 0x2029 || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// plain reports whether a text can stand without quotes, in brackets, too, and is
// taken for nothing else, by nobody who reads YAML.
func plain(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && (first < '0' || first > '9') && first != '_' && first != '/' {
		return false
	}
	for _, r := range s {
		if !unicode.IsLetter(r) && (r < '0' || r > '9') && !strings.ContainsRune(" _-./+()@=;", r) {
			return false
		}
	}
	words := []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
	number := strings.Trim(s, "0123456789._+-xXoabcdefABCDEF") == "" && first <= '9'
	return !slices.Contains(words, strings.ToLower(s)) && !strings.HasSuffix(s, " ") && strings.Count(s, ".") != len(s) &&
		(!number || strings.Count(s, ".") > 1 && !strings.ContainsAny(s, "eExX"))
}

// numeral reports whether a text is a number, as scenario reads them.
func numeral(s string) bool { return scenario.IsNumber(s) }
