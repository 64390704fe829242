package analysis

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Points is a page of incidents as points.
type Points struct {
	geo.PointPage
	Version int64
	Next    string // id to continue after; empty on the last page
}

// MaxPoints is the largest page of points.
const MaxPoints = 10_000

// Points returns incidents as points, by id. It returns *geo.InvalidError for a
// limit out of range.
func (s *Service) Points(ctx context.Context, q geo.PointQuery) (*Points, error) {
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	if q.Limit < 1 || q.Limit > MaxPoints {
		return nil, geo.Invalid("limit", "%d is out of range: 1 to %d", q.Limit, MaxPoints)
	}
	if q.Filter.Period == (geo.Period{}) {
		q.Filter.Period = geo.AllDates
	}
	limit := q.Limit
	q.Limit++ // one more tells whether another page follows
	page, err := s.store.Points(ctx, q)
	if err != nil {
		return nil, err
	}
	p := &Points{PointPage: page, Version: st.facts.version}
	if len(page.Points) > limit {
		p.PointPage.Points = page.Points[:limit]
		p.Next = page.Points[limit-1].ID.String()
	}
	return p, nil
}

// WriteGeoJSON writes the page as a FeatureCollection; next, when not empty, is
// the address of the following page.
func (p *Points) WriteGeoJSON(w io.Writer, next string) error {
	head := map[string]any{"layer": "incidents", "data_version": p.Version,
		"numberMatched": p.Matched, "numberReturned": len(p.Points)}
	if next != "" {
		head["links"] = []map[string]string{{"rel": "next", "href": next, "type": "application/geo+json"}}
	}
	return writeCollection(w, head, len(p.Points), func(b []byte, n int) []byte {
		i := &p.Points[n]
		b = appendString(append(b, `{"type":"Feature","id":`...), i.ID.String())
		b = append(b, `,"properties":{`...)
		for k, name := range pointColumns {
			if k > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, name), ':')
			if v := pointValue(i, name); v == "" {
				b = append(b, "null"...)
			} else if name == "uncertainty_m" {
				b = append(b, v...)
			} else {
				b = appendString(b, v)
			}
		}
		b = appendPosition(append(b, `},"geometry":{"type":"Point","coordinates":`...), i.Point)
		return append(b, "}}"...)
	})
}

// pointColumns are the properties of a point, in order.
var pointColumns = []string{"occurred_on", "time", "category", "severity", "victim_groups", "setting", "report_source", "case_status", "location_quality", "uncertainty_m"}

// pointValue returns a property as text, empty where it is not known.
func pointValue(i *geo.IncidentPoint, name string) string {
	switch name {
	case "occurred_on":
		return i.On.String()
	case "time":
		return clock(i.Minute)
	case "category":
		return i.Category
	case "severity":
		return i.Severity
	case "victim_groups":
		return groupCodes(i.Groups)
	case "setting":
		return i.Setting
	case "report_source":
		return i.ReportedBy
	case "case_status":
		return i.CaseStatus
	case "location_quality":
		return i.Quality
	}
	if i.UncertainM > 0 {
		return string(appendNumber(nil, i.UncertainM))
	}
	return ""
}

// clock returns "15:04", empty where the time is not known.
func clock(minute int16) string {
	if minute < 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}

// groupCodes spells out a mask of victim groups.
func groupCodes(mask uint16) string {
	var codes []string
	for i, c := range geo.VictimGroups.All() {
		if mask&(1<<i) != 0 {
			codes = append(codes, c)
		}
	}
	return strings.Join(codes, ";")
}

// WriteCSV writes the page as a table with longitude and latitude.
func (p *Points) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(append([]string{"id", "lon", "lat"}, pointColumns...)); err != nil {
		return err
	}
	for n := range p.Points {
		i := &p.Points[n]
		line := []string{i.ID.String(), strconv.FormatFloat(i.Point[0], 'f', -1, 64), strconv.FormatFloat(i.Point[1], 'f', -1, 64)}
		for _, name := range pointColumns {
			line = append(line, pointValue(i, name))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
