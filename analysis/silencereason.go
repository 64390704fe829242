package analysis

import (
	"fmt"
	"math"
	"strings"

	"github.com/antoan-vn/antoan/geo/rate"
)

// silenceReason says why a unit is to be looked at, or why nothing can be said. The
// usual answer, not unusual, needs none.
func (q *question) silenceReason(i int, r *risk, f peerResult, due, in int64) (vi, en string) {
	switch {
	case math.IsNaN(f.expected):
		return q.nothingExpected(i, r)
	case f.Verdict == rate.CannotTell && float64(r.counts[i]) >= f.expected:
		return fmt.Sprintf("Số vụ ghi nhận (%s) không ít hơn dự kiến (%s).", whole(r.counts[i], true), oneDecimal(f.expected, true)),
			fmt.Sprintf("As many are recorded (%s) as are expected (%s), or more.", whole(r.counts[i], false), oneDecimal(f.expected, false))
	case f.Verdict == rate.CannotTell && math.IsNaN(f.needed):
		return "Các nơi khác trong tỉnh có quá ít số liệu, hoặc khác nhau quá nhiều, để biết số vụ này có ít bất thường hay không.",
			"The rest of the province has too little data, or differs too much, to tell whether so few are unusual."
	case f.Verdict == rate.CannotTell:
		return fmt.Sprintf("Chỉ dự kiến %s vụ; phải dự kiến hơn %s vụ thì việc không có vụ nào mới là bất thường. Chưa thể kết luận.", oneDecimal(f.expected, true), oneDecimal(f.needed, true)),
			fmt.Sprintf("Only %s incidents are expected; more than %s would have to be for none at all to be unusual. Nothing can be concluded.", oneDecimal(f.expected, false), oneDecimal(f.needed, false))
	case f.Verdict == rate.NotUnusual:
		return "", ""
	}
	name := q.level.units[i].Name
	var v, e []string
	v = append(v, fmt.Sprintf("%s %s trong %d tháng, trong khi theo %s và mức của các nơi khác trong tỉnh thì dự kiến %s vụ; xác suất ngẫu nhiên để có ít như vậy: p %s.",
		name, cases("ghi nhận", r.counts[i]), q.windowMonths(), q.folk().numberVi, oneDecimal(f.expected, true), probability(f.P, true)))
	e = append(e, fmt.Sprintf("%s recorded %s in %s where its %s and the rest of the province suggest %s; the chance of so few is p %s.",
		name, incidents(r.counts[i]), several(int64(q.windowMonths()), "month", "months"), q.folk().numberEn, oneDecimal(f.expected, false), probability(f.P, false)))
	for _, say := range []func() (string, string){
		func() (string, string) { return reportsIn(due, in) }, q.shortWindow,
		func() (string, string) {
			return "Cần kiểm tra; không kết luận gì hơn.", "It needs a check; nothing more follows."
		},
	} {
		if vi, en := say(); vi != "" {
			v, e = append(v, vi), append(e, en)
		}
	}
	return strings.Join(v, " "), strings.Join(e, " ")
}

// nothingExpected says why no number can be expected of a unit.
func (q *question) nothingExpected(i int, r *risk) (vi, en string) {
	name, folk := q.level.units[i].Name, q.folk()
	switch {
	case r.asked[i] == missing:
		return fmt.Sprintf("Không rõ %s của %s: không tính được số vụ dự kiến.", folk.numberVi, name),
			fmt.Sprintf("The %s of %s is not known: no number can be expected.", folk.numberEn, name)
	case r.asked[i] == 0:
		return fmt.Sprintf("%s không có %s: không tính được số vụ dự kiến.", name, folk.vi), fmt.Sprintf("There are no %s in %s: no number can be expected.", folk.en, name)
	}
	return fmt.Sprintf("Trong tỉnh không có nơi nào khác để so sánh với %s.", name), fmt.Sprintf("The province has no other unit to compare %s with.", name)
}

// reportsIn says how many of the monthly reports are in.
func reportsIn(due, in int64) (vi, en string) {
	switch {
	case due == 0:
		return "", ""
	case in == due:
		return fmt.Sprintf("Đã có đủ báo cáo của %d tháng.", due), fmt.Sprintf("All reports of %s are in.", several(due, "month", "months"))
	case in == 0:
		return fmt.Sprintf("Chưa có báo cáo của tháng nào trong %d tháng.", due), fmt.Sprintf("No report of %s is in.", several(due, "month", "months"))
	}
	return fmt.Sprintf("Mới có báo cáo của %d trên %d tháng.", in, due), fmt.Sprintf("Reports of %d of %s are in.", in, several(due, "month", "months"))
}

// shortWindow warns of a window within which little can be told.
func (q *question) shortWindow() (vi, en string) {
	if q.windowMonths() >= enoughMonths {
		return "", ""
	}
	return fmt.Sprintf("Số liệu mới có %d tháng, ít hơn %d tháng nên càng phải thận trọng.", q.windowMonths(), enoughMonths),
		fmt.Sprintf("The data cover %s, fewer than %d: all the more caution is due.", several(int64(q.windowMonths()), "month", "months"), enoughMonths)
}
