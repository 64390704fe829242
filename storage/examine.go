package storage

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
)

// Finding is one thing the doctor looked at.
type Finding struct {
	What string `json:"what"`
	OK   bool   `json:"ok"`
	Says string `json:"says"`
}

// SchemaVersion returns the number of the newest migration.
func SchemaVersion() int {
	names, err := fs.Glob(Migrations(), "*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	return len(names)
}

// Examine checks what the answers and the safety of the data rest on.
func (s *Store) Examine(ctx context.Context) ([]Finding, error) {
	var all []Finding
	add := func(what string, ok bool, says string) { all = append(all, Finding{what, ok, says}) }
	err := s.read(ctx, "examine", func(tx pgx.Tx) error {
		var version, role string
		var bound, forced bool
		var orphans, children int64
		err := tx.QueryRow(ctx, query("examine")).Scan(&version, &role, &bound, &forced, &orphans, &children)
		if err != nil {
			return err
		}
		add("database", true, version)
		add("row-level security", forced, "forced on every table of incidents and registers: "+yes(forced))
		add("role", bound, fmt.Sprintf("%s is bound by it: %s", role, yes(bound)))
		add("ledger", orphans == 0, fmt.Sprintf("%d keys without their incident", orphans))
		add("incidents", children == 0, fmt.Sprintf("%d units, victims or services without their incident", children))
		return nil
	})
	if err != nil {
		return nil, err
	}
	leakproof, err := s.checkLeakproof(ctx)
	if err != nil {
		return nil, err
	}
	add("spatial index under row-level security", leakproof, "geometry_overlaps is leakproof: "+yes(leakproof))
	if s.dataDir != "" {
		says := "enough for imports"
		room := s.checkRoom()
		if room != nil {
			says = room.Error()
		}
		add("room on the disk", room == nil, says)
	}
	return all, nil
}

func yes(b bool) string {
	if b {
		return "yes / có"
	}
	return "no / không"
}
