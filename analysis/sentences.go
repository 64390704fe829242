package analysis

import (
	"fmt"
	"strings"

	"github.com/antoan-vn/antoan/geo/hotspot"
)

// sentences puts the reason of a flagged unit into words, Vietnamese and English:
// what was found and what with it was compared, which neighbours made it so, what
// the unit itself has, how sure it is, and what would change it.
func (q *question) sentences(s *surroundings) (vi, en string) {
	var v, e []string
	add := func(vi, en string) {
		if vi != "" {
			v, e = append(v, vi), append(e, en)
		}
	}
	if s.byPeople() {
		add(q.foundByPeople(s))
	} else {
		add(q.foundByValues(s))
	}
	add(q.leadersOf(s))
	add(q.ownPart(s))
	add(sureness(s))
	if s.byPeople() {
		add(turnOf(s))
	}
	if !s.hot {
		add("Ghi nhận ít không có nghĩa là an toàn.", "Few recorded incidents do not mean safe.")
	}
	return strings.Join(v, " "), strings.Join(e, " ")
}

// who names the surroundings: the neighbours, and the unit itself where it counts.
func (q *question) who(s *surroundings, withSelf bool) (vi, en string) {
	name, n, noun := q.level.units[s.unit].Name, int64(len(s.neighbours)), nouns[q.level.name]
	beside, near := "liền kề", "neighbouring "
	if !q.method.Weights.Contiguity() {
		beside, near = "lân cận", "nearby "
	}
	if withSelf {
		return fmt.Sprintf("%s và %s %s %s", name, whole(n, true), noun.vi, beside), fmt.Sprintf("%s and its %s", name, several(n, near+noun.one, near+noun.many))
	}
	return fmt.Sprintf("%s %s %s của %s", whole(n, true), noun.vi, beside, name), fmt.Sprintf("The %s of %s", several(n, near+noun.one, near+noun.many), name)
}

// leadersOf names the neighbours that made it so.
func (q *question) leadersOf(s *surroundings) (vi, en string) {
	if len(s.leading) == 0 {
		return "", ""
	}
	var v, e []string
	for _, j := range s.leading {
		name := q.level.units[j].Name
		figureVi, figureEn := q.figureOf(s, j)
		v, e = append(v, fmt.Sprintf("%s (%s)", name, figureVi)), append(e, fmt.Sprintf("%s (%s)", name, figureEn))
	}
	vi, en = "Thấp hơn dự kiến nhiều nhất: ", "Furthest below what was expected: "
	switch {
	case s.byPeople() && s.hot:
		vi, en = "Vượt dự kiến nhiều nhất: ", "Furthest above what was expected: "
	case s.hot:
		vi, en = "Cao nhất: ", "Highest: "
	case !s.byPeople():
		vi, en = "Thấp nhất: ", "Lowest: "
	}
	if s.more > 0 {
		v, e = append(v, fmt.Sprintf("%d nơi khác", s.more)), append(e, several(int64(s.more), "other", "others"))
	}
	return vi + listed(v, "và") + ".", en + listed(e, "and") + "."
}

// figureOf is what the statistic sees of one unit.
func (q *question) figureOf(s *surroundings, j int) (vi, en string) {
	if s.byPeople() {
		expected := s.balance.expected(j)
		return fmt.Sprintf("%s vụ, dự kiến %s", whole(s.counts[j], true), oneDecimal(expected, true)),
			fmt.Sprintf("%s, %s expected", incidents(s.counts[j]), oneDecimal(expected, false))
	}
	if v := s.found.Analysed[j]; s.found.Method.Measure != hotspot.Plain {
		return q.figureVi(s, v), q.figureEn(s, v)
	}
	return whole(s.counts[j], true) + " vụ", incidents(s.counts[j])
}

// ownPart says what the unit itself has. A zero inside a hot spot is the one that
// is most easily misread.
func (q *question) ownPart(s *surroundings) (vi, en string) {
	name, own := q.level.units[s.unit].Name, s.counts[s.unit]
	switch {
	case s.quadrant != "":
		vi, en = q.inQuadrant(s)
	case !s.withSelf:
		return "", ""
	case s.byPeople():
		e := s.balance.expected(s.unit)
		vi = fmt.Sprintf("Riêng %s %s, dự kiến %s vụ", name, cases("ghi nhận", own), oneDecimal(e, true))
		en = fmt.Sprintf("%s itself recorded %s, where %s were expected", name, incidents(own), oneDecimal(e, false))
	default:
		v := s.found.Analysed[s.unit]
		vi, en = fmt.Sprintf("Riêng %s %s", name, q.valueVi(s, v)), fmt.Sprintf("%s itself %s", name, q.valueEn(s, v))
	}
	if own == 0 && s.hot {
		if s.withSelf {
			vi += "; nơi này thuộc điểm nóng vì những nơi xung quanh"
			en += "; it is part of the hot spot because of what lies around it"
		}
		return vi + ". Số 0 giữa vùng cao cần được kiểm tra, không có nghĩa là an toàn.", en + ". A zero among high numbers needs a check; it does not mean safe."
	}
	return vi + ".", en + "."
}

// sureness says how likely chance alone is, and after how many tests.
func sureness(s *surroundings) (vi, en string) {
	p, q := s.found.P[s.unit], s.found.Q[s.unit]
	vi, en = "p "+probability(p, true), "p "+probability(p, false)
	if s.found.Method.Correction == hotspot.NoCorrection {
		return vi + ", chưa hiệu chỉnh cho nhiều phép thử.", en + ", not corrected for the number of tests."
	}
	return fmt.Sprintf("%s; q %s sau khi hiệu chỉnh cho %s phép thử.", vi, probability(q, true), whole(int64(s.tests()), true)),
		fmt.Sprintf("%s; q %s after correction for %s.", en, probability(q, false), several(int64(s.tests()), "test", "tests"))
}

// turnOf says what would change the verdict.
func turnOf(s *surroundings) (vi, en string) {
	switch {
	case s.hot && s.turn == 0:
		return "Nếu không có vụ nào thì đây không còn là điểm nóng.", "With no incidents at all it would no longer be a hot spot."
	case s.hot:
		return fmt.Sprintf("Nếu cả vùng chỉ có tối đa %s vụ thì đây không còn là điểm nóng.", whole(s.turn, true)),
			fmt.Sprintf("With at most %s in all it would no longer be a hot spot.", incidents(s.turn))
	}
	return fmt.Sprintf("Nếu cả vùng có ít nhất %s vụ thì đây không còn là điểm lạnh.", whole(s.turn, true)),
		fmt.Sprintf("With at least %s in all it would no longer be a cold spot.", incidents(s.turn))
}
