package analysis

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo/hotspot"
)

// foundByPeople says how many incidents the surroundings have, and how many they
// would have at the same rate as the reference.
func (q *question) foundByPeople(s *surroundings) (vi, en string) {
	vi, en = q.who(s, s.withSelf)
	vi += " " + cases("ghi nhận", s.count) + ", trong khi theo " + q.folk().numberVi + " "
	if s.hot {
		vi += "chỉ "
	}
	vi += fmt.Sprintf("dự kiến %s vụ", oneDecimal(s.expected, true))
	en += fmt.Sprintf(" recorded %s where %s were expected for their %s", incidents(s.count), oneDecimal(s.expected, false), q.folk().numberEn)
	if s.low == s.high {
		vi += fmt.Sprintf(" (nếu chỉ do ngẫu nhiên thì 95 %% trường hợp có %s vụ)", whole(s.low, true))
		en += fmt.Sprintf(" (by chance, 95 %% of the time: %s)", whole(s.low, false))
	} else {
		vi += fmt.Sprintf(" (nếu chỉ do ngẫu nhiên thì 95 %% trường hợp có từ %s đến %s vụ)", whole(s.low, true), whole(s.high, true))
		en += fmt.Sprintf(" (by chance, 95 %% of the time: %s to %s)", whole(s.low, false), whole(s.high, false))
	}
	return vi + ".", en + "."
}

// foundByValues says what the neighbours have, and what they would have on average
// under the null that was asked for: with the values of all other units shuffled, or
// with incidents falling on people by chance.
func (q *question) foundByValues(s *surroundings) (vi, en string) {
	vi, en = q.who(s, false)
	noun := nouns[q.level.name]
	if s.found.Method.Measure == hotspot.Plain {
		n := int64(len(s.neighbours))
		total := s.count
		if s.withSelf {
			total -= s.counts[s.unit]
		}
		usual := s.usual * float64(n)
		vi += fmt.Sprintf(" %s; nếu hoán vị ngẫu nhiên số vụ của các %s khác thì trung bình có %s vụ", cases("ghi nhận", total), noun.vi, oneDecimal(usual, true))
		en += fmt.Sprintf(" recorded %s; with the counts of all other %s shuffled at random it would be %s on average", incidents(total), noun.many, oneDecimal(usual, false))
		return vi + ".", en + "."
	}
	mean, have := " trung bình", " have on average "
	if len(s.neighbours) == 1 {
		mean, have = "", " has "
	}
	vi, en = vi+" có "+q.rateVi(s, mean, s.mean), en+have+q.rateEn(s, s.mean)
	usualVi, usualEn := q.figureVi(s, s.usual), q.figureEn(s, s.usual)
	if s.found.Method.Null.OfPeople() {
		vi += fmt.Sprintf("; nếu các vụ việc rơi ngẫu nhiên theo %s thì là %s", q.folk().numberVi, usualVi)
		en += fmt.Sprintf("; with incidents falling on %s by chance it would be %s", q.folk().en, usualEn)
	} else {
		vi += fmt.Sprintf("; nếu hoán vị ngẫu nhiên giữa các %s khác thì là %s", noun.vi, usualVi)
		en += fmt.Sprintf("; with those of all other %s shuffled at random it would be %s", noun.many, usualEn)
	}
	return vi + ".", en + "."
}

// valueVi and valueEn say what a unit has, as it was analysed.
func (q *question) valueVi(s *surroundings, v float64) string {
	if s.found.Method.Measure == hotspot.Plain {
		return cases("ghi nhận", int64(v))
	}
	return "có " + q.rateVi(s, "", v)
}

func (q *question) valueEn(s *surroundings, v float64) string {
	if s.found.Method.Measure == hotspot.Plain {
		return "recorded " + incidents(int64(v))
	}
	return "has " + q.rateEn(s, v)
}

// rateVi and rateEn write a rate, figureVi and figureEn its number alone.
func (q *question) rateVi(s *surroundings, which string, v float64) string {
	if s.found.Method.Measure == hotspot.Adjusted {
		return fmt.Sprintf("tỷ suất chuẩn hóa%s %s", which, q.figureVi(s, v))
	}
	return fmt.Sprintf("tỷ suất%s %s vụ mỗi năm trên 100.000 %s", which, q.figureVi(s, v), q.folk().vi)
}

func (q *question) rateEn(s *surroundings, v float64) string {
	if s.found.Method.Measure == hotspot.Adjusted {
		return "a standardised rate of " + q.figureEn(s, v)
	}
	return fmt.Sprintf("a rate of %s per year and 100,000 %s", q.figureEn(s, v), q.folk().en)
}

func (q *question) figureVi(s *surroundings, v float64) string { return q.figure(s, v, true) }

func (q *question) figureEn(s *surroundings, v float64) string { return q.figure(s, v, false) }

func (q *question) figure(s *surroundings, v float64, comma bool) string {
	if s.found.Method.Measure == hotspot.Adjusted {
		return marked(strconv.FormatFloat(v, 'f', 2, 64), comma)
	}
	return oneDecimal(v*100_000/q.Years, comma)
}

// inQuadrant says what local Moran finds of the unit among its neighbours.
func (q *question) inQuadrant(s *surroundings) (vi, en string) {
	name, v, words := q.level.units[s.unit].Name, s.found.Analysed[s.unit], quadrants[s.quadrant]
	return fmt.Sprintf("%s %s: %s", name, q.valueVi(s, v), words.Vi), fmt.Sprintf("%s %s: %s", name, q.valueEn(s, v), words.En)
}

var quadrants = map[hotspot.Quadrant]Text{
	hotspot.HighHigh: {"cao giữa vùng cao", "high among high neighbours"},
	hotspot.LowLow:   {"thấp giữa vùng thấp", "low among low neighbours"},
	hotspot.HighLow:  {"cao giữa vùng thấp", "high among low neighbours"},
	hotspot.LowHigh:  {"thấp giữa vùng cao", "low among high neighbours"},
}

// leftOut says why a unit has no verdict.
func (q *question) leftOut(i int, r *risk) (vi, en string) {
	name := q.level.units[i].Name
	switch {
	case q.hides(i):
		return hiddenVi, hiddenEn
	case r.asked[i] == missing:
		return fmt.Sprintf("Không rõ %s của %s nên không xét.", q.folk().numberVi, name), fmt.Sprintf("The %s of %s is not known: it is left out.", q.folk().numberEn, name)
	case r.asked[i] == 0 && r.counts[i] == 0:
		return fmt.Sprintf("%s không có %s nên không xét.", name, q.folk().vi), fmt.Sprintf("There are no %s in %s: it is left out.", q.folk().en, name)
	}
	return fmt.Sprintf("Số liệu %s đã nhập của %s (%s) nhỏ hơn số vụ (%s) nên không xét: cần kiểm tra lại.", strings.TrimPrefix(q.folk().numberVi, "số "), name, whole(r.asked[i], true), whole(r.counts[i], true)),
		fmt.Sprintf("The %s stored for %s (%s) is smaller than its number of incidents (%s): it is left out until that is right.", q.folk().numberEn, name, whole(r.asked[i], false), whole(r.counts[i], false))
}

// What is said of a unit that the caller does not see in full.
const (
	hiddenVi = "Ngoài phạm vi được xem."
	hiddenEn = "Outside what may be seen."
)

// tests is how many units the correction reckons with.
func (b *balance) tests() (n int) {
	for _, p := range b.found.P {
		if p >= 0 { // not NaN
			n++
		}
	}
	return n
}
