package ingest

import "fmt"

func (s *jsonScanner) fail(reason string) error { return s.in.fail(s.line, reason) }

func (s *jsonScanner) cutOff() error {
	return s.fail("the JSON is cut off: copy or export the file again")
}

// unexpected reports what should have stood here; the byte found is named only
// where it is punctuation, since anything else may belong to an incident.
func (s *jsonScanner) unexpected(got byte, want string) error {
	switch got {
	case 0:
		return s.cutOff()
	case '{', '}', '[', ']', ',', ':':
		return s.fail(fmt.Sprintf("%q stands where %s should: the JSON is damaged or no FeatureCollection", got, want))
	}
	return s.fail(want + " is missing: the JSON is damaged or no FeatureCollection")
}

// isWordByte tells the bytes of numbers, true, false and null.
func isWordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b == '-' || b == '+' || b == '.' || b == 'E'
}

// isNumber tells whether text is a number as JSON writes it (RFC 8259, section 6).
func isNumber(b []byte) bool {
	if len(b) > 0 && b[0] == '-' {
		b = b[1:]
	}
	zero := len(b) > 0 && b[0] == '0'
	whole, b := digits(b)
	if whole == 0 || zero && whole > 1 {
		return false
	}
	if len(b) > 0 && b[0] == '.' {
		var n int
		if n, b = digits(b[1:]); n == 0 {
			return false
		}
	}
	if len(b) > 0 && (b[0] == 'e' || b[0] == 'E') {
		b = b[1:]
		if len(b) > 0 && (b[0] == '+' || b[0] == '-') {
			b = b[1:]
		}
		var n int
		if n, b = digits(b); n == 0 {
			return false
		}
	}
	return len(b) == 0
}

// digits counts the leading digits and returns what follows them.
func digits(b []byte) (int, []byte) {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n, b[n:]
}
