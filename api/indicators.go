package api

import (
	"context"
	"io"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// indicatorQuestion reads which figures are meant.
type indicatorQuestion struct{ asked analysis.IndicatorRequest }

// Resolve reads the query; huma calls it. Its errors are *geo.InvalidError.
func (q *indicatorQuestion) Resolve(hc huma.Context) (wrong []error) {
	note := func(err error) {
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	r := &q.asked
	r.Edition, r.Unit, r.Period = hc.Query("edition"), hc.Query("unit"), hc.Query("period")
	if level := hc.Query("level"); level != "" {
		var err error
		r.Level, err = geo.ParseLevel(level)
		note(err)
	}
	if names := hc.Query("indicator"); names != "" {
		r.Only = strings.Split(names, ",")
	}
	var err error
	r.AsOf, err = parseAsOf(hc.Query("as_of"))
	note(err)
	for name, days := range map[string]*int{"days": &r.Days, "spoke_days": &r.SpokeDays, "due_days": &r.DueDays, "earlier": &r.Earlier} {
		*days, err = parseDays(name, hc.Query(name))
		note(err)
	}
	return wrong
}

// parseAsOf reads a day; 0 where none is given.
func parseAsOf(text string) (geo.Day, error) {
	if text == "" {
		return 0, nil
	}
	d, err := geo.ParseDay(text)
	if err != nil {
		return 0, geo.Invalid("as_of", "%v", err)
	}
	return d, nil
}

// parseDays reads a number of days or years; 0 where none is given.
func parseDays(name, text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, geo.Invalid(name, "must be a whole number from 1 on")
	}
	return n, nil
}

type indicatorsInput struct {
	Question indicatorQuestion
	conditional
}

// indicators gives the plan's indicators.
func (s *service) indicators(ctx context.Context, in *indicatorsInput) (*stream, error) {
	a, err := s.Analysis.Indicators(ctx, in.Question.asked)
	if err != nil {
		return nil, err
	}
	return s.whole(in.IfNoneMatch, a.WriteJSON)
}

// reportingQuestion reads which month is meant.
type reportingQuestion struct{ asked analysis.ReportingRequest }

// Resolve reads the query; huma calls it. Its errors are *geo.InvalidError.
func (q *reportingQuestion) Resolve(hc huma.Context) (wrong []error) {
	r := &q.asked
	r.Edition, r.Month = hc.Query("edition"), hc.Query("month")
	var err error
	if r.AsOf, err = parseAsOf(hc.Query("as_of")); err != nil {
		wrong = append(wrong, err)
	}
	if r.DueDays, err = parseDays("due_days", hc.Query("due_days")); err != nil {
		wrong = append(wrong, err)
	}
	return wrong
}

type reportingInput struct {
	Question reportingQuestion
	conditional
}

// reporting tells who has reported for a month.
func (s *service) reporting(ctx context.Context, in *reportingInput) (*stream, error) {
	a, err := s.Analysis.Reporting(ctx, in.Question.asked)
	if err != nil {
		return nil, err
	}
	return s.whole(in.IfNoneMatch, a.WriteJSON)
}

// published gives what was published, and what is known today beside it.
func (s *service) published(ctx context.Context, in *conditional) (*stream, error) {
	a, err := s.Analysis.Published(ctx)
	if err != nil {
		return nil, err
	}
	return s.whole(in.IfNoneMatch, a.WriteJSON)
}

// whole gives an answer that fits into memory, named by a hash of its bytes.
func (s *service) whole(known string, write func(io.Writer) error) (*stream, error) {
	var b strings.Builder
	if err := write(&b); err != nil {
		return nil, err
	}
	text := b.String()
	return s.stream(answer{media: mediaJSON, cache: cacheRevalidate, etag: tagOf(text), known: known}, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}), nil
}

func dayParam(name, description string) *huma.Param {
	return queryParam(name, description, &huma.Schema{Type: huma.TypeString, Format: "date"})
}

func daysParam(name, description string) *huma.Param {
	least, most := 1.0, 3660.0
	return queryParam(name, description, &huma.Schema{Type: huma.TypeInteger, Minimum: &least, Maximum: &most})
}

func yearsParam(name, description string) *huma.Param {
	least, most := 1.0, 20.0
	return queryParam(name, description, &huma.Schema{Type: huma.TypeInteger, Minimum: &least, Maximum: &most})
}

// indicatorParams document the parameters of the indicators.
func indicatorParams() []*huma.Param {
	names := &huma.Schema{Type: huma.TypeString}
	for _, name := range analysis.IndicatorNames() {
		names.Enum = append(names.Enum, name)
	}
	return []*huma.Param{
		queryParam("edition", "Edition of the division; default: every one, side by side", text(100)),
		queryParam("level", "Units that are counted; default: communes and districts", &huma.Schema{Type: huma.TypeString, Enum: []any{"commune", "district"}}),
		queryParam("unit", "Only the incidents of the unit with this code, in the edition given or the newest", text(100)),
		queryParam("period", "2024, 2024-H1, 2024-Q2, 2024-06, 2021-2023, 2024-01-01/2024-06-30, 2024@15, tet-2024, campaign-2024-06, or a stored name; default: every calendar year with incidents, and the plan's span", text(100)),
		yearsParam("earlier", "The same period of so many years before as well; with period"),
		listParam("indicator", "Only these", names),
		dayParam("as_of", "What was known at the end of this day; default: what is stored now"),
		daysParam("days", "Days after the report within which a victim must be assisted; default: whenever"),
		daysParam("spoke_days", "Days after the report within which the Union must speak up; default: 7"),
		daysParam("due_days", "Days after the end of a month when its report is due; default: 5"),
	}
}

func reportingParams() []*huma.Param {
	return []*huma.Param{
		queryParam("edition", "Edition of the division; default: the one in force in the month", text(100)),
		queryParam("month", "2026-05, or 2026-05@15 for 15 April to 14 May; default: the last that is over", text(20)),
		dayParam("as_of", "As reports stood at the end of this day; default: today"),
		daysParam("due_days", "Days after the end of the month when its report is due; default: 5"),
	}
}

// indicatorsSchema describes what every entry has; docs/indicators.md tells the rest.
func indicatorsSchema() *huma.Schema {
	word, count := ofType(huma.TypeString), ofType(huma.TypeInteger)
	needed := object(map[string]*huma.Schema{
		"required": described(ofType(huma.TypeInteger), "Least number of units"), "confirmed_more": described(ofType(huma.TypeInteger), "Units that would have to be confirmed besides low"),
		"incidents_spare": described(orNull(huma.TypeInteger), "Units that may still turn out to have an incident; null where the target is missed"),
		"too_few":         described(ofType(huma.TypeInteger), "Units that are lacking where it is missed"), "vi": word, "en": word,
	}, "required", "confirmed_more", "incidents_spare", "too_few", "vi", "en")
	needed.Nullable = true
	entry := object(map[string]*huma.Schema{
		"indicator": word, "level": word, "edition": word, "reading": word, "period": word, "from": word, "to": word, "as_of": word, "over": ofType(huma.TypeBoolean),
		"units": count, "low": described(ofType(huma.TypeInteger), "Units, not percent"), "official": count, "high": count, "low_worst": count, "verdict": word,
		"denominator": described(ofType(huma.TypeInteger), "Units that the plan states, where that is more than are stored"), "needed": described(needed, "null without a target"),
	}, "indicator", "level", "edition", "period", "from", "to", "as_of", "over")
	return object(map[string]*huma.Schema{"indicators": listOf(entry), "data_version": count, "software_version": word}, "indicators", "data_version", "software_version")
}
