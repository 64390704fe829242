package api

import (
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// question reads the parameters that say which incidents, where and when. Which
// of them an operation has is in its description; the others cannot be given.
type question struct {
	asked analysis.Request
	bom   bool
}

// Resolve reads the query; huma calls it. Its errors are *geo.InvalidError.
func (q *question) Resolve(hc huma.Context) (wrong []error) {
	r := &q.asked
	note := func(err error) {
		if err != nil {
			wrong = append(wrong, err)
		}
	}
	var err error
	r.Edition = hc.Query("edition")
	if level := hc.Query("level"); level != "" {
		r.Level, err = geo.ParseLevel(level)
		note(err)
	}
	r.Reading = hc.Query("reading")
	r.Filter.Period, err = geo.ParsePeriod(hc.Query("from"), hc.Query("to"))
	note(err)
	for _, key := range geo.FilterKeys {
		note(r.Filter.Set(key, hc.Query(key)))
	}
	for _, key := range analysis.InferenceKeys {
		note(r.Method.Set(key, hc.Query(key)))
	}
	r.Bound, err = parseBBox(hc.Query("bbox"))
	note(err)
	q.bom, err = parseSwitch("bom", hc.Query("bom"))
	note(err)
	return wrong
}

// parseSwitch reads 1, true, 0 or false; empty is false.
func parseSwitch(name, value string) (bool, error) {
	if value == "" {
		return false, nil
	}
	on, err := strconv.ParseBool(value)
	if err != nil {
		return false, geo.Invalid(name, "must be 1 or 0")
	}
	return on, nil
}

// defaultPoints is a page of points where no limit is given.
const defaultPoints = 1000

// page reads the parameters of a list that is given out in pages.
type page struct {
	limit int
	after uuid.UUID
}

// Resolve reads the query; huma calls it. Its errors are *geo.InvalidError.
func (p *page) Resolve(hc huma.Context) (wrong []error) {
	var err error
	if p.limit, err = parseLimit(hc.Query("limit"), defaultPoints, analysis.MaxPoints); err != nil {
		wrong = append(wrong, err)
	}
	if after := hc.Query("after"); after != "" {
		if p.after, err = uuid.Parse(after); err != nil {
			wrong = append(wrong, geo.Invalid("after", "is no id: take the link to the next page from the page before"))
		}
	}
	return wrong
}

func parseLimit(text string, otherwise, most int) (int, error) {
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, geo.Invalid("limit", "must be a whole number from 1 to %d", most)
	}
	return n, nil
}
