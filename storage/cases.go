package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Cases hands every incident that the caller may see to add, as it was known at the
// end of a day, and returns the version of the data: all of it is read in one
// snapshot. geo.MaxDay stands for what is stored now. What happened to a victim by
// then is left to Victim.AsKnown: a service has dates of its own.
func (s *Store) Cases(ctx context.Context, asOf geo.Day, add func(geo.Case)) (version int64, err error) {
	err = s.read(ctx, "cases", func(tx pgx.Tx) error {
		if err := tx.QueryRow(ctx, "SELECT coalesce(max(version), 0) FROM data_change").Scan(&version); err != nil {
			return err
		}
		args := pgx.NamedArgs{"day": nil}
		if asOf != geo.MaxDay {
			args["day"] = asOf.Time()
		}
		c, err := readCases(ctx, tx, args)
		if err != nil {
			return err
		}
		if err := c.readUnits(ctx, tx); err != nil {
			return err
		}
		if err := c.readVictims(ctx, tx); err != nil {
			return err
		}
		for i := range c.cases {
			add(c.cases[i])
		}
		return nil
	})
	return version, err
}

// caseReader puts together what several queries give in the order of the ids.
type caseReader struct {
	ids    [][16]byte
	cases  []geo.Case
	former map[int]formerRows // by place, where a revision is shown
}

// formerRows are the rows that went with an incident before it was corrected.
type formerRows struct {
	Units      []formerUnit
	Victims    []formerVictim
	Assistance []formerService
	Moved      bool // it has another place now
}

func readCases(ctx context.Context, tx pgx.Tx, args pgx.NamedArgs) (*caseReader, error) {
	rows, err := tx.Query(ctx, query("cases"), args)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	c := &caseReader{former: map[int]formerRows{}}
	for rows.Next() {
		v := rows.RawValues()
		c.ids = append(c.ids, [16]byte(v[0]))
		c.cases = append(c.cases, geo.Case{Fact: factOf(v), Reported: dayOrMin(v[13]), SpokeUp: dayOrMin(v[14]), Household: string(v[15]), Exemplary: v[17][0] != 0, Closed: v[18][0] != 0})
		if v[16] != nil {
			var f formerRows
			if err := json.Unmarshal(v[16], &f); err != nil {
				return nil, err
			}
			c.former[len(c.ids)-1] = f
		}
	}
	return c, rows.Err()
}

// factOf reads the columns that facts and cases begin with.
func factOf(v [][]byte) geo.Fact {
	return geo.Fact{
		On: binaryDay(v[1]), Minute: int16(binary.BigEndian.Uint16(v[2])),
		Category: codeBytes(geo.Categories, v[3]), Severity: codeBytes(geo.Severities, v[4]),
		Setting: codeBytes(geo.Settings, v[5]), ReportSource: codeBytes(geo.ReportSources, v[6]),
		CaseStatus: codeBytes(geo.CaseStatuses, v[7]), Quality: codeBytes(geo.Qualities, v[8]),
		Groups: binary.BigEndian.Uint16(v[9]), Source: int16(binary.BigEndian.Uint16(v[10])),
		Area: int32(binary.BigEndian.Uint32(v[11])), Batch: uuid.UUID(v[12]),
	}
}

func dayOrMin(b []byte) geo.Day {
	if b == nil {
		return geo.MinDay
	}
	return binaryDay(b)
}

// each calls visit with the place of the incident that a row belongs to; rows of
// incidents that were not yet known are left out.
func (c *caseReader) each(rows pgx.Rows, visit func(at int, v [][]byte)) error {
	defer rows.Close()
	at := 0
	for rows.Next() {
		v := rows.RawValues()
		for at < len(c.ids) && bytes.Compare(c.ids[at][:], v[0]) < 0 {
			at++
		}
		if at < len(c.ids) && bytes.Equal(c.ids[at][:], v[0]) {
			visit(at, v)
		}
	}
	return rows.Err()
}

// readUnits gives the incidents their units. A revision keeps those it had; where it
// has not moved since, the editions that came later are those of the incident now.
func (c *caseReader) readUnits(ctx context.Context, tx pgx.Tx) error {
	rows, err := tx.Query(ctx, query("facts_units"), pgx.NamedArgs{"batch": nil})
	if err != nil {
		return err
	}
	now := map[int][]geo.Placed{}
	err = c.each(rows, func(at int, v [][]byte) {
		p := geo.Placed{Edition: int32(binary.BigEndian.Uint16(v[1])), Unit: int32(binary.BigEndian.Uint32(v[2])), Basis: geo.Basis(binary.BigEndian.Uint16(v[3]))}
		if _, ok := c.former[at]; ok {
			now[at] = append(now[at], p)
		} else {
			c.cases[at].Placed = append(c.cases[at].Placed, p)
		}
	})
	for at, f := range c.former {
		c.cases[at].Placed = f.places(now[at])
	}
	return err
}

// readVictims gives the incidents their victims.
func (c *caseReader) readVictims(ctx context.Context, tx pgx.Tx) error {
	rows, err := tx.Query(ctx, query("cases_victims"))
	if err != nil {
		return err
	}
	last := -1
	var no uint16
	err = c.each(rows, func(at int, v [][]byte) {
		if _, ok := c.former[at]; ok {
			return
		}
		victims := &c.cases[at].Victims
		if n := binary.BigEndian.Uint16(v[1]); at != last || n != no {
			last, no = at, n
			victim := geo.Victim{Group: codeBytes(geo.VictimGroups, v[2]), Age: int16(binary.BigEndian.Uint16(v[3]))}
			if len(v[4]) > 0 {
				victim.Sex = v[4][0]
			}
			*victims = append(*victims, victim)
		}
		if v[5] != nil {
			victim := &(*victims)[len(*victims)-1]
			victim.Assistance = append(victim.Assistance, geo.Assistance{Kind: codeBytes(geo.AssistanceKinds, v[5]), Offered: dayOrMin(v[6]), Completed: dayOrMin(v[7])})
		}
	})
	for at, f := range c.former {
		if c.cases[at].Victims, err = f.persons(err); err != nil {
			return err
		}
	}
	return err
}
