package ingest

import "bytes"

// jsonKind is what the first value of a JSON text says of the whole.
type jsonKind uint8

const (
	kindUnclear jsonKind = iota
	kindCollection
	kindFeature
	kindRow   // an object of its own
	kindArray // of rows
)

func isCollection(head []byte) bool {
	k := kindOf(head)
	return k == kindCollection || k == kindUnclear
}
func isFeature(head []byte) bool { return kindOf(head) == kindFeature }
func isRows(head []byte) bool    { k := kindOf(head); return k == kindRow || k == kindArray }

// kindOf looks at the names of the first object's members, as far as they stand
// in head. What is wrong with the text is left to the reader.
func kindOf(head []byte) jsonKind {
	head = bytes.TrimLeft(head, " \t\r\n\x1e")
	if len(head) == 0 || head[0] != '{' {
		return kindArray
	}
	depth, isKey := 0, false
	for i := 0; i < len(head); i++ {
		switch head[i] {
		case '{', '[':
			depth++
			isKey = depth == 1
		case '}', ']':
			if depth--; depth == 0 {
				return kindRow
			}
		case ',':
			isKey = depth == 1
		case '"':
			text, n := quotedText(head[i:])
			if n == 0 {
				return kindUnclear
			}
			if isKey {
				if k := kindByMember(text, head[i+n:]); k != kindUnclear {
					return k
				}
				isKey = false
			}
			i += n - 1
		}
	}
	return kindUnclear
}

// kindByMember tells the kind by a member's name and, of "type", its value.
func kindByMember(name string, rest []byte) jsonKind {
	switch name {
	case "features":
		return kindCollection
	case "geometry", "properties":
		return kindFeature
	case "type":
		rest = bytes.TrimLeft(rest, " \t\r\n:")
		if bytes.HasPrefix(rest, []byte(`"FeatureCollection"`)) {
			return kindCollection
		}
		if bytes.HasPrefix(rest, []byte(`"Feature"`)) {
			return kindFeature
		}
	}
	return kindUnclear
}

// quotedText returns what stands between quotes and its length with them; 0 where
// the closing one is not there.
func quotedText(b []byte) (text string, n int) {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return string(b[1:i]), i + 1
		}
	}
	return "", 0
}
