package cell

import (
	"fmt"
	"math"
)

// State is how far the order of a column is known.
type State uint8

// The states.
const (
	Needless      State = iota // no cell depends on the order
	Proved                     // some cell can only be read in one order, and none contradicts
	Contradictory              // cells prove both orders
	Undetermined               // cells depend on the order, and none proves it: ask
)

// String returns the state in one English word.
func (s State) String() string {
	return [...]string{"needless", "proved", "contradictory", "undetermined"}[s]
}

// Verdict is what the dates of a column prove.
type Verdict struct {
	State State
	// Order is OrderDMY or OrderMDY where it is proved, else OrderNone.
	Order Order
	// Hint is the order that every hint speaks for, OrderNone where there is none
	// or they disagree. It is for the question to the user, never instead of it.
	Hint Order
	// Swapped says that the texts of the column are all after the 12th of a month,
	// while the dates that a program wrote never are. That is what a spreadsheet
	// set to the other order leaves of a column: it has turned 5/6 into 6 May and
	// kept 22/6 as text. The chance of it otherwise is below 1 in 1000.
	Swapped bool
	Evidence
}

// lateDays is the share of days after the 12th: 221 of 365, and so of dates
// that fall on any day alike.
const lateDays = 221.0 / 365

// swapChance is how unlikely a column must be for Verdict.Swapped.
const swapChance = 0.001

// Verdict judges the cells added so far.
func (o *Orders) Verdict() Verdict {
	v := Verdict{Evidence: o.counts}
	switch {
	case v.DayFirst > 0 && v.MonthFirst > 0:
		v.State = Contradictory
	case v.DayFirst > 0:
		v.State, v.Order = Proved, OrderDMY
	case v.MonthFirst > 0:
		v.State, v.Order = Proved, OrderMDY
	case v.Ambiguous > 0:
		v.State = Undetermined
	}
	v.Hint = v.hint()
	v.Swapped = v.State == Proved && v.Ambiguous == 0 && v.MachineLate == 0 && math.Pow(1-lateDays, float64(v.Machine)) < swapChance
	return v
}

// minBackward is how often a list must go back in one order to be called sorted
// in the other.
const minBackward = 3

// hint weighs what is no proof: it must all point one way.
func (e *Evidence) hint() Order {
	day, month := e.Vietnamese > 0, e.English > 0
	for _, odd := range [...][2]int64{e.Future, e.Early} {
		day, month = day || odd[1] > odd[0], month || odd[0] > odd[1]
	}
	for _, most := range [...][2]int64{e.Sense, e.Columns} {
		day, month = day || most[0] > most[1], month || most[1] > most[0]
	}
	// A sorted list goes back in time hardly ever in the order it was sorted in.
	sorted := func(i int) bool { return e.Backward[1-i] >= minBackward && 3*e.Backward[i] < e.Backward[1-i] }
	day, month = day || sorted(0), month || sorted(1)
	switch {
	case day && !month:
		return OrderDMY
	case month && !day:
		return OrderMDY
	}
	return OrderNone
}

// Message says in both languages what the verdict is and what is to be done;
// empty where nothing is. It holds counts and row numbers only.
func (v Verdict) Message() (vi, en string) {
	switch {
	case v.State == Contradictory:
		return fmt.Sprintf("cột có cả hai thứ tự: %d ô ngày trước (ví dụ dòng %d), %d ô tháng trước (ví dụ dòng %d): hãy sửa cho thống nhất", v.DayFirst, v.DayFirstRow, v.MonthFirst, v.MonthFirstRow),
			fmt.Sprintf("the column has both orders: %d cells with the day first (row %d, for one) and %d with the month first (row %d): make them one", v.DayFirst, v.DayFirstRow, v.MonthFirst, v.MonthFirstRow)
	case v.Swapped:
		return fmt.Sprintf("%d ngày do bảng tính tạo ra đều từ 1 đến 12, còn ngày từ 13 trở đi chỉ có ở dạng chữ: bảng tính có thể đã đảo ngày và tháng", v.Machine),
			fmt.Sprintf("all %d dates made by the spreadsheet are of days 1 to 12 while later days are texts only: it has probably exchanged day and month", v.Machine)
	case v.State == Undetermined:
		vi, en = fmt.Sprintf("%d ô có thể là ngày/tháng hoặc tháng/ngày, không ô nào cho biết chắc: hãy chọn thứ tự", v.Ambiguous),
			fmt.Sprintf("%d cells may be day/month or month/day and none proves which: say the order", v.Ambiguous)
		switch v.Hint {
		case OrderDMY:
			return vi + " (có thể là ngày trước)", en + " (probably day first)"
		case OrderMDY:
			return vi + " (có thể là tháng trước)", en + " (probably month first)"
		}
	}
	return vi, en
}
