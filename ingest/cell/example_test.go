package cell_test

import (
	"fmt"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

func ExampleParseDate() {
	for _, text := range []string{"23h30 ngày 22/6/2022", "cuối tháng 2/2024", "từ 28/12 đến 3/1/2022", "5/6/2022", "31/2/2022"} {
		r, fault := cell.ParseDate(text, cell.DateOptions{})
		switch {
		case fault != nil:
			fmt.Println(fault.Code)
		case r.Ambiguous():
			fmt.Println(r.DayFirst.From, "or", r.MonthFirst.From)
		default:
			fmt.Println(r.DayFirst.From, r.DayFirst.To, r.DayFirst.Minute)
		}
	}
	// Output:
	// 2022-06-22 2022-06-22 1410
	// 2024-02-21 2024-02-29 -1
	// 2021-12-28 2022-01-03 -1
	// 2022-06-05 or 2022-05-06
	// no_such_day
}

// The order of day and month is proved by the column, or asked for.
func ExampleOrders() {
	var column cell.Orders
	for i, text := range []string{"5/6/2022", "7/8/2022", "22/6/2022"} {
		if r, fault := cell.ParseDate(text, cell.DateOptions{}); fault == nil {
			column.Add(int64(i+1), r)
		}
		fmt.Println(column.Verdict().State)
	}
	v := column.Verdict()
	fmt.Println(v.Order, "by row", v.DayFirstRow)
	// Output:
	// undetermined
	// undetermined
	// proved
	// d-m by row 3
}

func ExampleParseClock() {
	for _, text := range []string{"23h30", "8 giờ tối", "khoảng 19–20 giờ"} {
		c, _ := cell.ParseClock(text)
		fmt.Println(c.Minute, c.Until, c.About)
	}
	// Output:
	// 1410 -1 false
	// 1200 -1 false
	// 1140 1200 true
}

func ExampleParseNumber() {
	n, _ := cell.ParseNumber("1.234", cell.Decimal)
	fmt.Println(n.Comma.Lo, "or", n.Point.Lo)
	n, _ = cell.ParseNumber("1.234", cell.Count)
	fmt.Println(n.Comma.Lo)
	n, _ = cell.ParseNumber("từ 11 % đến dưới 31 %", cell.Percentage)
	fmt.Println(n.Comma.Lo, n.Comma.Hi, n.Comma.HiOpen)
	// Output:
	// 1234 or 1.234
	// 1234
	// 11 31 true
}

func ExampleParseAge() {
	day := geo.DayOf(2022, time.June, 22)
	for _, text := range []string{"cháu gái 12 tuổi", "sinh năm 2006", "SN 1985, nữ"} {
		a, _ := cell.ParseAge(text, geo.Period{From: day, To: day})
		group, certain := a.Group()
		fmt.Println(a.Lo, a.Hi, geo.VictimGroups.String(group), certain)
	}
	// Output:
	// 12 12 child_under_13 true
	// 15 16 unknown false
	// 36 37 woman_18_59 true
}

func ExampleLexicon_Find() {
	words := cell.Codes(geo.Categories)
	for _, text := range []string{"Hiếp dâm trẻ em", "khoản 2 Điều 134 BLHS", "danh dap", "xâm hại tình dục"} {
		m, fault := words.Find(text)
		if fault != nil {
			fmt.Println(fault.Code, len(m.Others))
			continue
		}
		fmt.Println(geo.Categories.String(m.Place))
	}
	// Output:
	// rape
	// injury
	// cruelty
	// ambiguous_category 5
}

func ExampleJudge() {
	harm, _ := cell.ParseNumber("35 %", cell.Percentage)
	stated, _ := cell.Codes(geo.Severities).Find("ít nghiêm trọng")
	j := cell.Judge(cell.Facts{Harm: harm.Comma, HarmKnown: true, Stated: stated.Place})
	fmt.Println(geo.Severities.String(j.Severity), j.Test, j.Conflict)
	// Output:
	// very_serious harm_31 true
}
