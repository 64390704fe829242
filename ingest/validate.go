package ingest

import (
	"strings"
	"time"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

var faultQuality = &fault{"quality_contradiction", "vị trí ghi là không rõ nhưng lại có tọa độ: hãy sửa một trong hai",
	"the location is called unlocated but has a point: correct one of them"}

// validator makes incidents of rows. Each goroutine has its own.
type validator struct {
	plan   *filePlan
	values Values
	cal    *calendar // of the row at hand
	usual  *calendar // of rows that name no zone
	zones  map[string]*calendar
	now    time.Time
	place  *placer
	codes  [fieldCount]map[string]coded
	known  map[naming]statement
	c      *Chunk
	row    int
	on     geo.Period // of the row at hand, when it happened

	site      site
	projected []orb.Point // of the chunk's rows, where their coordinates are transformed
	points    []orb.Point // memory for those on their way
	rows      []int
	err       error // that ends the import

	names         bool // some field names units
	circumstances bool // severity is judged by more than what every file says
}

// newValidator makes a validator; orders say how the file writes day and month.
func newValidator(p *filePlan, values Values, zone *time.Location, now time.Time, orders columnOrders, pl *placer) *validator {
	cal := newCalendar(zone, now)
	cal.orders = orders
	v := &validator{plan: p, values: values, cal: cal, usual: cal, now: now, place: pl,
		zones: make(map[string]*calendar), known: make(map[naming]statement)}
	for _, id := range []fieldID{fieldHarmPercent, fieldDeath, fieldAttempt, fieldHospital, fieldWeapon} {
		v.circumstances = v.circumstances || p.mapped(id) || values.byField[id] != nil
	}
	for _, id := range []fieldID{fieldCommune, fieldCommuneName, fieldDistrictName, fieldProvinceName, fieldAddressPlace} {
		v.names = v.names || p.mapped(id) || values.byField[id] != nil
	}
	return v
}

// cell returns the field's text in the current row, without blanks around it.
func (v *validator) cell(id fieldID) string {
	slot := v.plan.slot[id]
	if slot < 0 {
		return ""
	}
	text := trim(v.c.cell(v.row, slot))
	if text != "" && text[0] == '\'' && v.c.part.table != nil {
		text = unescape(text)
	}
	return text
}

// text is cell with the value mapping applied, for fields without codes.
func (v *validator) text(id fieldID) string { return v.value(id, v.cell(id)) }

// list is cell for a field of several entries; only an empty one is mapped here.
func (v *validator) list(id fieldID) string {
	text := v.cell(id)
	if text == "" {
		text = v.values.byField[id].apply("", false)
	}
	return text
}

// begin turns to a chunk.
func (v *validator) begin(c *Chunk) {
	v.c, v.err = c, nil
	v.usual.context(c.part.within, c.part.epoch)
}

// run validates a chunk into b.
func (v *validator) run(b *batch) {
	v.begin(&b.chunk)
	defer func() { b.err = v.err }()
	if v.err = v.project(); v.err != nil {
		return
	}
	damaged := strings.Contains(v.c.text, damage)
	for v.row = range v.c.marks {
		m := &v.c.marks[v.row]
		if damaged && m.fault == nil {
			v.checkDamage(m)
		}
		if m.blank {
			b.tally.skipped++
			continue
		}
		if m.fault != nil {
			b.rejects = append(b.rejects, v.reject(v.row, m.column, m.fault))
			continue
		}
		if v.plan.extra != "" && !v.fixes(b) {
			b.rejects = append(b.rejects, v.reject(v.row, v.plan.extra, faultNoRow))
			continue
		}
		b.incidents = append(b.incidents, geo.Incident{})
		if field, f := v.incident(b, &b.incidents[len(b.incidents)-1]); f != nil {
			b.incidents = b.incidents[:len(b.incidents)-1]
			b.tally.refused(f)
			b.rejects = append(b.rejects, v.reject(v.row, v.c.part.plan.column[field], f))
		}
	}
}

// incident reads the current row; the field of a fault is returned with it.
func (v *validator) incident(b *batch, inc *geo.Incident) (field fieldID, f *fault) {
	inc.Row = v.c.first + int64(v.row)
	if f = v.zone(); f != nil {
		return fieldTimeZone, f
	}
	if inc.ExternalID, f = externalID(v.text(fieldExternalID)); f != nil {
		return fieldExternalID, f
	}
	if inc.Occurred, field, f = v.cal.occurrence(v.text(fieldOccurredAt), v.text(fieldTime), v.text(fieldOccurredUntil)); f != nil {
		return field, f
	}
	if field, f = v.facts(inc); f != nil {
		return field, f
	}
	if field, f = v.people(b, inc); f != nil {
		return field, f
	}
	statement, field, f := v.location(b, inc)
	if f != nil {
		return field, f
	}
	if !inc.ReportedAt.IsZero() && geo.DayIn(inc.ReportedAt.In(v.cal.zone)) < inc.Occurred.On {
		b.tally.reportedEarly++
	}
	if field, f = v.severity(b, inc); f != nil {
		return field, f
	}
	b.scratch = identify(inc, statement, b.scratch)
	v.usualRadius(inc)
	return 0, nil
}

// facts reads the codes, dates and flags that are independent of each other.
func (v *validator) facts(inc *geo.Incident) (fieldID, *fault) {
	for _, c := range [...]struct {
		id  fieldID
		dst *uint8
	}{
		{fieldCategory, &inc.Category}, {fieldSeverity, &inc.Severity}, {fieldSetting, &inc.Setting},
		{fieldReportSource, &inc.ReportSource}, {fieldCaseStatus, &inc.CaseStatus}, {fieldQuality, &inc.Quality},
	} {
		place, f := v.code(c.id, v.cell(c.id))
		if f != nil {
			return c.id, f
		}
		*c.dst = place
	}
	var f *fault
	if inc.ReportedAt, f = v.instant(fieldReportedAt); f != nil {
		return fieldReportedAt, f
	}
	if inc.SpokeUpAt, f = v.instant(fieldSpokeUpAt); f != nil {
		return fieldSpokeUpAt, f
	}
	if inc.Exemplary, f = v.flag(fieldExemplary); f != nil {
		return fieldExemplary, f
	}
	if inc.ClosedTrial, f = v.flag(fieldClosedTrial); f != nil {
		return fieldClosedTrial, f
	}
	if inc.Forms, f = v.forms(v.list(fieldForms)); f != nil {
		return fieldForms, f
	}
	if inc.Acts, f = actsOf(v.text(fieldActs)); f != nil {
		return fieldActs, f
	}
	inc.UncertainM, f = radius(v.text(fieldUncertainty))
	return fieldUncertainty, f
}

// instant reads a date as the instant at which it begins; zero where empty.
func (v *validator) instant(id fieldID) (time.Time, *fault) {
	text := v.text(id)
	if text == "" {
		return time.Time{}, nil
	}
	m, f := v.cal.of(id).parse(text)
	if f != nil {
		if cell.Unknown(text) {
			return time.Time{}, nil
		}
		return time.Time{}, f
	}
	return time.Unix(m.from, 0).UTC(), nil
}

// people reads the victims and what was done for them.
func (v *validator) people(b *batch, inc *geo.Incident) (fieldID, *fault) {
	groups, ages, sexTexts := lines(v.cell(fieldVictimGroup)), lines(v.cell(fieldVictimAge)), lines(v.cell(fieldVictimSex))
	if groups == "" && ages == "" && sexTexts == "" {
		groups, ages, sexTexts = v.list(fieldVictimGroup), v.list(fieldVictimAge), v.list(fieldVictimSex)
	}
	from := len(b.victims)
	v.on = geo.Period{From: inc.Occurred.On, To: inc.Occurred.Until}
	all, field, f := v.victims(b.victims, groups, ages, sexTexts)
	if f != nil {
		return field, f
	}
	mine, f := v.assist(all[from:], v.list(fieldAssistance))
	if f != nil {
		return fieldAssistance, f
	}
	b.victims = append(all[:from], mine...)
	if len(mine) > 0 {
		inc.Victims = b.victims[from:len(b.victims):len(b.victims)]
	}
	return 0, nil
}
