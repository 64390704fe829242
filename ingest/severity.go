package ingest

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

var faultTest = &fault{"unknown_severity_test", "không phải tiêu chí xác định mức độ", "no test of severity: write one of " + strings.Join(testCodes(), ", ") + ", or leave the cell empty"}

// testCodes lists the tests that may decide a severity.
func testCodes() (codes []string) {
	for i := range cell.SeverityTests {
		codes = append(codes, cell.SeverityTests[i].Code)
	}
	return codes
}

// severity judges how serious the incident is by what the row says, and keeps
// which test decided. Where the row names the test, it was judged before.
func (v *validator) severity(b *batch, inc *geo.Incident) (fieldID, *fault) {
	if v.plan.mapped(fieldSeverityTest) {
		if test := v.text(fieldSeverityTest); test != "" {
			for i := range cell.SeverityTests {
				if t := &cell.SeverityTests[i]; t.Code == test {
					inc.Severity, inc.SeverityTest = max(inc.Severity, t.Severity), t.Code
					return 0, nil
				}
			}
			return fieldSeverityTest, faultTest
		}
	}
	facts := cell.Facts{Category: inc.Category, CaseStatus: inc.CaseStatus, Stated: inc.Severity, Child: child(inc.Victims)}
	if v.circumstances {
		if field, f := v.circumstance(&facts); f != nil {
			return field, f
		}
	}
	j := cell.Judge(facts)
	inc.Severity, inc.SeverityTest = j.Severity, j.Test
	if j.Conflict {
		b.tally.understated++
	}
	return 0, nil
}

// circumstance reads the columns by which severity is judged.
func (v *validator) circumstance(facts *cell.Facts) (fieldID, *fault) {
	if text := v.text(fieldHarmPercent); text != "" && !cell.Unknown(text) && !isAwaited(text) {
		n, wrong := cell.ParseNumber(text, cell.Percentage)
		if wrong == cell.FaultUnknownFigure {
			wrong = nil
		} else if wrong == nil {
			facts.Harm, wrong = n.In(n.Style)
			facts.HarmKnown = wrong == nil
		}
		if wrong != nil {
			return fieldHarmPercent, of(wrong)
		}
	}
	for _, c := range [...]struct {
		id  fieldID
		dst *cell.Answer
	}{{fieldDeath, &facts.Death}, {fieldAttempt, &facts.Attempt}, {fieldHospital, &facts.Hospital}, {fieldWeapon, &facts.Weapon}} {
		a, f := v.answer(c.id)
		if f != nil {
			return c.id, f
		}
		*c.dst = a
	}
	return 0, nil
}

// child tells whether a victim is under 16: not where all are known to be older.
func child(victims []geo.Victim) cell.Answer {
	if len(victims) == 0 {
		return cell.Unstated
	}
	all := cell.No
	for i := range victims {
		p := &victims[i]
		a := cell.ChildGroup(p.Group)
		if p.Age >= 0 {
			a = cell.Age{Lo: p.Age, Hi: p.Age}.Child()
		}
		switch a {
		case cell.Yes:
			return cell.Yes
		case cell.Unstated:
			all = cell.Unstated
		}
	}
	return all
}

// isAwaited tells words for a percentage that is not known yet: it comes weeks
// after the incident.
func isAwaited(text string) bool {
	return text[0] > '9' && hasWords(text, []string{"giam dinh", "cho ket qua", "chua co", "awaited", "pending"})
}
