package cell

import (
	"fmt"
	"testing"
)

func (n Number) show() string {
	s := fmt.Sprintf("%v", n.Lo)
	if n.Lo != n.Hi {
		open, shut := "[", "]"
		if n.LoOpen {
			open = "("
		}
		if n.HiOpen {
			shut = ")"
		}
		s = fmt.Sprintf("%s%v, %v%s", open, n.Lo, n.Hi, shut)
	}
	if n.Percent {
		s += "%"
	}
	if n.About {
		s += "~"
	}
	return s
}

// show names the reading, or both, and what they prove.
func (n Numbers) show() string {
	switch n.Style {
	case StyleEither:
		return n.Comma.show() + " or " + n.Point.show()
	case StyleComma:
		return n.Comma.show() + " ,"
	case StylePoint:
		return n.Point.show() + " ."
	}
	return n.Comma.show()
}

var numberForms = []struct {
	text string
	kind Kind
	want string
}{
	{"1234", Decimal, "1234"}, {"05", Decimal, "5"}, {"3.359,80", Decimal, "3359.8 ,"}, {"3,359.80", Decimal, "3359.8 ."}, {"12,5", Decimal, "12.5 ,"}, {"12.5", Decimal, "12.5 ."}, {"1.234.567", Decimal, "1.234567e+06 ,"}, {"1,234,567", Decimal, "1.234567e+06 ."},
	{"1.234", Decimal, "1234 or 1.234"}, {"30,509", Decimal, "30.509 or 30509"}, {"0,123", Decimal, "0.123 ,"}, {"0.123", Decimal, "0.123 ."}, {"1 234", Decimal, "1234"}, {"1 234,5", Decimal, "1234.5 ,"}, {"1'234", Decimal, "1234"}, {"1.234,567", Decimal, "1234.567 ,"},
	{"-5", Decimal, "-5"}, {"−5", Decimal, "-5"}, {"+5", Decimal, "5"}, {"-1.234", Decimal, "-1234 or -1.234"}, {"1e5", Decimal, "100000"}, {"9.5E-2", Decimal, "0.095"}, {"105.60000000000001", Decimal, "105.60000000000001 ."},
	{"khoảng 3", Decimal, "3~"}, {"≈ 15", Decimal, "15~"}, {"gần 20", Decimal, "20~"}, {"hơn 20", Decimal, "(20, +Inf]"}, {"không quá 5", Decimal, "[-Inf, 5]"}, {"≥ 11", Decimal, "[11, +Inf]"},
	{"11–30", Decimal, "[11, 30]"}, {"từ 11 đến 30", Decimal, "[11, 30]"}, {"1.234 - 2,5", Decimal, "bad_number"}, {"1.234–5,678", Decimal, "bad_number"}, {"30–11", Decimal, "bad_number"}, {"0,5–1,000", Decimal, "[0.5, 1] ,"}, {"1.234–2.5", Decimal, "[1.234, 2.5] ."}, {"1.234–5.678", Decimal, "[1234, 5678] or [1.234, 5.678]"},
	{"12,5 %", Percentage, "12.5% ,"}, {"12 phần trăm", Percentage, "12%"}, {"11-30%", Percentage, "[11, 30]%"}, {"từ 11% đến dưới 31%", Percentage, "[11, 31)%"}, {"trên 30 %", Percentage, "(30, 100]%"}, {"dưới 11 %", Percentage, "[0, 11)%"},
	{"61% trở lên", Percentage, "[61, 100]%"}, {"61%+", Percentage, "[61, 100]%"}, {"12.345", Percentage, "12.345"}, {"10.000 %", Percentage, "10%"}, {"0.11", Percentage, "0.11 ."}, {"100", Percentage, "100"}, {"101", Percentage, "bad_percentage"}, {"100,5%", Percentage, "bad_percentage"}, {"-5", Percentage, "bad_percentage"},
	{"1.234", Count, "1234"}, {"1,234", Count, "1234"}, {"3.000", Count, "3000"}, {"8.718.000", Count, "8.718e+06 ,"}, {"3,0", Count, "3 ,"}, {"02 cháu", Count, "2"}, {"3 vụ", Count, "3"}, {"–", Count, "0"}, {"không có", Count, "0"}, {"khoảng 3", Count, "3~"},
	{"12,5", Count, "not_whole"}, {"-5", Count, "not_whole"}, {"hơn 20", Count, "not_whole"}, {"2-3", Count, "not_whole"}, {"50%", Count, "not_whole"}, {"1e300", Count, "not_whole"},
	{"105.600", Coordinate, "105.6"}, {"21,31", Coordinate, "21.31 ,"}, {"562.050", Coordinate, "562050"}, {"562050,974", Coordinate, "562050.974 ,"}, {"2.357.390,450", Coordinate, "2.35739045e+06 ,"}, {"105.600.000", Coordinate, "1.056e+08 ,"}, {"21-22", Coordinate, "bad_number"},
	{"≉ 15", Decimal, "bad_number"}, {"≈\u0338 15", Decimal, "bad_number"}, {"", Count, "missing"}, {"đang cập nhật", Count, "no_figure"}, {"…", Decimal, "no_figure"}, {"1.2.3", Decimal, "bad_number"}, {"1..2", Decimal, "bad_number"}, {"12.34.567", Decimal, "bad_number"}, {"1.234,56.7", Decimal, "bad_number"}, {"abc", Decimal, "bad_number"}, {"NaN", Decimal, "bad_number"}, {"Inf", Decimal, "bad_number"},
	{"0x10", Decimal, "bad_number"}, {"1_000", Decimal, "bad_number"}, {"1e999", Decimal, "bad_number"}, {"3 vụ", Decimal, "bad_number"}, {"-", Decimal, "bad_number"}, {"12O", Decimal, "bad_number"}, {"5 %%", Decimal, "bad_number"}, {",5", Decimal, "bad_number"}, {"1,", Decimal, "bad_number"},
}

func TestParseNumber(t *testing.T) {
	t.Parallel()
	for _, c := range numberForms {
		for _, text := range append(otherSpellings(c.text), c.text) {
			n, f := ParseNumber(text, c.kind)
			got := n.show()
			if f != nil {
				got = f.Code
			}
			if got != c.want {
				t.Errorf("%q as %d: %s, want %s", text, c.kind, got, c.want)
			}
		}
	}
}

// A column's style decides what one cell cannot.
func TestStyles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		cells []string
		state State
		style Style
		want  string // of 1.234 in the style
	}{
		{[]string{"1.234", "3.359,80"}, Proved, StyleComma, "1234"},
		{[]string{"12.5", "1.234", "7"}, Proved, StylePoint, "1.234"},
		{[]string{"1.234", "5,678"}, Undetermined, StyleNone, "ambiguous_number"},
		{[]string{"12.5", "12,5"}, Contradictory, StyleNone, "ambiguous_number"},
		{[]string{"1", "2"}, Needless, StyleNone, "ambiguous_number"},
	} {
		var whole, first, second Styles
		for i, s := range c.cells {
			n, f := ParseNumber(s, Decimal)
			if f != nil {
				t.Fatal(f.Code)
			}
			whole.Add(int64(i+1), n)
			part := &first
			if i > 0 {
				part = &second
			}
			part.Add(int64(i+1), n)
		}
		if first.Merge(&second); first != whole {
			t.Errorf("%v: %+v in parts, %+v as a whole", c.cells, first, whole)
		}
		state, style := whole.Verdict()
		n, _ := ParseNumber("1.234", Decimal)
		x, f := n.In(style)
		got := x.show()
		if f != nil {
			got = f.Code
		}
		if state != c.state || style != c.style || got != c.want {
			t.Errorf("%v: %s %s, 1.234 is %s; want %s %s %s", c.cells, state, style, got, c.state, c.style, c.want)
		}
		if vi, en := whole.Message(); (vi == "") != (state == Proved || state == Needless) || (vi == "") != (en == "") {
			t.Errorf("%v: %s says %q, %q", c.cells, state, vi, en)
		}
	}
	n, _ := ParseNumber("12,5", Decimal)
	if _, f := n.In(StylePoint); f != FaultOtherStyle {
		t.Errorf("12,5 in a column of points is %v", f)
	}
}
