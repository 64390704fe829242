package report

import (
	"strings"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// Request asks for a report.
type Request struct {
	Kind    string // one of Kinds
	Period  string // as indicators read it; may be empty for the kind plan
	Edition string // empty: the one in force on the last day of the period
	Lang    string // vi or en; empty: vi
	Atlas   bool   // a page for every unit
}

// Kind is one of the reports that offices owe.
type Kind struct {
	Name    string        `json:"kind"`
	Title   analysis.Text `json:"title"`
	Example string        `json:"example"` // of a period

	least, most int // days that its period may have; 0: any
}

// Kinds lists the reports, the shortest period first.
func Kinds() []Kind {
	return []Kind{
		{"month", analysis.Text{Vi: "Báo cáo tháng", En: "Monthly report"}, "2025-06", 28, 31},
		{"quarter", analysis.Text{Vi: "Báo cáo quý", En: "Quarterly report"}, "2025-Q2", 89, 93},
		{"half-year", analysis.Text{Vi: "Báo cáo 6 tháng", En: "Half-yearly report"}, "2025-H1", 180, 185},
		{"year", analysis.Text{Vi: "Báo cáo năm", En: "Yearly report"}, "2025", 365, 366},
		{"plan", analysis.Text{Vi: "Báo cáo kết quả thực hiện kế hoạch", En: "Report on the plan to date"}, "2021-2023", 0, 0},
	}
}

// Languages are those that reports are written in.
var Languages = []string{"vi", "en"}

// check returns the kind and the language asked for, or *geo.InvalidError.
func (r *Request) check() (Kind, language, error) {
	var names []string
	for _, k := range Kinds() {
		if k.Name != r.Kind {
			names = append(names, k.Name)
			continue
		}
		switch r.Lang {
		case "", "vi":
			return k, vietnamese, r.named(k)
		case "en":
			return k, english, r.named(k)
		}
		return k, vietnamese, geo.Invalid("lang", "%q is unknown: use vi or en", r.Lang)
	}
	return Kind{}, vietnamese, geo.Invalid("kind", "%q is unknown: use one of %s", r.Kind, strings.Join(names, ", "))
}

func (r *Request) named(k Kind) error {
	if r.Period == "" && k.least > 0 {
		return geo.Invalid("period", "is missing: say which %s, such as %s", k.Name, k.Example)
	}
	return nil
}

// fits refuses a period that is not as long as the kind's.
func (k Kind) fits(name string, days geo.Period) error {
	if n := days.Days(); k.least > 0 && (n < k.least || n > k.most) {
		return geo.Invalid("period", "%q has %d days and is no %s: write a period such as %s", name, n, k.Name, k.Example)
	}
	return nil
}
