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
	add(q.inQuadrant(s))
	add(q.leadersOf(s))
	if s.withSelf {
		add(q.ownPart(s))
	}
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
		return fmt.Sprintf("%s và %d %s %s", name, n, noun.vi, beside), fmt.Sprintf("%s and its %s", name, several(n, near+noun.one, near+noun.many))
	}
	return fmt.Sprintf("%d %s %s của %s", n, noun.vi, beside, name), fmt.Sprintf("The %s of %s", several(n, near+noun.one, near+noun.many), name)
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
	vi, en = "Thấp nhất so với dự kiến: ", "Lowest against what was expected: "
	switch {
	case s.byPeople() && s.hot:
		vi, en = "Vượt dự kiến nhiều nhất: ", "Furthest above what was expected: "
	case s.hot:
		vi, en = "Cao nhất: ", "Highest: "
	case !s.byPeople():
		vi, en = "Thấp nhất: ", "Lowest: "
	}
	vi, en = vi+listed(v, ""), en+listed(e, "and")
	if s.more > 0 {
		vi += fmt.Sprintf(", cùng %d nơi khác", s.more)
		en += fmt.Sprintf(", besides %s", several(int64(s.more), "other", "others"))
	}
	return vi + ".", en + "."
}

// figureOf is what the statistic sees of one unit.
func (q *question) figureOf(s *surroundings, j int) (vi, en string) {
	if s.byPeople() {
		expected := s.balance.expected(j)
		return fmt.Sprintf("%d vụ, dự kiến %s", s.counts[j], oneDecimal(expected, true)),
			fmt.Sprintf("%s, %s expected", incidents(s.counts[j]), oneDecimal(expected, false))
	}
	return q.valueVi(s, s.found.Analysed[j]), q.valueEn(s, s.found.Analysed[j])
}

// ownPart says what the unit itself has. A zero inside a hot spot is the one that
// is most easily misread.
func (q *question) ownPart(s *surroundings) (vi, en string) {
	name, own := q.level.units[s.unit].Name, s.counts[s.unit]
	beside := ""
	if s.byPeople() {
		e := s.balance.expected(s.unit)
		beside, en = fmt.Sprintf(", dự kiến %s vụ", oneDecimal(e, true)), fmt.Sprintf(", where %s were expected", oneDecimal(e, false))
	}
	vi = fmt.Sprintf("Riêng %s %s%s", name, cases("ghi nhận", own), beside)
	en = fmt.Sprintf("%s itself recorded %s%s", name, incidents(own), en)
	if own == 0 && s.hot {
		return vi + "; nơi này thuộc điểm nóng vì những nơi xung quanh. Số 0 giữa điểm nóng cần được kiểm tra, không có nghĩa là an toàn.",
			en + "; it is part of the hot spot because of what lies around it. A zero inside a hot spot needs a check; it does not mean safe."
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
	return fmt.Sprintf("%s; q %s sau khi hiệu chỉnh cho %d phép thử.", vi, probability(q, true), s.tests()),
		fmt.Sprintf("%s; q %s after correction for %s.", en, probability(q, false), several(int64(s.tests()), "test", "tests"))
}

// turnOf says what would change the verdict.
func turnOf(s *surroundings) (vi, en string) {
	switch {
	case s.hot && s.turn == 0:
		return "Nếu không có vụ nào thì đây không còn là điểm nóng.", "With no incidents at all it would no longer be a hot spot."
	case s.hot:
		return fmt.Sprintf("Nếu cả vùng chỉ có từ %d vụ trở xuống thì đây không còn là điểm nóng.", s.turn),
			fmt.Sprintf("With at most %s in all it would no longer be a hot spot.", incidents(s.turn))
	}
	return fmt.Sprintf("Nếu cả vùng có từ %d vụ trở lên thì đây không còn là điểm lạnh.", s.turn),
		fmt.Sprintf("With at least %s in all it would no longer be a cold spot.", incidents(s.turn))
}
