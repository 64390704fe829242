package sheet

// Kind is what a cell holds, as the file says it.
type Kind uint8

// Kinds of cells. In text files every cell that is not empty is Text.
const (
	Empty   Kind = iota
	Text         // also dates that a workbook holds as ISO 8601 text
	Number       // the shortest decimal that means the same 64-bit number; "25%" for 0.25 shown as a percentage
	Date         // a number that the workbook shows as a date or time: days since its epoch, see Table.Date1904
	Bool         // "TRUE" or "FALSE"
	Failed       // an error such as #REF!, which is the cell's text
	Formula      // a formula whose result the file does not hold; the cell's text is empty
)

// Row is one row. Its slices are used again: they are valid until the next call
// of Next, the strings for ever.
type Row struct {
	Number int64    // 1-based, as a spreadsheet program shows it
	Line   int64    // 1-based line of a text file where the row begins; 0 in workbooks
	Cells  []string // from column A on, without the empty ones at the end of a workbook's row
	Kinds  []Kind   // as many as Cells
	Hidden bool     // the workbook hides the row
	Stray  bool     // a quote stood inside a cell of a text file
	Width  int      // cells that the row had in the file; in text differs from Table.Width where the row is ragged
	Group  string   // of a table's row: the group heads above it, outermost first, joined by " / "
}

// Rows are the rows of one sheet as they stand in the file.
type Rows interface {
	// Next returns the next row, io.EOF after the last. Other errors are *Error.
	Next() (Row, error)
	// Close gives back what reading holds.
	Close() error
}

// columnLetter returns the letters of a column counted from 0: A, Z, AA.
func columnLetter(i int) string {
	var b [8]byte
	at := len(b)
	for i++; i > 0 && at > 0; i = (i - 1) / 26 {
		at--
		b[at] = byte('A' + (i-1)%26)
	}
	return string(b[at:])
}

// parseReference reads a cell's name such as "AB12"; ok is false where it is
// none. column counts from 0, row from 1.
func parseReference(name string) (column int, row int64, ok bool) {
	i, n := 0, 0
	for ; i < len(name) && i < 3; i++ {
		letter := name[i] &^ 0x20
		if letter < 'A' || letter > 'Z' {
			break
		}
		n = n*26 + int(letter-'A') + 1
	}
	if i == 0 || i == len(name) || len(name)-i > 7 {
		return 0, 0, false
	}
	for _, d := range []byte(name[i:]) {
		if d < '0' || d > '9' {
			return 0, 0, false
		}
		row = row*10 + int64(d-'0')
	}
	return n - 1, row, n <= 16384 && row >= 1 && row <= 1_048_576
}
