package analysis

import (
	"fmt"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// enoughLead are days without an incident or report at the beginning of a period, or at
// its end, that are not taken for missing data.
const enoughLead = 31

// nearestYear says that another year's people were used.
func nearestYear(names Text, years [2]int64, wanted int) Text {
	known := fmt.Sprintf("%d–%d", years[0], years[1])
	if years[0] == years[1] {
		known = fmt.Sprint(years[0])
	}
	return Text{fmt.Sprintf("Số %s lấy của năm gần nhất đã biết (%s), không phải %d.", names.Vi, known, wanted),
		fmt.Sprintf("The number of %s is that of the nearest year known (%s), not of %d.", names.En, known, wanted)}
}

// periodWarnings says what a period's ends make of its figures.
func (a *asking) periodWarnings(days geo.Period) []Text {
	var ahead []Text
	if a.asOf > a.today {
		ahead = []Text{{fmt.Sprintf("Ngày chốt %s chưa tới: chỉ có những gì đã biết đến nay.", a.asOf), fmt.Sprintf("The as-of day %s has not come: no more is known than today.", a.asOf)}}
	}
	switch {
	case a.begins == geo.MaxDay:
		ahead = append(ahead, Text{"Chưa lưu vụ việc hay báo cáo nào.", "No incident and no report is stored yet."})
	case days.To < a.begins:
		ahead = append(ahead, Text{fmt.Sprintf("Không có số liệu của kỳ này: vụ việc và báo cáo được lưu chỉ có từ ngày %s.", a.begins),
			fmt.Sprintf("There are no data of this period: the incidents and reports stored begin on %s.", a.begins)})
	case days.From+enoughLead < a.begins:
		ahead = append(ahead, Text{fmt.Sprintf("Chỉ có số liệu từ ngày %s, một phần của kỳ này.", a.begins),
			fmt.Sprintf("There are data from %s only, a part of this period.", a.begins)})
	}
	ahead = append(ahead, a.endWarnings(days)...)
	switch {
	case days.From > a.asOf:
		return append(ahead, Text{"Kỳ này chưa bắt đầu.", "The period has not begun."})
	case days.To >= a.asOf:
		return append(ahead, Text{fmt.Sprintf("Kỳ này chưa kết thúc: số liệu đến hết ngày %s, chưa phải kết quả của cả kỳ.", a.asOf),
			fmt.Sprintf("The period is not over: the figures run to %s and are not those of the whole.", a.asOf)})
	}
	return ahead
}

// endWarnings says where data end before the part of a period that is over.
func (a *asking) endWarnings(days geo.Period) []Text {
	over := min(days.To, a.asOf)
	switch {
	case a.ends == geo.MinDay || days.From > over:
		return nil
	case a.ends < days.From:
		return []Text{{fmt.Sprintf("Không có số liệu của kỳ này: vụ việc và báo cáo được lưu chỉ có đến ngày %s.", a.ends),
			fmt.Sprintf("There are no data of this period: the incidents and reports stored end on %s.", a.ends)}}
	case a.ends+enoughLead < over:
		return []Text{{fmt.Sprintf("Chỉ có số liệu đến ngày %s, một phần của kỳ này.", a.ends),
			fmt.Sprintf("There are data until %s only, a part of this period.", a.ends)}}
	}
	return nil
}

// elapsed returns the years of the part of a period that is over, 0 where it has not
// begun or nothing is stored of it: over days to come a rate would be too low, and over
// days without data it is none.
func (a *asking) elapsed(days geo.Period) float64 {
	days.To = min(days.To, a.asOf)
	if days.To < max(days.From, a.begins) || a.ends < days.From {
		return 0
	}
	return days.Years()
}

// editionWarnings says where an edition's units are not those that the period had.
func editionWarnings(e *edition, days geo.Period) []Text {
	valid := e.Valid()
	switch {
	case valid.From <= days.From && days.To <= valid.To:
		return nil
	case days.To < valid.From || valid.To < days.From:
		return []Text{{fmt.Sprintf("Địa giới %s không có hiệu lực trong kỳ này: số liệu được tính lại theo địa giới đó.", e.Code),
			fmt.Sprintf("Edition %s was not in force in this period: the figures are recast to its units.", e.Code)}}
	}
	return []Text{{fmt.Sprintf("Địa giới %s chỉ có hiệu lực trong một phần của kỳ này (%s): không nối với số liệu theo địa giới khác.", e.Code, validity(valid, "từ", "đến")),
		fmt.Sprintf("Edition %s was in force in a part of this period only (%s): do not join it with figures of another edition.", e.Code, validity(valid, "from", "to"))}}
}

// planWarnings says where the plan counts other units than are stored.
func (a *asking) planWarnings(s *Share, e *edition, level geo.Level) []Text {
	i := slices.IndexFunc(a.book.plans, func(p geo.Plan) bool { return p.Code == s.Plan })
	if i < 0 || !s.PlanEdition {
		return nil
	}
	var warnings []Text
	if named := a.book.plans[i].Edition; named != "" && named != e.Code {
		warnings = append(warnings, notStored(named, e))
	}
	if s.Denominator > s.Units {
		warnings = append(warnings, otherDenominator(s.Denominator, s.Units, e, unitNouns[level]))
	}
	return warnings
}

func validity(p geo.Period, from, to string) string {
	switch {
	case p.To == geo.MaxDay:
		return from + " " + p.From.String()
	case p.From == geo.MinDay:
		return to + " " + p.To.String()
	}
	return from + " " + p.From.String() + " " + to + " " + p.To.String()
}
