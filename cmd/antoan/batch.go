package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/api"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
	"github.com/antoan-vn/antoan/storage"
)

type batchCmd struct {
	List    batchListCmd    `cmd:"" help:"List the newest batches."`
	Show    batchShowCmd    `cmd:"" help:"Show one batch."`
	Rejects batchRejectsCmd `cmd:"" help:"Print the rejected rows of a batch as CSV, to be mended and imported again."`
	Cancel  batchCancelCmd  `cmd:"" help:"Stop the import of a file that a server took in; nothing of it is stored."`
	Undo    batchUndoCmd    `cmd:"" help:"Take a batch back; its file may then be imported again."`
}

type batchListCmd struct {
	Limit int  `help:"How many." default:"20"`
	JSON  bool `name:"json" help:"Print JSON."`
}

func (batchListCmd) Help() string { return "Example:\n  antoan batch list --limit 5" }

func (c *batchListCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		all, err := db.Batches(ctx, c.Limit)
		if err != nil {
			return err
		}
		if c.JSON {
			return a.printJSON(map[string]any{"batches": all})
		}
		for _, b := range all {
			a.printBatch(b)
		}
		return nil
	})
}

type batchShowCmd struct {
	ID   string `arg:"" help:"The batch."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (batchShowCmd) Help() string {
	return "Example:\n  antoan batch show 01a209e4-8deb-74c6-80d6-4095509417c8 --json"
}

func (c *batchShowCmd) Run(ctx context.Context, a *app) error {
	return a.withBatch(ctx, c.ID, func(ctx context.Context, db *database, id uuid.UUID) error {
		b, err := db.Batch(ctx, id)
		if err != nil {
			return err
		}
		if c.JSON {
			return a.printJSON(b)
		}
		var u ingest.Understanding
		if b.Understood != nil && json.Unmarshal(b.Understood, &u) == nil {
			a.printUnderstood(&u)
		}
		a.printBatch(b)
		return nil
	})
}

type batchRejectsCmd struct {
	ID string `arg:"" help:"The batch."`
}

func (batchRejectsCmd) Help() string {
	return "Example:\n  antoan batch rejects 01a209e4-8deb-74c6-80d6-4095509417c8 > rejects.csv"
}

func (c *batchRejectsCmd) Run(ctx context.Context, a *app) error {
	return a.withBatch(ctx, c.ID, func(ctx context.Context, db *database, id uuid.UUID) error {
		return ingest.StreamRejectsCSV(a.stdout, id, func(visit func(geo.Reject) error) error { return db.Rejects(ctx, id, visit) })
	})
}

type batchUndoCmd struct {
	ID   string `arg:"" help:"The batch."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (batchUndoCmd) Help() string {
	return "Example:\n  antoan batch undo 01a209e4-8deb-74c6-80d6-4095509417c8"
}

func (c *batchUndoCmd) Run(ctx context.Context, a *app) error {
	return a.answerBatch(ctx, c.ID, c.JSON, (*storage.Store).Undo)
}

type batchCancelCmd struct {
	ID   string `arg:"" help:"The batch."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (batchCancelCmd) Help() string {
	return "Example:\n  antoan batch cancel 01a209e4-8deb-74c6-80d6-4095509417c8"
}

func (c *batchCancelCmd) Run(ctx context.Context, a *app) error {
	return a.answerBatch(ctx, c.ID, c.JSON, func(s *storage.Store, ctx context.Context, id uuid.UUID) (geo.Batch, error) {
		b, err := s.CancelUpload(ctx, id)
		if err != nil {
			return b, err
		}
		dir, err := a.dataDir()
		os.Remove(api.SpoolPath(filepath.Join(dir, spoolDir), id)) // where it is on this machine; its server removes it otherwise
		return b, err
	})
}

// answerBatch prints what an operation on a batch leaves of it.
func (a *app) answerBatch(ctx context.Context, id string, asJSON bool, do func(*storage.Store, context.Context, uuid.UUID) (geo.Batch, error)) error {
	return a.withBatch(ctx, id, func(ctx context.Context, db *database, id uuid.UUID) error {
		b, err := do(db.Store, ctx, id)
		if err != nil {
			return err
		}
		if asJSON {
			return a.printJSON(b)
		}
		a.printBatch(b)
		return nil
	})
}

func (a *app) withDatabase(ctx context.Context, fn func(context.Context, *database) error) error {
	ctx, db, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	return fn(ctx, db)
}

func (a *app) withBatch(ctx context.Context, id string, fn func(context.Context, *database, uuid.UUID) error) error {
	parsed, err := uuid.Parse(id)
	if err != nil {
		return geo.Invalid("batch", "%q is no batch id; see antoan batch list", id)
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error { return fn(ctx, db, parsed) })
}

// printUpload tells how far a file that a server took in has come, and why it failed.
func (a *app) printUpload(b geo.Batch) {
	if p := b.Progress; p != nil {
		fmt.Fprintf(a.stdout, "  tiến độ / progress      %d %%, %d rows, %.0f/s", p.BytesDone*100/max(p.BytesTotal, 1), p.RowsRead, p.Rate)
		if p.Left != nil {
			fmt.Fprintf(a.stdout, ", còn / left %s", time.Duration(*p.Left*float64(time.Second)).Round(time.Second))
		}
		fmt.Fprintln(a.stdout)
	}
	if b.Problem == nil {
		return
	}
	var p api.Problem
	if err := json.Unmarshal(b.Problem, &p); err == nil {
		fmt.Fprintln(a.stdout, "  ! "+p.Detail)
	}
}
