package cell

import "fmt"

// Styles gathers what the numbers of one column say about its decimals, as
// Orders does for dates. The zero value is ready; parts of a column may be
// gathered at once and merged.
type Styles struct {
	Cells, Comma, Point, Ambiguous int64 // numbers added, proofs of each style, and what depends on it
	CommaRow, PointRow             int64 // the first row of each proof, 0 for none
}

// Add counts a number of a row.
func (s *Styles) Add(row int64, n Numbers) {
	s.Cells++
	switch n.Style {
	case StyleComma:
		if s.Comma++; s.CommaRow == 0 {
			s.CommaRow = row
		}
	case StylePoint:
		if s.Point++; s.PointRow == 0 {
			s.PointRow = row
		}
	case StyleEither:
		s.Ambiguous++
	case StyleNone:
	}
}

// Merge adds what was gathered of the rows that follow.
func (s *Styles) Merge(next *Styles) {
	s.Cells += next.Cells
	s.Comma += next.Comma
	s.Point += next.Point
	s.Ambiguous += next.Ambiguous
	if s.CommaRow == 0 {
		s.CommaRow = next.CommaRow
	}
	if s.PointRow == 0 {
		s.PointRow = next.PointRow
	}
}

// Verdict returns how far the style is known, and the style where it is proved.
func (s *Styles) Verdict() (State, Style) {
	switch {
	case s.Comma > 0 && s.Point > 0:
		return Contradictory, StyleNone
	case s.Comma > 0:
		return Proved, StyleComma
	case s.Point > 0:
		return Proved, StylePoint
	case s.Ambiguous > 0:
		return Undetermined, StyleNone
	}
	return Needless, StyleNone
}

// Message says in both languages what is to be done; empty where nothing is. It
// holds counts and row numbers only.
func (s *Styles) Message() (vi, en string) {
	switch state, _ := s.Verdict(); state {
	case Contradictory:
		return fmt.Sprintf("cột dùng cả hai cách viết số thập phân: %d ô dấu phẩy (ví dụ dòng %d), %d ô dấu chấm (ví dụ dòng %d): hãy sửa cho thống nhất", s.Comma, s.CommaRow, s.Point, s.PointRow),
			fmt.Sprintf("the column writes decimals in both ways: %d cells with a comma (row %d, for one) and %d with a point (row %d): make them one", s.Comma, s.CommaRow, s.Point, s.PointRow)
	case Undetermined:
		return fmt.Sprintf("%d ô như 1.234 có thể là một nghìn hai trăm hay một phẩy hai, không ô nào cho biết chắc: hãy chọn cách viết số", s.Ambiguous),
			fmt.Sprintf("%d cells such as 1.234 may be above a thousand or below two and none proves which: say how decimals are written", s.Ambiguous)
	case Needless, Proved:
	}
	return "", ""
}
