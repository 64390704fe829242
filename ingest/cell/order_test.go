package cell

import (
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

func readAll(t *testing.T, cells ...string) []Readings {
	t.Helper()
	var all []Readings
	for _, s := range cells {
		r, f := ParseDate(s, DateOptions{Epoch: Epoch1900})
		if f != nil {
			t.Fatalf("%q: %s", s, f.Code)
		}
		all = append(all, r)
	}
	return all
}

func judge(t *testing.T, today geo.Day, cells ...string) Verdict {
	t.Helper()
	o := Orders{Today: today}
	for i, r := range readAll(t, cells...) {
		o.Add(int64(i+1), r)
	}
	return o.Verdict()
}

func TestVerdicts(t *testing.T) {
	t.Parallel()
	today := geo.DayOf(2022, time.June, 30)
	serials := []string{"44565", "44566", "44567", "44568", "44569", "44570", "44571", "44572", "44573"} // 4 to 12 January
	for name, c := range map[string]struct {
		cells []string
		state State
		order Order
		hint  Order
	}{
		"day first":          {[]string{"5/6/2022", "22/6/2022", "2022-06-01"}, Proved, OrderDMY, OrderNone},
		"month first":        {[]string{"5/6/2022", "6/22/2022"}, Proved, OrderMDY, OrderNone},
		"both":               {[]string{"5/6/2022", "6/22/2022", "22/6/2022"}, Contradictory, OrderNone, OrderNone},
		"neither":            {[]string{"5/6/2022", "6/5/2022"}, Undetermined, OrderNone, OrderNone},
		"nothing to prove":   {[]string{"2022-06-05", "5/5/2022", "tháng 6/2022", "44734"}, Needless, OrderNone, OrderNone},
		"none":               {nil, Needless, OrderNone, OrderNone},
		"dots":               {[]string{"5.6.2022"}, Undetermined, OrderNone, OrderDMY},
		"Vietnamese words":   {[]string{"23h30 ngày 5/6/2022", "6/5/2022"}, Undetermined, OrderNone, OrderDMY},
		"English words":      {[]string{"5/6/2022 11:30 PM"}, Undetermined, OrderNone, OrderMDY},
		"words of both":      {[]string{"5/6/2022 11:30 PM", "5.6.2022"}, Undetermined, OrderNone, OrderNone},
		"future if month":    {[]string{"5/7/2021", "1/7/2022", "2/8/2021", "5/12/2021"}, Undetermined, OrderNone, OrderMDY}, // 1 July has not come
		"future if day":      {[]string{"7/1/2022", "3/6/2022", "3/12/2021"}, Undetermined, OrderNone, OrderDMY},             // as months: 1 July
		"sorted":             {[]string{"1/2/2022", "2/2/2022", "3/2/2022", "4/2/2022", "1/3/2022", "2/3/2022", "3/3/2022", "1/4/2022", "4/4/2022", "2/5/2022"}, Undetermined, OrderNone, OrderDMY},
		"sorted month first": {[]string{"2/1/2022", "2/2/2022", "2/3/2022", "2/4/2022", "3/1/2022", "3/2/2022", "3/3/2022", "4/1/2022", "4/4/2022", "5/2/2022"}, Undetermined, OrderNone, OrderMDY},
		"weekday":            {[]string{"thứ 4 ngày 6/7/2022"}, Undetermined, OrderNone, OrderDMY}, // may be a slip
		"ends":               {[]string{"6/5/2022 - 5/6/2022"}, Undetermined, OrderNone, OrderDMY},
		"ends exchanged":     {[]string{"3/6 - 4/5/2022"}, Undetermined, OrderNone, OrderMDY},
	} {
		v := judge(t, today, c.cells...)
		if v.State != c.state || v.Order != c.order || v.Hint != c.hint || v.Swapped {
			t.Errorf("%s: %s %s, hint %s; want %s %s, %s; %+v", name, v.State, v.Order, v.Hint, c.state, c.order, c.hint, v.Evidence)
		}
		vi, en := v.Message()
		if asks := c.state == Contradictory || c.state == Undetermined; (vi != "") != asks || (en != "") != asks {
			t.Errorf("%s says %q, %q", name, vi, en)
		}
	}
	for name, c := range map[string]struct {
		cells []string
		want  bool
	}{
		"swapped by a spreadsheet": {append([]string{"22/6/2022", "13/7/2022"}, serials...), true},
		"a serial of a late day":   {append([]string{"22/6/2022", "44734"}, serials...), false},
		"too few to tell":          {append([]string{"22/6/2022"}, serials[:3]...), false},
		"a text of an early day":   {append([]string{"22/6/2022", "5/6/2022"}, serials...), false},
	} {
		v := judge(t, 0, c.cells...)
		if vi, en := v.Message(); v.Swapped != c.want || (en != "") != c.want || (vi != "") != c.want {
			t.Errorf("%s: %v, %q", name, v.Swapped, en)
		}
	}
}

func TestContradictionNamesRows(t *testing.T) {
	t.Parallel()
	v := judge(t, 0, "5/6/2022", "22/6/2022", "23/6/2022", "6/22/2022")
	if v.DayFirst != 2 || v.DayFirstRow != 2 || v.MonthFirst != 1 || v.MonthFirstRow != 4 || v.Ambiguous != 1 {
		t.Errorf("%+v", v.Evidence)
	}
	vi, en := v.Message()
	for _, m := range []string{vi, en} {
		if !strings.Contains(m, "2") || !strings.Contains(m, "4") || strings.Contains(m, "2022") {
			t.Errorf("%q", m)
		}
	}
}

// A column read in parts is the column read at once, wherever it is cut.
func TestOrdersMerge(t *testing.T) {
	t.Parallel()
	today := geo.DayOf(2022, time.June, 30)
	all := readAll(t, "5/6/2022", "22/6/2022", "4.5.2022", "2022-06-01", "6/22/2022", "tháng 6/2022", "7/8/2022", "44734", "1/2/22", "5/6/2022 11:30 PM", "ngày 3/4/2022", "thứ 4 ngày 6/7/2022")
	var whole Orders
	whole.Today = today
	for i, r := range all {
		whole.Add(int64(i+1), r)
	}
	for cut := range len(all) + 1 {
		first, second := Orders{Today: today}, Orders{Today: today}
		for i, r := range all {
			if i < cut {
				first.Add(int64(i+1), r)
			} else {
				second.Add(int64(i+1), r)
			}
		}
		if first.Merge(&second); first != whole {
			t.Errorf("cut at %d: %+v, want %+v", cut, first, whole)
		}
	}
	if whole.counts.Backward == [2]int64{} || whole.counts.Future == [2]int64{} {
		t.Errorf("the case tests nothing: %+v", whole.counts)
	}
}

// Where every time is midnight, there were no times.
func TestMidnights(t *testing.T) {
	t.Parallel()
	v := judge(t, 0, "22/6/2022 00:00:00", "6/22/2022 0:00", "2022-06-22", "22/6/2022 8:00", "tháng 6/2022")
	if v.Timed != 3 || v.Midnight != 2 {
		t.Errorf("%+v", v.Evidence)
	}
}

func TestPairsAndOtherColumns(t *testing.T) {
	t.Parallel()
	r := readAll(t, "5/6/2022", "6/6/2022", "2/7/2022", "22/6/2022", "7/5/2022")
	var o Orders
	o.Add(1, r[0])
	o.Pair(r[0], r[2]) // 5 June, told 2 July; or 6 May, told 7 February
	o.Pair(r[3], r[3]) // no order needed
	if v := o.Verdict(); v.Early != [2]int64{0, 1} || v.Hint != OrderDMY || v.State != Undetermined {
		t.Errorf("%+v", v)
	}
	o = Orders{}
	o.Add(1, r[0])
	o.Pair(r[0], r[4]) // told 7 May, or 5 July
	if v := o.Verdict(); v.Early != [2]int64{1, 0} || v.Hint != OrderMDY {
		t.Errorf("%+v", v)
	}
	o = Orders{}
	o.Add(1, r[0])
	o.Beside(judge(t, 0, "22/6/2022"))
	o.Beside(judge(t, 0, "5/6/2022"))
	if v := o.Verdict(); v.Columns != [2]int64{1, 0} || v.Hint != OrderDMY || v.State != Undetermined {
		t.Errorf("%+v", v)
	}
	o.Beside(judge(t, 0, "6/22/2022"))
	if v := o.Verdict(); v.Hint != OrderNone {
		t.Errorf("%+v", v)
	}
}

// Nothing is read month first, or at all, unless the order is told.
func TestIn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		file Order
		want string
	}{
		{"5/6/2022", OrderDMY, "2022-06-05"}, {"5/6/2022", OrderMDY, "2022-05-06"}, {"5/6/2022", OrderNone, "day_month_order"}, {"5/6/2022", OrderYMD, "day_month_order"}, {"5/6/2022", OrderEither, "day_month_order"},
		{"22/6/2022", OrderDMY, "2022-06-22"}, {"22/6/2022", OrderNone, "2022-06-22"}, {"22/6/2022", OrderMDY, "other_order"},
		{"thứ 4 ngày 6/7/2022", OrderNone, "day_month_order"}, {"thứ 4 ngày 6/7/2022", OrderDMY, "2022-07-06"}, {"thứ 4 ngày 6/7/2022", OrderMDY, "other_order"},
		{"6/22/2022", OrderMDY, "2022-06-22"}, {"6/22/2022", OrderDMY, "other_order"}, {"6/22/2022", OrderNone, "day_month_order"},
		{"2022-06-05", OrderMDY, "2022-06-05"}, {"5/5/2022", OrderNone, "2022-05-05"}, {"tháng 6/2022", OrderMDY, "2022-06-01..2022-06-30"},
	} {
		d, f := readAll(t, c.text)[0].In(c.file)
		got := d.show()
		if f != nil {
			got = f.Code
		}
		if got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.text, c.file, got, c.want)
		}
	}
}
