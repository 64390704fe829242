package ingest

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// identifying are the words of headers over what tells who somebody is, in
// Vietnamese without accents and English. A column that has one of them as
// words of its name is never mapped.
var identifying = []string{
	"ho ten", "ho va ten", "ten nan nhan", "ten nguoi", "ho ten nan nhan", "nguoi to giac", "nguoi bao tin",
	"ten chau", "ten tre", "ten be", "ten con", "ten chong", "ten vo", "ten cha", "ten bo", "ten me", "ten hoc sinh", "ten doi tuong", "ten bi hai", "ten bi can", "ten bi cao",
	"full name", "first name", "last name", "middle name", "surname", "victim name", "person name", "suspect name", "offender name", "fullname",
	"sdt", "dien thoai", "so dt", "di dong", "phone", "telephone", "mobile", "tel", "zalo", "email", "e mail", "thu dien tu",
	"cccd", "cmnd", "cmt", "can cuoc", "chung minh", "dinh danh ca nhan", "ho chieu", "passport",
	"id number", "id card", "identity number", "identity card", "national id", "citizen id", "personal id",
	"dia chi nan nhan", "dia chi hien tai", "dia chi thuong tru", "dia chi tam tru", "dia chi nha", "noi o hien", "cho o hien", "noi thuong tru", "ho khau", "so nha", "home address", "street address", "victim address",
	"ngay sinh", "birth date", "date of birth", "birthdate", "birthday", "dob",
}

// identifyingWhole are words that mean a person only where they are the whole name.
var identifyingWhole = []string{
	"ten", "ho", "name", "names", "nan nhan", "bi hai", "nguoi bi hai", "doi tuong", "bi can", "bi cao", "nghi pham", "victim", "suspect", "offender", "dia chi", "address", "noi cu tru", "noi o", "cho o", "thuong tru", "residence",
}

// narrative are the words of headers over free text, which may tell anything.
var narrative = []string{
	"noi dung", "dien bien", "tom tat", "ghi chu", "mo ta", "narrative", "description", "summary", "notes", "note", "remarks", "comment", "comments",
}

// isIdentifying tells whether a column's name looks like one over names,
// numbers, birthdays or addresses of persons.
func isIdentifying(column string) bool {
	return hasWords(column, identifying) || slices.Contains(identifyingWhole, plainWords(column))
}

// addresses are the words of headers over addresses. Of a column that has them and
// no other word of identifying the place may be taken, though never the address.
var addresses = []string{"dia chi", "address", "noi cu tru", "noi o", "cho o", "thuong tru", "tam tru", "residence", "ho khau"}

// isAddress tells a column over addresses from one over other personal data.
func isAddress(column string) bool {
	words := " " + plainWords(column) + " "
	for _, a := range addresses {
		if strings.Contains(words, " "+a+" ") {
			return !hasWords(column, slices.DeleteFunc(slices.Clone(identifying), func(p string) bool {
				return slices.ContainsFunc(addresses, func(a string) bool { return strings.Contains(p, a) })
			}))
		}
	}
	return false
}

// looksPersonal is isIdentifying, or free text.
func looksPersonal(column string) bool {
	return isIdentifying(column) || hasWords(column, narrative)
}

func hasWords(column string, phrases []string) bool {
	words := " " + plainWords(column) + " "
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(words, " "+p+" ") })
}

// plainWords drops accents, case and punctuation: "Họ và tên (nạn_nhân)"
// becomes "ho va ten nan nhan".
func plainWords(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch r = unicode.ToLower(r); {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// looksLikePerson tells a text of the form of a citizen's identity number (twelve
// digits that begin with a province's code, 001 to 096, and the century and sex)
// or of a Vietnamese mobile number.
func looksLikePerson(text string) bool {
	text = strings.NewReplacer(" ", "", ".", "", "-", "").Replace(text)
	if strings.HasPrefix(text, "+84") {
		text = "0" + text[3:]
	}
	if _, ok := number(text); !ok || text[0] != '0' {
		return false
	}
	switch len(text) {
	case 10:
		return strings.IndexByte("35789", text[1]) >= 0
	case 12:
		return text[1:3] != "00" && text[1:3] <= "96" && text[3] <= '3'
	}
	return false
}
