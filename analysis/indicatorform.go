package analysis

import "github.com/antoan-vn/antoan/geo"

// FormFigures is the table of the communes' form 01/BC-X: incidents by category, and
// their victims by group. Sums of rows, of columns and of all are the same persons.
type FormFigures struct {
	Groups []string   `json:"victim_groups"` // of the columns
	Rows   []FormLine `json:"rows" nullable:"false"`
	Total  FormLine   `json:"total"`
	Ties   bool       `json:"ties"` // rows, columns and total agree
}

// FormLine is a row of the table.
type FormLine struct {
	Category string `json:"category"`
	Cases    int    `json:"cases"`
	Unstated int    `json:"cases_without_victims"`
	Victims  []int  `json:"victims"` // per group
	Sum      int    `json:"sum"`
}

// form adds I10.
func (a *asking) form(answer *Indicators) error {
	facts := a.book.facts
	a.totals("I10", answer, func(i *Indicator, days geo.Period) {
		f := newForm()
		a.counted(days, func(row int) {
			victims := a.book.of(row)
			for _, line := range []*FormLine{&f.Rows[facts.category[row]], &f.Total} {
				line.Cases++
				if len(victims) == 0 {
					line.Unstated++
				}
			}
			for _, v := range victims {
				f.Rows[facts.category[row]].Victims[v.Group]++
				f.Total.Victims[v.Group]++
			}
		})
		f.tie()
		i.Form = f
	})
	return nil
}

func newForm() *FormFigures {
	f := &FormFigures{Groups: geo.VictimGroups.All()}
	for _, c := range geo.Categories.All() {
		f.Rows = append(f.Rows, FormLine{Category: c, Victims: make([]int, len(f.Groups))})
	}
	f.Total = FormLine{Category: "total", Victims: make([]int, len(f.Groups))}
	return f
}

// tie adds the rows up and compares with the columns, which were counted on their own.
func (f *FormFigures) tie() {
	sum := FormLine{Victims: make([]int, len(f.Groups))}
	for k := range f.Rows {
		r := &f.Rows[k]
		for g, n := range r.Victims {
			r.Sum += n
			sum.Victims[g] += n
		}
		sum.Cases, sum.Unstated, sum.Sum = sum.Cases+r.Cases, sum.Unstated+r.Unstated, sum.Sum+r.Sum
	}
	f.Ties = sum.Cases == f.Total.Cases && sum.Unstated == f.Total.Unstated
	for g, n := range f.Total.Victims {
		f.Total.Sum += n
		f.Ties = f.Ties && sum.Victims[g] == n
	}
	f.Ties = f.Ties && sum.Sum == f.Total.Sum
}
