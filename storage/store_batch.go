package storage

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// importLock is the advisory lock that lets one import at a time decide what is
// new: the ledger must not change between looking and writing.
const importLock = 0x616e746f616e // "antoan"

func lockImports(ctx context.Context, tx pgx.Tx) error {
	_, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", int64(importLock))
	return err
}

// settle ends the staging. Parsing and staging ran beside other imports; from
// here on this one is alone, on the ground on which its rows were placed.
func (w *writer) settle(ctx context.Context) error {
	if err := w.drain(); err != nil {
		return err
	}
	if err := lockImports(ctx, w.tx); err != nil {
		return err
	}
	return w.ground.check(ctx, w.tx)
}

// classify compares the stage with the ledger.
func (w *writer) classify(ctx context.Context, counts geo.BatchCounts) (geo.BatchCounts, error) {
	err := w.tx.QueryRow(ctx, "SELECT coalesce((SELECT id FROM source WHERE name = $1), 0)", w.id.Source).Scan(&w.source)
	if err != nil {
		return counts, err
	}
	if err := w.setSource(ctx); err != nil {
		return counts, err
	}
	if _, err := w.tx.Exec(ctx, query("stage_known")); err != nil {
		return counts, err
	}
	var known int64
	err = w.tx.QueryRow(ctx, query("stage_counts")).Scan(&counts.Stored, &counts.Corrected, &known, &counts.Unlocated, &w.longest)
	counts.Duplicates += known
	return counts, err
}

// nameSource gives a new source its key. It happens under the import lock, so
// that nobody waits for another's source, and takes a number of the sequence,
// which is a small one, only for a source that is new.
func (w *writer) nameSource(ctx context.Context) error {
	if w.source != 0 {
		return nil
	}
	if err := w.tx.QueryRow(ctx, "INSERT INTO source (name) VALUES ($1) RETURNING id", w.id.Source).Scan(&w.source); err != nil {
		return err
	}
	return w.setSource(ctx)
}

// setSource tells the queries of the stage which source it is: a utility
// statement among them takes no parameters.
func (w *writer) setSource(ctx context.Context) error {
	_, err := w.tx.Exec(ctx, "SELECT set_config('antoan.source', $1::smallint::text, true)", w.source)
	return err
}

// store moves the stage into the tables.
func (w *writer) store(ctx context.Context, b *geo.Batch) error {
	if err := w.nameSource(ctx); err != nil {
		return err
	}
	version, err := recordChange(ctx, w.tx, w.changeOf(b))
	if err != nil {
		return err
	}
	b.Version = version
	c := b.Counts
	err = w.tx.QueryRow(ctx, query("batch_insert"), pgx.NamedArgs{
		"id": b.ID, "source": w.source, "file_name": w.id.FileName, "sha256": w.id.SHA256, "mapping": w.id.Mapping,
		"value_mapping": w.id.Values, "time_zone": w.id.TimeZone, "idempotency_key": w.id.IdempotencyKey,
		"read": c.Read, "stored": c.Stored, "corrected": c.Corrected, "duplicates": c.Duplicates, "skipped": c.Skipped,
		"rejected": c.Rejected, "unlocated": c.Unlocated, "warnings": b.Warnings, "version": version, "fixes": b.Fixes, "understood": w.understood,
	}).Scan(&b.StoredAt)
	if err != nil {
		return err
	}
	if err := w.storeResubmitted(ctx, b.ID); err != nil {
		return err
	}
	if err := w.storeReports(ctx, b); err != nil {
		return err
	}
	if err := hashJoins(ctx, w.tx, c.Corrected); err != nil {
		return err
	}
	args := pgx.NamedArgs{"batch": b.ID, "source": w.source}
	steps := []string{"store_rejects"}
	if c.Corrected > 0 {
		steps = append(steps, "duplicates_lift", "store_corrections_keep", "store_corrections_clear_units", "store_corrections_clear_assistance",
			"store_corrections_clear_victims", "store_corrections_clear", "store_corrections_rekey", "store_corrections_ledger")
	}
	if c.Stored > 0 {
		steps = append(steps, "store_keys")
	}
	if c.Duplicates > 0 {
		steps = append(steps, "stage_drop_same")
	}
	if c.Stored+c.Corrected > 0 {
		steps = append(steps, "store_incidents", "store_victims", "store_assistance")
	}
	for _, step := range steps {
		if err := w.step(ctx, step, args); err != nil {
			return err
		}
	}
	if c.Stored+c.Corrected == 0 {
		return nil
	}
	if err := w.storeUnits(ctx); err != nil {
		return err
	}
	return w.warnOfDuplicates(ctx, b)
}

// step runs one statement of an import; at level debug its time is told.
func (w *writer) step(ctx context.Context, name string, args pgx.NamedArgs) error {
	began := time.Now()
	_, err := w.tx.Exec(ctx, query(name), args)
	w.log.Debug("import step", "step", name, "seconds", time.Since(began).Seconds())
	return err
}

// storeUnits writes the units of each edition in turn.
func (w *writer) storeUnits(ctx context.Context) error {
	for n := 1; n < w.longest; n += 3 {
		if err := w.step(ctx, "store_units", pgx.NamedArgs{"n": n}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) changeOf(b *geo.Batch) geo.Change {
	if b.Counts.Corrected > 0 || len(w.reports) > 0 {
		return geo.Change{Kind: geo.Rebuild}
	}
	return geo.Change{Kind: geo.Append, Batch: b.ID}
}
