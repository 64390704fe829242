package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// recordFields are the fields that an incident is written with, in their order.
// The circumstances by which severity was judged are not stored; the test that
// decided is.
var recordFields = []fieldID{
	fieldExternalID, fieldOccurredAt, fieldOccurredUntil, fieldReportedAt, fieldCategory, fieldSeverity, fieldSeverityTest,
	fieldVictimGroup, fieldVictimAge, fieldVictimSex, fieldForms, fieldActs, fieldSetting, fieldReportSource, fieldCaseStatus,
	fieldLon, fieldLat, fieldQuality, fieldUncertainty, fieldEdition, fieldCommune,
	fieldExemplary, fieldClosedTrial, fieldSpokeUpAt, fieldAssistance, fieldTimeZone,
}

// record writes an incident as the cells that an import reads it from again, by
// field. stated is the edition and commune that place it where it has no point.
func record(inc *geo.Incident, stated [2]string, zone *time.Location) (cells [fieldCount]string) {
	cells[fieldExternalID] = inc.ExternalID
	cells[fieldOccurredAt], cells[fieldOccurredUntil] = occurrenceText(inc.Occurred, zone)
	cells[fieldReportedAt], cells[fieldSpokeUpAt] = instantText(inc.ReportedAt, zone), instantText(inc.SpokeUpAt, zone)
	cells[fieldCategory], cells[fieldSeverity] = geo.Categories.String(inc.Category), geo.Severities.String(inc.Severity)
	cells[fieldSeverityTest] = inc.SeverityTest
	cells[fieldVictimGroup], cells[fieldVictimAge], cells[fieldVictimSex] = victimsText(inc.Victims)
	cells[fieldForms], cells[fieldActs] = formsText(inc.Forms), strings.Join(strings.Split(inc.Acts, ""), ";")
	cells[fieldSetting], cells[fieldReportSource] = geo.Settings.String(inc.Setting), geo.ReportSources.String(inc.ReportSource)
	cells[fieldCaseStatus] = geo.CaseStatuses.String(inc.CaseStatus)
	if inc.Located {
		cells[fieldLon], cells[fieldLat] = strconv.FormatFloat(inc.Point[0], 'f', -1, 64), strconv.FormatFloat(inc.Point[1], 'f', -1, 64)
	}
	cells[fieldQuality] = geo.Qualities.String(inc.Quality)
	if inc.UncertainM > 0 {
		cells[fieldUncertainty] = strconv.FormatFloat(inc.UncertainM, 'f', -1, 32) // as it is stored
	}
	cells[fieldEdition], cells[fieldCommune] = stated[0], stated[1]
	cells[fieldExemplary], cells[fieldClosedTrial] = yes(inc.Exemplary), yes(inc.ClosedTrial)
	cells[fieldAssistance] = assistanceText(inc.Victims)
	cells[fieldTimeZone] = zone.String()
	return cells
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// occurrenceText writes when it happened as occurred_at and occurred_until. Days
// that are not over may be among those of a stretch, so it is written as one.
func occurrenceText(o geo.Occurrence, zone *time.Location) (at, until string) {
	stretch := o.On.String() + "/" + o.Until.String()
	y, m, d := (o.Until + 1).Date()
	switch days := o.To.Equal(time.Date(y, m, d, 0, 0, 0, 0, zone)); {
	case o.Minute == geo.NoMinute && o.Until == o.On && days:
		return o.On.String(), ""
	case o.Minute == geo.NoMinute && days:
		return stretch, ""
	case o.Minute == geo.NoMinute:
		return o.On.String(), timestamp(o.To, zone)
	case !o.To.After(o.From):
		return timestamp(o.From, zone), ""
	case days:
		return timestamp(o.From, zone), stretch
	}
	return timestamp(o.From, zone), timestamp(o.To, zone)
}

func timestamp(t time.Time, zone *time.Location) string { return t.In(zone).Format(time.RFC3339) }

// instantText writes an instant: the day alone where it is the day's first, "" for
// none.
func instantText(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	local := t.In(zone)
	if y, m, d := local.Date(); local.Equal(time.Date(y, m, d, 0, 0, 0, 0, zone)) {
		return local.Format(time.DateOnly)
	}
	return local.Format(time.RFC3339)
}

// victimsText writes the victims as three lists that pair up.
func victimsText(victims []geo.Victim) (groups, ages, sexes string) {
	var g, a, s []string
	for _, v := range victims {
		g = append(g, geo.VictimGroups.String(v.Group))
		age, sex := "", ""
		if v.Age >= 0 {
			age = strconv.Itoa(int(v.Age))
		}
		if v.Sex != 0 {
			sex = string(rune(v.Sex))
		}
		a, s = append(a, age), append(s, sex)
	}
	return strings.Join(g, ";"), strings.Join(a, ";"), strings.Join(s, ";")
}

func formsText(mask uint8) string {
	var codes []string
	for i, c := range geo.Forms.All() {
		if mask&(1<<i) != 0 {
			codes = append(codes, c)
		}
	}
	return strings.Join(codes, ";")
}

// assistanceText writes "victim:kind@offered/completed" for each service.
func assistanceText(victims []geo.Victim) string {
	var all []string
	for i, v := range victims {
		for _, a := range v.Assistance {
			text := fmt.Sprintf("%d:%s", i+1, geo.AssistanceKinds.String(a.Kind))
			if a.Offered != geo.MinDay || a.Completed != geo.MinDay {
				text += "@"
			}
			if a.Offered != geo.MinDay {
				text += a.Offered.String()
			}
			if a.Completed != geo.MinDay {
				text += "/" + a.Completed.String()
			}
			all = append(all, text)
		}
	}
	return strings.Join(all, ";")
}
