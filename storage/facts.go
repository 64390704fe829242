package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Facts hands every incident that the caller may see to add, or those of one
// batch, and returns the version of the data they belong to: all of it is read
// in one snapshot.
func (s *Store) Facts(ctx context.Context, batch uuid.UUID, add func(geo.Fact)) (version int64, err error) {
	err = s.read(ctx, "facts", func(tx pgx.Tx) error {
		if err := tx.QueryRow(ctx, "SELECT coalesce(max(version), 0) FROM data_change").Scan(&version); err != nil {
			return err
		}
		args := pgx.NamedArgs{"batch": nil}
		if batch != uuid.Nil {
			args["batch"] = batch
		}
		facts, ids, err := readFacts(ctx, tx, args)
		if err != nil {
			return err
		}
		return joinUnits(ctx, tx, args, facts, ids, add)
	})
	return version, err
}

// codeBytes finds the place of a code as it comes over the wire.
func codeBytes(l *geo.CodeList, b []byte) uint8 {
	i, _ := l.Find(string(b))
	return i
}

func readFacts(ctx context.Context, tx pgx.Tx, args pgx.NamedArgs) ([]geo.Fact, [][16]byte, error) {
	rows, err := tx.Query(ctx, query("facts"), args)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	var facts []geo.Fact
	var ids [][16]byte
	for rows.Next() {
		v := rows.RawValues()
		ids = append(ids, [16]byte(v[0]))
		facts = append(facts, factOf(v))
	}
	return facts, ids, rows.Err()
}

// joinUnits merges two streams in the order of the incident's id.
func joinUnits(ctx context.Context, tx pgx.Tx, args pgx.NamedArgs, facts []geo.Fact, ids [][16]byte, add func(geo.Fact)) error {
	rows, err := tx.Query(ctx, query("facts_units"), args)
	if err != nil {
		return err
	}
	defer rows.Close()
	var placed []geo.Placed
	at := 0
	flush := func() {
		facts[at].Placed = placed
		add(facts[at])
		facts[at].Placed, placed = nil, placed[:0]
		at++
	}
	for rows.Next() {
		v := rows.RawValues()
		for at < len(ids) && !bytes.Equal(ids[at][:], v[0]) {
			flush()
		}
		if at == len(ids) {
			return fmt.Errorf("facts: a unit without an incident")
		}
		placed = append(placed, geo.Placed{Edition: int32(binary.BigEndian.Uint16(v[1])),
			Unit: int32(binary.BigEndian.Uint32(v[2])), Basis: geo.Basis(binary.BigEndian.Uint16(v[3]))})
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for at < len(ids) {
		flush()
	}
	return nil
}

// Sources returns the names of the senders by key.
func (s *Store) Sources(ctx context.Context) (map[int16]string, error) {
	all := map[int16]string{}
	err := s.read(ctx, "sources", func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, query("sources"))
		if err != nil {
			return err
		}
		var id int16
		var name string
		_, err = pgx.ForEachRow(rows, []any{&id, &name}, func() error {
			all[id] = name
			return nil
		})
		return err
	})
	return all, err
}
