package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mark of secrecy is one of the three levels of the law on the protection of
// state secrets (29/2018/QH14, Article 8), standing as a mark does:
//
//   - anywhere outside the rows of data (title, header, notes, signatures, page
//     header or footer, text box, file, sheet and document name): a line, or what
//     stands in brackets or between separators, that is nothing but the level,
//     letter-spaced or not; "Độ mật: …", "Tài liệu …", "Văn bản …", "Hồ sơ …",
//     "Báo cáo …" before it; and the words "tối mật" and "tuyệt mật" in any text;
//   - in a row of data: a cell that is nothing but "Tối mật" or "Tuyệt mật", or
//     "Độ mật: …" with a level; and a cell that is nothing but "Mật" where its
//     column is named for secrecy or has no name. The only cell of a row is taken
//     for a stamp, as if it stood outside.
//
// A text that lists several levels explains them and marks nothing. Words that
// contain it (bí mật, bảo mật, thân mật, mật độ, mật khẩu, mật ong)
// are none, nor is a hamlet called Mật in a column of hamlets.
var (
	levels     = words("mật", "tối mật", "tuyệt mật")
	levelNames = []string{"Mật", "Tối mật", "Tuyệt mật"}
	highLevels = words("tối mật", "tuyệt mật")
	gradeWords = words("độ mật", "mức độ mật", "cấp độ mật", "mức mật", "dấu mật", "độ mật của tài liệu", "mức độ bảo mật", "độ bảo mật")
	paperWords = words("tài liệu", "văn bản", "hồ sơ", "báo cáo", "danh sách", "công văn", "thông tin")
	secrecy    = words("độ mật", "mức mật", "cấp mật", "dấu mật")
)

// mayMark tells quickly that a text is no mark by itself: it must end in t.
func mayMark(s string) bool {
	if len(s) < 3 || len(s) > 120 {
		return false
	}
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			return r == 't' || r == 'T'
		}
		i -= n
	}
	return false
}

// levelOf reads a text that is nothing but a level.
func levelOf(s string) (string, bool) {
	if !mayMark(s) {
		return "", false
	}
	return levelFolded(fold(s), s)
}

func levelFolded(folded, written string) (string, bool) {
	if isASCII(folded) && (strings.ToUpper(written) != written || strings.EqualFold(strings.ReplaceAll(folded, " ", ""), "mat")) {
		return "", false // without accents "mat" is many words, and "toi mat" may be "I lose"
	}
	tight := strings.ReplaceAll(folded, " ", "")
	for i, l := range levels.of(folded) {
		if tight == strings.ReplaceAll(l, " ", "") {
			return levelNames[i], true
		}
	}
	return "", false
}

// gradeOf reads "Độ mật: Mật".
func gradeOf(s string) (string, bool) {
	if !mayMark(s) {
		return "", false
	}
	folded := fold(s)
	rest, ok := gradeWords.begins(folded)
	if !ok || rest == "" {
		return "", false
	}
	if isASCII(folded) && rest[0] == ':' && fold(rest) == "mat" {
		return levelNames[0], true
	}
	return levelFolded(fold(rest), strings.ToUpper(rest))
}

// markInCell looks for a mark in a cell of a row of data.
func markInCell(cell string) (level string, sure bool) {
	if level, ok := gradeOf(cell); ok {
		return level, true
	}
	level, ok := levelOf(cell)
	return level, ok && level != levelNames[0]
}

// markInText looks for a mark outside the rows of data.
func markInText(text string) (string, bool) {
	if len(text) < 3 || len(text) > 1<<16 {
		return "", false
	}
	folded := fold(text)
	high := ""
	for i, l := range highLevels.words {
		if (vocabulary{words: []string{l}}).has(folded) && !isASCII(folded) {
			if high != "" {
				return "", false
			}
			high = levelNames[i+1]
		}
	}
	if high != "" {
		return high, true
	}
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n\r()[]{}|;•/–—_", r) }) {
		for part := range strings.SplitSeq(line, " - ") {
			if level, ok := levelOf(part); ok {
				return level, true
			}
			for clause := range strings.SplitSeq(part, ",") {
				if level, ok := markInClause(clause); ok {
					return level, true
				}
			}
		}
	}
	return "", false
}

// markInClause reads "Độ mật: Mật" and "Tài liệu mật".
func markInClause(s string) (string, bool) {
	if level, ok := gradeOf(s); ok || !mayMark(s) {
		return level, ok
	}
	folded := fold(s)
	rest, ok := paperWords.begins(folded)
	if !ok || isASCII(folded) {
		return "", false
	}
	return levelFolded(fold(rest), rest)
}

// markInName looks for a mark in a file's or sheet's name.
func markInName(name string) (string, bool) {
	if i := strings.LastIndexByte(name, '.'); i > 0 && len(name)-i <= 5 {
		name = name[:i]
	}
	if level, ok := markInText(strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(name)); ok {
		return level, true
	}
	return markInText(name)
}

// namesSecrecy tells whether a column is named for secrecy, or has no name.
func (t *Table) namesSecrecy(c int) bool {
	if c >= len(t.header.names) || t.header.names[c] == "" {
		return true
	}
	folded := fold(t.header.names[c])
	return secrecy.has(folded) || folded == "mật"
}
