package storage

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Points returns incidents as points, by id, and how many match in all.
func (s *Store) Points(ctx context.Context, q geo.PointQuery) (page geo.PointPage, err error) {
	err = s.read(ctx, "points", func(tx pgx.Tx) error {
		args := pointArgs(q)
		if page.Points, err = collect(ctx, tx, query("points"), args, scanPoint); err != nil {
			return err
		}
		if q.After == uuid.Nil && len(page.Points) < q.Limit {
			page.Matched = int64(len(page.Points))
			return nil
		}
		args["after"] = nil
		conditions, _, _ := strings.Cut(query("points"), "ORDER BY") // a count needs no order
		return tx.QueryRow(ctx, "SELECT count(*) FROM ("+conditions+") AS p", args).Scan(&page.Matched)
	})
	return page, err
}

func pointArgs(q geo.PointQuery) pgx.NamedArgs {
	f := q.Filter
	args := pgx.NamedArgs{
		"from": f.Period.From.Time(), "to": f.Period.To.Time(), "after": nil, "limit": q.Limit,
		"west": nil, "south": nil, "east": nil, "north": nil,
		"categories": codesOrNull(geo.Categories, f.Categories), "severities": codesOrNull(geo.Severities, f.Severities),
		"settings": codesOrNull(geo.Settings, f.Settings), "report_sources": codesOrNull(geo.ReportSources, f.Sources),
		"case_statuses": codesOrNull(geo.CaseStatuses, f.CountedStatuses()), "qualities": codesOrNull(geo.Qualities, f.Qualities),
		"groups": maskOrNull(f.Groups), "hours": maskOrNull(f.Hours), "weekdays": maskOrNull(f.Weekdays), "sources": nil,
	}
	if q.After != uuid.Nil {
		args["after"] = q.After
	}
	if len(f.Senders) > 0 {
		args["sources"] = f.Senders
	}
	if b := q.Bound; b != nil {
		args["west"], args["south"], args["east"], args["north"] = b.Min[0], b.Min[1], b.Max[0], b.Max[1]
	}
	return args
}

func codesOrNull(l *geo.CodeList, mask uint32) any {
	if mask == 0 {
		return nil
	}
	var codes []string
	for i, c := range l.All() {
		if mask&(1<<i) != 0 {
			codes = append(codes, c)
		}
	}
	return codes
}

func maskOrNull(mask uint32) any {
	if mask == 0 {
		return nil
	}
	return int32(mask)
}

func scanPoint(row pgx.CollectableRow) (p geo.IncidentPoint, err error) {
	var location []byte
	var on time.Time
	var minute *int16
	var uncertain *float64
	var groups int16
	err = row.Scan(&p.ID, &location, &on, &minute, &p.Category, &p.Severity, &p.Setting, &p.ReportedBy, &p.CaseStatus, &p.Quality, &groups, &uncertain)
	if err != nil {
		return p, err
	}
	p.On, p.Minute, p.Groups = geo.DayIn(on), geo.NoMinute, uint16(groups)
	if minute != nil {
		p.Minute = *minute
	}
	if uncertain != nil {
		p.UncertainM = *uncertain
	}
	p.Point, err = decodePoint(location)
	return p, err
}
