package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Records hands the incidents of a source to each, in the order in which they came
// in, and how many of trials in private were left out. It returns geo.ErrNotFound
// for a source that has none, and the first error of each.
func (s *Store) Records(ctx context.Context, q geo.RecordQuery, each func(geo.IncidentRecord) error) (hidden int64, err error) {
	err = s.read(ctx, "records", func(tx pgx.Tx) error {
		args := pgx.NamedArgs{"source": q.Source, "from": q.Period.From.Time(), "to": q.Period.To.Time(), "closed_trials": q.ClosedTrials}
		var known bool
		if err := tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM source WHERE name = $1)", q.Source).Scan(&known); err != nil {
			return err
		}
		if !known {
			return geo.NotFound("source %q", q.Source)
		}
		if !q.ClosedTrials {
			err := tx.QueryRow(ctx, `SELECT count(*) FROM incident WHERE closed_trial AND source = (SELECT id FROM source WHERE name = $1)
				AND occurred_on BETWEEN $2 AND $3`, q.Source, q.Period.From.Time(), q.Period.To.Time()).Scan(&hidden)
			if err != nil {
				return err
			}
		}
		rows, err := tx.Query(ctx, query("records"), args)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scanRecord(rows)
			if err != nil {
				return err
			}
			if err := each(r); err != nil {
				return err
			}
		}
		return rows.Err()
	})
	return hidden, err
}

// scanRecord reads a row of records.sql.
func scanRecord(row pgx.Rows) (r geo.IncidentRecord, err error) {
	var on, until time.Time
	var reported, spoke *time.Time
	var codes [6]string
	var forms int16
	var location, victims, assistance []byte
	i := &r.Incident
	err = row.Scan(&i.ID, &i.Hash, &i.AreaRecord, &on, &until, &i.Occurred.Minute, &i.Occurred.From, &i.Occurred.To, &i.ExternalID, &reported, &spoke,
		&codes[0], &codes[1], &codes[2], &codes[3], &codes[4], &codes[5], &i.SeverityTest, &forms, &i.Acts, &i.Exemplary, &i.ClosedTrial,
		&location, &i.UncertainM, &r.TimeZone, &r.Edition, &r.Commune, &victims, &assistance)
	if err != nil {
		return r, err
	}
	i.Occurred.On, i.Occurred.Until, i.Forms = geo.DayIn(on), geo.DayIn(until), uint8(forms)
	if reported != nil {
		i.ReportedAt = *reported
	}
	if spoke != nil {
		i.SpokeUpAt = *spoke
	}
	for n, c := range [...]struct {
		list *geo.CodeList
		dst  *uint8
	}{{geo.Categories, &i.Category}, {geo.Severities, &i.Severity}, {geo.Settings, &i.Setting},
		{geo.ReportSources, &i.ReportSource}, {geo.CaseStatuses, &i.CaseStatus}, {geo.Qualities, &i.Quality}} {
		*c.dst, _ = c.list.Find(codes[n])
	}
	if location != nil {
		i.Located = true
		if i.Point, err = decodePoint(location); err != nil {
			return r, err
		}
	}
	return r, readPersons(i, victims, assistance)
}

// readPersons adds the victims and what was done for them.
func readPersons(i *geo.Incident, victims, assistance []byte) error {
	var persons, services [][]any
	if err := json.Unmarshal(victims, &persons); err != nil {
		return fmt.Errorf("victims: %w", err)
	}
	if err := json.Unmarshal(assistance, &services); err != nil {
		return fmt.Errorf("assistance: %w", err)
	}
	for _, p := range persons {
		v := geo.Victim{Age: int16(number(p[1]))}
		v.Group, _ = geo.VictimGroups.Find(fmt.Sprint(p[0]))
		if sex, ok := p[2].(string); ok && sex != "" {
			v.Sex = sex[0]
		}
		i.Victims = append(i.Victims, v)
	}
	for _, a := range services {
		n := int(number(a[0]))
		if n < 1 || n > len(i.Victims) {
			return fmt.Errorf("assistance of a victim that is not there")
		}
		s := geo.Assistance{Offered: jsonDay(a[2]), Completed: jsonDay(a[3])}
		s.Kind, _ = geo.AssistanceKinds.Find(fmt.Sprint(a[1]))
		i.Victims[n-1].Assistance = append(i.Victims[n-1].Assistance, s)
	}
	return nil
}

func number(v any) float64 {
	n, _ := v.(float64)
	return n
}

// jsonDay reads a day; MinDay for null.
func jsonDay(v any) geo.Day {
	text, ok := v.(string)
	if !ok {
		return geo.MinDay
	}
	d, err := geo.ParseDay(text)
	if err != nil {
		return geo.MinDay
	}
	return d
}
