package analysis

import "github.com/antoan-vn/antoan/geo"

// Whether an incident is one of those that the coordination plan of 2022–2027
// counts: "no case of women or children being beaten, mistreated or seriously
// abused". Whatever is not known makes it possible, never certain.

// qualifies is the answer for one incident.
type qualifies uint8

const (
	no qualifies = iota
	possibly
	surely
)

// act is what a category says about the plan's words.
type act uint8

const (
	unclear  act = iota // the category leaves open what happened
	violence            // bạo hành, ngược đãi: beating or mistreatment
	abuse               // xâm hại
	grave               // abuse that is serious by its nature (sexual offences, trafficking)
	killing             // beating that is serious by its nature
)

// actOf follows the definitions of Law 13/2022/QH15, Article 3, for violence and
// of Law 102/2016/QH13, Article 4, for abuse.
var actOf = map[string]act{
	"homicide": killing,
	"injury":   violence, "cruelty": violence, "other_domestic_violence": violence, "neglect": violence,
	"confinement": violence, "threat": violence,
	"rape": grave, "coerced_sex": grave, "sex_with_child": grave, "indecent_assault": grave, "child_pornographic_use": grave,
	"trafficking":         grave,
	"labour_exploitation": abuse, "forced_marriage": abuse, "harassment": abuse, "online_abuse": abuse,
}

// Readings of the plan's sentence.
const (
	ReadingA = "A" // any beating or mistreatment counts, abuse only if serious
	ReadingB = "B" // "seriously" governs all three
)

// verdicts holds the answer for each category and severity under one reading.
type verdicts [32][8]qualifies

func newVerdicts(reading string) *verdicts {
	var v verdicts
	for c, code := range geo.Categories.All() {
		for s := range geo.Severities.Codes {
			v[c][s] = verdict(actOf[code], uint8(s), reading)
		}
	}
	return &v
}

func verdict(a act, severity uint8, reading string) qualifies {
	serious := no
	switch {
	case a == grave, a == killing, severity >= geo.SeveritySerious:
		serious = surely
	case severity == geo.SeverityUnknown:
		serious = possibly
	}
	if reading == ReadingA {
		switch a {
		case violence:
			return surely
		case unclear:
			return max(serious, possibly) // it may have been a beating
		}
	}
	return serious
}

// victimVerdicts answers for each mask of victim groups.
var victimVerdicts = func() (table [1024]qualifies) {
	const (
		unknown = 1 << 0
		teen    = uint16(1) << geo.GroupAge16
	)
	womenAndChildren := uint16(0)
	for _, code := range []string{"child_under_13", "child_13_15", "woman_18_59", "woman_60_plus"} {
		i, _ := geo.VictimGroups.Find(code)
		womenAndChildren |= 1 << i
	}
	for mask := range uint16(len(table)) {
		switch {
		case mask&(womenAndChildren|geo.GirlOf16) != 0:
			table[mask] = surely
		case mask&unknown != 0, mask&teen != 0 && mask&geo.BoyOf16 == 0:
			table[mask] = possibly
		}
	}
	return table
}()

// qualifying counts, per finest unit, the incidents that qualify under a
// reading and those that may.
func (f *facts) qualifying(conditions []condition, reading string, edition int32, n int) (sure, possible tally) {
	verdicts := newVerdicts(reading)
	counts := make([][3]int32, n+2)
	column := f.unit[edition]
	f.each(conditions, func(a, b int, marks []uint8) {
		for i, u := range column[a:b] {
			if marks[i] == 0 {
				continue
			}
			row := a + i
			q := min(verdicts[f.category[row]&31][f.severity[row]&7], victimVerdicts[f.groups[row]&1023])
			counts[u+2][q]++
		}
	})
	sure.units, possible.units = make([]int64, n), make([]int64, n)
	sure.uncertain, sure.outside = int64(counts[0][surely]), int64(counts[1][surely])
	possible.uncertain, possible.outside = int64(counts[0][possibly]), int64(counts[1][possibly])
	for i, c := range counts[2:] {
		sure.units[i], possible.units[i] = int64(c[surely]), int64(c[possibly])
	}
	return sure, possible
}
