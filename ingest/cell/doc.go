// Package cell understands one cell of an officials' table: dates and times,
// numbers, ages, ticks, and words that stand for codes, as people write them in
// Vietnamese, with accents or without, and in English.
//
// Every parser takes the text of a cell and returns a value or a *Fault with a
// stable code and a message in both languages; the message never repeats the
// cell. What a single cell cannot decide (is 5/6/2022 in June or in May, is
// 1.234 a thousand or a bit more than one?) comes back as both readings, and
// Orders and Styles gather over the column what proves one of them. Nothing is
// ever decided by habit alone.
//
// Texts may be NFC or NFD, of any case, with no-break or doubled blanks; tone
// marks may stand on either vowel (hoà, hòa). Apart from Codes, which keeps its
// tables once they are built, the package holds no state, and all of it may be
// used by several goroutines at once. It knows no clock: days to compare with
// are passed in.
package cell
