package cell

// Answer is yes, no, or neither said.
type Answer uint8

// The answers.
const (
	Unstated Answer = iota
	No
	Yes
)

// String returns "", "no" or "yes".
func (a Answer) String() string { return [...]string{"", "no", "yes"}[a] }

var answers = func() map[string]Answer {
	all := make(map[string]Answer)
	for a, words := range map[Answer][]string{
		Unstated: {"", "không rõ", "chưa rõ", "không biết", "chưa xác định", "không xác định", "kxđ", "n/a", "?", "unknown", "..."},
		No:       {"không", "ko", "k", "không có", "chưa", "chưa có", "không phải", "sai", "no", "n", "none", "false", "f", "0", "-", "--", "☐", "□"},
		Yes:      {"có", "đã có", "đã", "rồi", "đúng", "phải", "yes", "y", "true", "t", "1", "x", "+", "v", "√", "✓", "✔", "☑", "☒", "■", "●", "×"},
	} {
		for _, w := range words {
			all[string(plain(fold(nil, marks(w))))] = a
		}
	}
	return all
}()

// marks turns the signs that people tick with into letters.
func marks(s string) string {
	switch s {
	case "√", "✓", "✔", "☑", "☒", "■", "●", "×", "✔️", "\uf0fc": // the last is Wingdings' tick
		return "x"
	case "☐", "□":
		return "-"
	}
	return s
}

// ParseFlag reads the cell of a yes-or-no column: x and other ticks, có, không,
// 1, 0, yes, no, đúng, sai. A dash is no; an empty cell and "không rõ" are
// Unstated. What is neither is FaultFlag: ✗, too, which some tick with and
// others cross out with.
func ParseFlag(text string) (Answer, *Fault) {
	switch text {
	case "":
		return Unstated, nil
	case "x", "X", "1":
		return Yes, nil
	case "0":
		return No, nil
	}
	if len(text) > maxText {
		return Unstated, FaultFlag
	}
	var buf [maxText]byte
	a, ok := answers[string(plain(fold(buf[:0], marks(trim(text)))))]
	if !ok {
		return Unstated, FaultFlag
	}
	return a, nil
}

// Unknown tells whether a cell of any column says that nothing is known: empty,
// "không rõ", "chưa xác định", "?", "…", "n/a". A dash is not among them: in a
// table it is none.
func Unknown(text string) bool {
	if text = trim(text); text == "" {
		return true
	}
	if len(text) > maxText {
		return false
	}
	var buf [maxText]byte
	a, ok := answers[string(plain(fold(buf[:0], text)))]
	return ok && a == Unstated
}
