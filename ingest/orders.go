package ingest

import (
	"fmt"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

// ParseDateOrder reads the order of day and month as --date-order gives it: dmy,
// mdy, ymd for dates that begin with the year, and nothing for an order that is to
// be proved. Errors are *geo.InvalidError.
func ParseDateOrder(text string) (cell.Order, error) {
	switch strings.ToLower(text) {
	case "":
		return cell.OrderNone, nil
	case "dmy":
		return cell.OrderDMY, nil
	case "mdy":
		return cell.OrderMDY, nil
	case "ymd":
		return cell.OrderYMD, nil
	}
	return cell.OrderNone, geo.Invalid("date_order", "%q is no order: use dmy, mdy or ymd", text)
}

// DateColumn is what the dates of a column say of the order of day and month.
type DateColumn struct {
	Field  string `json:"field"`
	Column string `json:"column"`
	State  string `json:"state"` // needless, proved, contradictory, undetermined; given where the options say the order
	Order  string `json:"order"` // d-m, m-d or none
	By     string `json:"by"`    // what proved it, in English
	Dates  int64  `json:"dates"` // cells looked at
	// Question is what has to be answered before the file can be stored, "" where
	// nothing has.
	Question   string `json:"question,omitempty"`
	QuestionVi string `json:"question_vi,omitempty"`
}

// verdicts decides the order of each date column: given, proved by its own cells,
// or by another column of the same file.
func (s *survey) verdicts(given cell.Order) (orders columnOrders, columns []DateColumn) {
	var proved cell.Order
	agree := true
	verdicts := make(map[fieldID]cell.Verdict)
	for _, id := range dateFields {
		if !s.plan.mapped(id) {
			continue
		}
		v := s.dates[id].Verdict()
		if v.Cells == 0 && s.plan.grows() {
			continue
		}
		verdicts[id] = v
		switch {
		case v.State == cell.Contradictory:
			agree = false
		case v.State == cell.Proved && proved == cell.OrderNone:
			proved = v.Order
		case v.State == cell.Proved && proved != v.Order:
			agree = false
		}
	}
	for _, id := range dateFields {
		v, ok := verdicts[id]
		if !ok {
			continue
		}
		d := DateColumn{Field: Fields[id].Name, Column: s.plan.columnOf(id), State: v.State.String(), Dates: v.Cells}
		switch {
		case given != cell.OrderNone:
			orders[id], d.State, d.By = given, "given", "--date-order"
		case v.State == cell.Proved && !v.Swapped:
			orders[id], d.By = v.Order, fmt.Sprintf("row %d, %d in all", max(v.DayFirstRow, v.MonthFirstRow), max(v.DayFirst, v.MonthFirst))
		case v.State == cell.Undetermined && agree && proved != cell.OrderNone:
			orders[id], d.State, d.By = proved, cell.Proved.String(), "another column of the file"
		case v.State != cell.Needless:
			d.QuestionVi, d.Question = v.Message()
		}
		d.Order = orders[id].String()
		columns = append(columns, d)
	}
	orders[fieldAssistance] = orders[fieldOccurredAt]
	return orders, columns
}

// columnOf names the column of a field, of the first table that has one.
func (p *filePlan) columnOf(id fieldID) string {
	for _, part := range p.parts {
		if c := part.plan.column[id]; c != "" {
			return c
		}
	}
	return ""
}

// ask returns the questions on the dates as a *FileError, nil where there are none.
func ask(file string, columns []DateColumn) error {
	var questions []string
	for _, d := range columns {
		if d.Question != "" {
			questions = append(questions, fmt.Sprintf("dates in column %q: %s", d.Column, d.Question))
		}
	}
	if questions == nil {
		return nil
	}
	return &FileError{File: file, Reason: strings.Join(questions, "; ") + " (--date-order dmy for day/month, mdy for month/day)"}
}
