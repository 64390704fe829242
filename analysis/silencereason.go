package analysis

import (
	"fmt"
	"math"

	"github.com/antoan-vn/antoan/geo/rate"
)

// silenceReason says why a unit is to be looked at, or why nothing can be said. The
// usual answer, not unusual, needs none.
func (q *question) silenceReason(i int, count int64, expected float64, f rate.SilenceResult, due, in int64) (vi, en string) {
	name := q.level.units[i].Name
	switch {
	case math.IsNaN(expected):
		return fmt.Sprintf("Không rõ dân số của %s: không tính được số vụ dự kiến.", name),
			fmt.Sprintf("The population of %s is not known: nothing can be expected.", name)
	case f.Verdict == rate.CannotTell:
		return fmt.Sprintf("Dự kiến %s vụ; phải từ %s vụ dự kiến thì việc không có vụ nào mới là bất thường.", oneDecimal(expected, true), oneDecimal(f.Needed, true)),
			fmt.Sprintf("%s incidents are expected; from %s expected on, none at all would be unusual.", oneDecimal(expected, false), oneDecimal(f.Needed, false))
	case f.Verdict == rate.NotUnusual:
		return "", ""
	}
	vi = fmt.Sprintf("%s ghi nhận %d vụ trong khi các nơi khác trong tỉnh cho thấy %s vụ là bình thường: ngẫu nhiên chỉ cho ít như vậy với xác suất %s.", name, count, oneDecimal(expected, true), decimals(f.P, true))
	en = fmt.Sprintf("%s recorded %d where the rest of the province suggests %s: chance would leave so few with probability %s.", name, count, oneDecimal(expected, false), decimals(f.P, false))
	switch {
	case due == 0:
	case in == due:
		vi += fmt.Sprintf(" Báo cáo đủ %d tháng.", due)
		en += fmt.Sprintf(" All %d monthly reports are in.", due)
	case in == 0:
		vi += fmt.Sprintf(" Không có báo cáo nào trong %d tháng.", due)
		en += fmt.Sprintf(" None of %d monthly reports is in.", due)
	default:
		vi += fmt.Sprintf(" Mới có báo cáo của %d trên %d tháng.", in, due)
		en += fmt.Sprintf(" %d of %d monthly reports are in.", in, due)
	}
	return vi + " Cần kiểm tra; không kết luận gì hơn.", en + " It needs a check; nothing more follows."
}
