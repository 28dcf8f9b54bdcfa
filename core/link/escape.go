package link

import (
	"fmt"
	"strconv"
	"strings"
)

// safe: the sign stands in addresses as it is, in every program that shows or sends one.
func safe(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '-' || b == '.' || b == '_'
}

// Escape writes a text so that it stands in an address as it is: all signs that are not
// safe as %XX.
func Escape(s string) string { return escape(s, "") }

// escape leaves more signs as they are.
func escape(s, more string) string {
	var b strings.Builder
	for i := range len(s) {
		if safe(s[i]) || strings.IndexByte(more, s[i]) >= 0 {
			b.WriteByte(s[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
	}
	return b.String()
}

// Unescape undoes it. A "%" that escapes nothing stands for itself.
func Unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
