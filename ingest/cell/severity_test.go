package cell

import (
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

func code(t testing.TB, list *geo.CodeList, code string) uint8 {
	t.Helper()
	i, err := list.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestJudge(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		harm, category, status string
		facts                  Facts
		stated                 string
		severity, test         string
		conflict               bool
	}{
		{severity: "unknown"},
		{harm: "11", severity: "serious", test: "harm_11"}, {harm: "30,5 %", severity: "serious", test: "harm_11"}, {harm: "31 %", severity: "very_serious", test: "harm_31"}, {harm: "60", severity: "very_serious", test: "harm_31"}, {harm: "61", severity: "extremely_serious", test: "harm_61"}, {harm: "100", severity: "extremely_serious", test: "harm_61"},
		{harm: "10", severity: "minor", test: "harm_below_11"}, {harm: "0", severity: "minor", test: "harm_below_11"}, {harm: "dưới 11 %", severity: "minor", test: "harm_below_11"},
		{harm: "11–30 %", severity: "serious", test: "harm_11"}, {harm: "trên 30 %", severity: "very_serious", test: "harm_31"}, {harm: "trên 10 %", severity: "serious", test: "harm_11"}, {harm: "từ 11 đến dưới 31", severity: "serious", test: "harm_11"}, {harm: "61 % trở lên", severity: "extremely_serious", test: "harm_61"},
		{harm: "5–20 %", severity: "unknown"}, {harm: "dưới 31 %", severity: "unknown"}, {harm: "dưới 31 %", stated: "moderate", severity: "moderate"},
		{facts: Facts{Death: Yes}, severity: "extremely_serious", test: "death"}, {facts: Facts{Death: No}, severity: "unknown"}, {facts: Facts{Attempt: Yes}, severity: "serious", test: "homicide"},
		{category: "homicide", severity: "serious", test: "homicide"}, {category: "homicide", facts: Facts{Death: Yes}, severity: "extremely_serious", test: "death"}, {category: "trafficking", severity: "serious", test: "trafficking"},
		{category: "rape", severity: "serious", test: "sexual_offence"}, {category: "rape", facts: Facts{Child: Yes}, severity: "very_serious", test: "sexual_offence_child"}, {category: "rape", facts: Facts{Child: No}, severity: "serious", test: "sexual_offence"},
		{category: "sex_with_child", severity: "very_serious", test: "sexual_offence_child"}, {category: "indecent_assault", facts: Facts{Child: No}, severity: "serious", test: "sexual_offence"}, {category: "injury", facts: Facts{Child: Yes}, severity: "unknown"}, {category: "harassment", severity: "unknown"},
		{facts: Facts{Hospital: Yes}, severity: "serious", test: "hospital"}, {facts: Facts{Weapon: Yes}, severity: "serious", test: "weapon"}, {facts: Facts{Weapon: No, Hospital: No}, severity: "unknown"},
		{status: "prosecuted", severity: "serious", test: "prosecution"}, {status: "sentence_executed", severity: "serious", test: "prosecution"}, {status: "suspended", severity: "unknown"}, {status: "not_prosecuted", severity: "unknown"},
		{harm: "5", facts: Facts{Weapon: Yes}, severity: "serious", test: "weapon"}, {category: "rape", facts: Facts{Child: Yes}, harm: "61", severity: "extremely_serious", test: "harm_61"},
		{stated: "moderate", severity: "moderate"}, {stated: "serious", harm: "11", severity: "serious", test: "harm_11"},
		{stated: "very_serious", harm: "11", severity: "very_serious"}, {stated: "serious", harm: "5", severity: "serious"}, {stated: "minor", harm: "5", severity: "minor", test: "harm_below_11"},
		{stated: "minor", harm: "40", severity: "very_serious", test: "harm_31", conflict: true}, {stated: "moderate", category: "rape", severity: "serious", test: "sexual_offence", conflict: true}, {stated: "very_serious", facts: Facts{Death: Yes}, severity: "extremely_serious", test: "death", conflict: true},
	} {
		f := c.facts
		if c.harm != "" {
			n, fault := ParseNumber(c.harm, Percentage)
			if fault != nil {
				t.Fatalf("%q: %s", c.harm, fault.Code)
			}
			f.Harm, f.HarmKnown = n.Comma, true
		}
		if c.category != "" {
			f.Category = code(t, geo.Categories, c.category)
		}
		if c.status != "" {
			f.CaseStatus = code(t, geo.CaseStatuses, c.status)
		}
		if c.stated != "" {
			f.Stated = code(t, geo.Severities, c.stated)
		}
		j := Judge(f)
		if got := geo.Severities.String(j.Severity); got != c.severity || j.Test != c.test || j.Conflict != c.conflict {
			t.Errorf("%+v: %s by %q, conflict %v", c, got, j.Test, j.Conflict)
		}
	}
}

// The first test that fires must be the gravest, and each must be able to.
func TestSeverityTests(t *testing.T) {
	t.Parallel()
	if !slices.IsSortedFunc(SeverityTests, func(a, b SeverityTest) int { return int(b.Severity) - int(a.Severity) }) {
		t.Error("the tests do not fall in severity")
	}
	seen := make(map[string]bool)
	for _, s := range SeverityTests {
		if s.Code == "" || s.Vi == "" || s.En == "" || seen[s.Code] || s.fires(Facts{}) {
			t.Errorf("%s: twice, without words, or fires without facts", s.Code)
		}
		seen[s.Code] = true
	}
	if !isProsecuted[code(t, geo.CaseStatuses, "tried")] || !isSexual[code(t, geo.Categories, "rape")] || homicide != code(t, geo.Categories, "homicide") || trafficking != code(t, geo.Categories, "trafficking") {
		t.Error("the tests look at other codes than the lists have")
	}
}
