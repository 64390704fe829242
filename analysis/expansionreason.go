package analysis

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo/rate"
)

// needReason says in a sentence where a unit stands, from which ranks it cannot be
// told apart, and what weighs most.
func (q *question) needReason(n *needs, i int, eb float64) (vi, en string) {
	switch {
	case n.models.count[i] > 0:
		return "Đã có mô hình đang hoạt động: không xếp hạng.", "It has an active model: it is not ranked."
	case math.IsNaN(n.score[i]):
		return fmt.Sprintf("Không rõ %s của %s: không tính được nhu cầu.", q.folk().numberVi, q.level.units[i].Name),
			fmt.Sprintf("The %s of %s is not known: its need cannot be reckoned.", q.folk().numberEn, q.level.units[i].Name)
	}
	vi, en = n.standsAt(i)
	var causesVi, causesEn []string
	for _, at := range n.heaviest(i) {
		v, e := n.cause(i, at, eb, n.mean*perYear100k(1, 1, q.Years))
		causesVi, causesEn = append(causesVi, v), append(causesEn, e)
	}
	if len(causesVi) > 0 {
		vi, en = vi+" Lý do chính: "+strings.Join(causesVi, "; ")+".", en+" Mainly because "+strings.Join(causesEn, "; ")+"."
	}
	return vi, en
}

func (n *needs) standsAt(i int) (vi, en string) {
	vi = fmt.Sprintf("Hạng %d trên %d", n.rank[i], n.units)
	en = fmt.Sprintf("Rank %d of %d", n.rank[i], n.units)
	if n.low[i] == n.high[i] {
		return vi + ".", en + "."
	}
	return vi + fmt.Sprintf("; không thể phân biệt với các hạng từ %d đến %d.", n.low[i], n.high[i]),
		en + fmt.Sprintf("; it cannot be told from ranks %d–%d.", n.low[i], n.high[i])
}

// heaviest returns the two parts that add most to a need, the heavier first.
func (n *needs) heaviest(i int) []needPart {
	var parts []needPart
	for at := range needParts {
		if n.weights[at]*n.parts[i][at] > 0 {
			parts = append(parts, at)
		}
	}
	slices.SortStableFunc(parts, func(a, b needPart) int {
		switch va, vb := n.weights[a]*n.parts[i][a], n.weights[b]*n.parts[i][b]; {
		case va > vb:
			return -1
		case va < vb:
			return 1
		}
		return 0
	})
	return parts[:min(2, len(parts))]
}

// cause says what a part is about; eb and mean are rates per year and 100,000 people.
func (n *needs) cause(i int, at needPart, eb, mean float64) (vi, en string) {
	switch at {
	case needRate:
		return fmt.Sprintf("tỷ suất đã làm trơn %s vụ mỗi năm trên 100.000 dân, mức chung %s", oneDecimal(eb, true), oneDecimal(mean, true)),
			fmt.Sprintf("its smoothed rate is %s a year per 100,000 people, that of all %s", oneDecimal(eb, false), oneDecimal(mean, false))
	case needSilence:
		if n.silent[i] == rate.NeedsCheck {
			return "im lặng bất thường, cần kiểm tra", "it is unusually silent, which needs a check"
		}
		return fmt.Sprintf("thiếu báo cáo của %d trên %d tháng", n.due[i]-n.in[i], n.due[i]),
			fmt.Sprintf("no reports of %d of %s are in", n.due[i]-n.in[i], several(n.due[i], "month", "months"))
	case needPeople:
		count := whole(int64(math.Round(n.women[i])), true)
		if !n.stated {
			return count + " người dân", whole(int64(math.Round(n.women[i])), false) + " people live there"
		}
		return count + " phụ nữ và trẻ em", whole(int64(math.Round(n.women[i])), false) + " women and children live there"
	case needDistance:
		if n.models.nearest[i] < 0 {
			return "chưa nơi nào có mô hình đang hoạt động", "no model is active anywhere"
		}
		km := n.models.distance[i] / 1000
		if n.models.help[n.models.nearest[i]].address {
			return fmt.Sprintf("địa chỉ tin cậy gần nhất cách %s km, không có mô hình nào gần hơn", oneDecimal(km, true)),
				fmt.Sprintf("the nearest trusted address is %s km away, and no model is nearer", oneDecimal(km, false))
		}
		return fmt.Sprintf("mô hình đang hoạt động gần nhất cách %s km", oneDecimal(km, true)),
			fmt.Sprintf("the nearest active model is %s km away", oneDecimal(km, false))
	}
	return fmt.Sprintf("số vụ tăng qua %d quý, p %s", len(n.trends.quarters), probability(n.trends.found[i].P, true)),
		fmt.Sprintf("incidents rise over %d quarters, p %s", len(n.trends.quarters), probability(n.trends.found[i].P, false))
}
