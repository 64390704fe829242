package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/storage/cluster"
)

// tables are what an import fills, in the order in which they can be filled.
var tables = []string{"incident_key", "incident", "incident_unit", "victim", "assistance"}

// ingest imports the nation, everything included, beside a bare binary COPY of
// the same final rows into the same tables with the same indexes.
func (r *run) ingest() error {
	if err := r.loadNation(); err != nil {
		return err
	}
	if err := r.admin("postgres", "CREATE DATABASE bare TEMPLATE antoan"); err != nil {
		return err
	}
	out, state, err := r.antoan("ingest", filepath.Join(r.nation(), "incidents.csv"), "--source", "nation", "--json")
	if err != nil {
		return err
	}
	var answer struct {
		Stored  int64
		Seconds float64
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return err
	}
	bare, err := r.bareCopy()
	if err != nil {
		return err
	}
	core := bare["incident"] + bare["incident_key"] + bare["incident_unit"]
	all := core + bare["victim"] + bare["assistance"]
	rows := float64(answer.Stored)
	r.printf(`## Ingest

%d rows of CSV: parse, validate, locate in two editions, compare with the ledger, store with every index, victims and
assistance included. Beside it a binary COPY of the same final rows from a file, as superuser, without any of that.

| | seconds | rows/s | share of the COPY's rate |
|---|---|---|---|
| antoan ingest | %.1f | %.0f | |
| COPY of incidents, ledger and units | %.1f | %.0f | **%.0f %%** |
| COPY of the same, victims and assistance | %.1f | %.0f | **%.0f %%** |

Peak memory of the importing process: **%.0f MiB**.

`, answer.Stored, answer.Seconds, rows/answer.Seconds, core, rows/core, 100*core/answer.Seconds, all, rows/all, 100*all/answer.Seconds, peakMiB(state))
	return nil
}

// loadNation imports the nation's editions, once.
func (r *run) loadNation() error {
	if r.loaded {
		return nil
	}
	for _, step := range fixtures.NationSteps() {
		if err := r.load(step); err != nil {
			return err
		}
	}
	r.loaded = true
	return r.admin("postgres", "CREATE DATABASE usual TEMPLATE antoan")
}

// load imports what incidents are placed in and compared with.
func (r *run) load(s fixtures.Step) error {
	file := filepath.Join(r.nation(), s.File)
	var args []string
	switch s.Kind {
	case fixtures.StepBoundaries:
		args = []string{"boundaries", file, "--edition", s.Edition, "--level", s.Level, "--valid-from", s.ValidFrom, "--province", "province", "--min-km2", "1"}
		if s.ValidTo != "" {
			args = append(args, "--valid-to", s.ValidTo)
		}
	case fixtures.StepSuccession:
		args = []string{"succession", file, "--from", s.From, "--to", s.To}
	case fixtures.StepPopulation:
		args = []string{"population", file}
	default:
		return nil
	}
	_, _, err := r.antoan(append([]string{"import"}, args...)...)
	return err
}

// bareCopy returns the seconds each table took.
func (r *run) bareCopy() (map[string]float64, error) {
	from, err := pgx.Connect(r.ctx, r.cluster.ConnString(cluster.Admin, "antoan"))
	if err != nil {
		return nil, err
	}
	defer from.Close(context.WithoutCancel(r.ctx))
	to, err := pgx.Connect(r.ctx, r.cluster.ConnString(cluster.Admin, "bare"))
	if err != nil {
		return nil, err
	}
	defer to.Close(context.WithoutCancel(r.ctx))
	seconds := map[string]float64{}
	if _, err := to.Exec(r.ctx, "BEGIN"); err != nil {
		return nil, err
	}
	for _, table := range tables {
		if seconds[table], err = r.copyTable(from, to, table); err != nil {
			return nil, fmt.Errorf("%s: %w", table, err)
		}
	}
	began := time.Now()
	if _, err := to.Exec(r.ctx, "COMMIT"); err != nil {
		return nil, err
	}
	seconds["incident"] += time.Since(began).Seconds()
	return seconds, nil
}

func (r *run) copyTable(from, to *pgx.Conn, table string) (float64, error) {
	f, err := os.CreateTemp(r.dir, table)
	if err != nil {
		return 0, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := from.PgConn().CopyTo(r.ctx, f, "COPY (SELECT * FROM antoan."+table+") TO STDOUT BINARY"); err != nil {
		return 0, err
	}
	if _, err := f.Seek(0, 0); err != nil {
		return 0, err
	}
	began := time.Now()
	_, err = to.PgConn().CopyFrom(r.ctx, f, "COPY antoan."+table+" FROM STDIN BINARY")
	return time.Since(began).Seconds(), err
}

func (r *run) admin(database, sql string) error {
	conn, err := pgx.Connect(r.ctx, r.cluster.ConnString(cluster.Admin, database))
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(r.ctx))
	_, err = conn.Exec(r.ctx, sql)
	return err
}
