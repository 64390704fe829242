package cell

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// SeverityTest is a rule that decides how serious an incident is.
type SeverityTest struct {
	Code     string // stable, stored as severity_test
	Severity uint8  // place in geo.Severities that it implies at least
	Vi, En   string // what it says

	fires func(Facts) bool
}

// Facts are what severity is judged by. What is not known is left zero.
type Facts struct {
	Harm       Number // bodily harm in per cent (tỷ lệ tổn thương cơ thể) of the worst victim
	HarmKnown  bool   // Harm means anything
	Category   uint8  // place in geo.Categories
	CaseStatus uint8  // place in geo.CaseStatuses
	Child      Answer // a victim is under 16, see Age.Child
	Death      Answer // a victim died
	Attempt    Answer // at a victim's life
	Hospital   Answer // a victim was treated in hospital
	Weapon     Answer // a weapon was used
	Stated     uint8  // place in geo.Severities that the source states, 0 for none
}

// Judgement is the severity of an incident and why.
type Judgement struct {
	Severity uint8  // place in geo.Severities
	Test     string // the code of the test that implies Severity; empty where none does and the source's word stands
	Implied  uint8  // the severity that the tests imply at least, 0 where none fires
	Conflict bool   // the source states less than Implied: Severity is Implied then
}

// Judge returns the severity of an incident. The first test that fires, of SeverityTests
// from the top, implies a least severity. The higher of that and the stated one
// holds: the tests say what suffices, not what is necessary, so a source may know
// more; and where it states less, the facts beside it stand, as reports err
// towards hiding. The conflict is told. Without facts and statement the severity
// is unknown.
func Judge(f Facts) Judgement {
	j := Judgement{Severity: f.Stated}
	for i := range SeverityTests {
		t := &SeverityTests[i]
		if !t.fires(f) {
			continue
		}
		if j.Implied = t.Severity; t.Severity >= f.Stated {
			j.Severity, j.Test = t.Severity, t.Code
		}
		j.Conflict = f.Stated != geo.SeverityUnknown && f.Stated < t.Severity
		break
	}
	return j
}

const (
	minor            uint8 = 1
	verySerious      uint8 = 4
	extremelySerious uint8 = 5
)

// Percentages of bodily harm at which severity rises. Forensic opinions give
// whole numbers, so more than 30 is 31.
const harmSerious, harmVery, harmExtreme = 11, 31, 61

// SeverityTests in falling order of severity; the first that fires is the one stored.
var SeverityTests = []SeverityTest{
	{"death", extremelySerious, "Nạn nhân tử vong", "A victim died", func(f Facts) bool { return f.Death == Yes }},
	{"harm_61", extremelySerious, "Tổn thương cơ thể từ 61 %", "Bodily harm of 61 % or more", func(f Facts) bool { return f.harmFrom(harmExtreme) }},
	{"harm_31", verySerious, "Tổn thương cơ thể 31–60 %", "Bodily harm of 31 to 60 %", func(f Facts) bool { return f.harmFrom(harmVery) }},
	{"sexual_offence_child", verySerious, "Xâm hại tình dục người dưới 16 tuổi", "Sexual offence against a child", Facts.againstChild},
	{"harm_11", geo.SeveritySerious, "Tổn thương cơ thể 11–30 %", "Bodily harm of 11 to 30 %", func(f Facts) bool { return f.harmFrom(harmSerious) }},
	{"homicide", geo.SeveritySerious, "Giết người hoặc giết người chưa đạt", "Homicide, or an attempt at a life", func(f Facts) bool { return f.Attempt == Yes || f.Category == homicide }},
	{"sexual_offence", geo.SeveritySerious, "Tội phạm tình dục", "Sexual offence", func(f Facts) bool { return isSexual[f.Category] }},
	{"trafficking", geo.SeveritySerious, "Mua bán người", "Trafficking in persons", func(f Facts) bool { return f.Category == trafficking }},
	{"hospital", geo.SeveritySerious, "Nạn nhân phải điều trị tại bệnh viện", "A victim was treated in hospital", func(f Facts) bool { return f.Hospital == Yes }},
	{"weapon", geo.SeveritySerious, "Có sử dụng hung khí", "A weapon was used", func(f Facts) bool { return f.Weapon == Yes }},
	{"prosecution", geo.SeveritySerious, "Vụ việc bị khởi tố", "The case was prosecuted", func(f Facts) bool { return isProsecuted[f.CaseStatus] }},
	{"harm_below_11", minor, "Tổn thương cơ thể dưới 11 %", "Bodily harm below 11 %", func(f Facts) bool { return f.HarmKnown && f.Harm.most() < harmSerious }},
}

// Places of the codes that tests look at.
var (
	homicide    = place(geo.Categories, "homicide")
	trafficking = place(geo.Categories, "trafficking")

	isSexual     = places(geo.Categories, "rape", "coerced_sex", "sex_with_child", "indecent_assault", "child_pornographic_use")
	isOfChildren = places(geo.Categories, "sex_with_child", "indecent_assault", "child_pornographic_use") // by their articles
	isProsecuted = places(geo.CaseStatuses, "prosecuted", "indicted", "tried", "sentence_executed")
)

func place(list *geo.CodeList, code string) uint8 {
	i, _ := list.Find(code)
	return i
}

func places(list *geo.CodeList, codes ...string) (set [256]bool) {
	for _, c := range codes {
		if i, ok := list.Find(c); ok {
			set[i] = true
		}
	}
	return set
}

// againstChild tells a sexual offence against a child: by the victim, or by an
// article that protects children only, unless every victim is known to be older.
func (f Facts) againstChild() bool {
	return isSexual[f.Category] && (f.Child == Yes || isOfChildren[f.Category] && f.Child != No)
}

func (f Facts) harmFrom(percent float64) bool { return f.HarmKnown && f.Harm.least() >= percent }

// least returns the smallest whole percentage that the number allows.
func (n Number) least() float64 {
	if n.LoOpen {
		return math.Floor(n.Lo) + 1
	}
	return n.Lo
}

// most returns the largest whole percentage that the number allows.
func (n Number) most() float64 {
	if n.HiOpen {
		return math.Ceil(n.Hi) - 1
	}
	return n.Hi
}
