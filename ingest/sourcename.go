package ingest

import (
	"fmt"
	"path"
	"regexp"
	"strings"
)

// dateWord is what changes in the names of files that come again and again: months,
// quarters, years, numbers of copies.
var dateWord = regexp.MustCompile(`^(?:(?:thang|quy|nam|tuan|ngay|t|q|h|v|w)?\d+(?:h\d|q\d)?|\d+[a-z]{0,2}|thang|quy|nam|tuan|ngay|dau|cuoi|den|copy|sao|final|i|ii|iii|iv|lan)$`)

// guessSource names who the data are from where nobody says it: the office in the
// title of the first table, else the file's name without dates.
func (u *understood) guessSource(file string, view *Understanding) {
	name, by := "", ""
	for _, p := range u.tables.parts {
		if p.table != nil && p.table.Hints.Unit != "" && name == "" {
			name, by = p.table.Hints.Unit, "the title of the table"
		}
	}
	if name == "" {
		name, by = stem(file), "the file's name"
	}
	name = strings.Join(strings.Fields(strings.ToLower(name)), " ")
	if len(name) > maxSource {
		name = strings.ToValidUTF8(name[:maxSource], "")
	}
	u.o.Source, view.Source, view.SourceBy = name, name, by
	u.warnings = append(u.warnings, fmt.Sprintf("không ghi nguồn nên lấy %[1]q; dùng --source TÊN, giống nhau cho mọi tệp của một đơn vị, thì các dòng gửi lại mới được nhận ra / no source was given, so %[1]q was taken from %[2]s: with --source NAME, the same for all files of one sender, rows that come again are recognised", name, by))
}

// stem is a file's name without endings, dates and running numbers.
func stem(file string) string {
	name := path.Base(strings.ReplaceAll(file, `\`, "/"))
	for {
		ext := path.Ext(name)
		if ext == "" || len(ext) > 10 || ext == name {
			break
		}
		name = strings.TrimSuffix(name, ext)
	}
	words := plainWords(name)
	var kept []string
	for w := range strings.FieldsSeq(words) {
		if !dateWord.MatchString(w) {
			kept = append(kept, w)
		}
	}
	if kept == nil {
		return "local"
	}
	return strings.Join(kept, "-")
}
