package ingest

import (
	"context"
	"time"
)

// lookBudget is how long Look reads on to find in which order dates are written.
const lookBudget = 500 * time.Millisecond

// Look opens a file and understands it as far as its beginning shows, and returns
// the error that Run would return for what is wrong there: the options, a file
// that is empty, damaged or secret, columns that are unknown, dates that have to be
// asked for. Where it returns nil, Run may still find something. It stores nothing.
func Look(ctx context.Context, store Store, o Options) error {
	began := time.Now()
	if err := o.check(); err != nil {
		return err
	}
	src, err := openSource(&o)
	if err != nil {
		return err
	}
	defer src.close() //nolint:errcheck // only read from
	o.DryRun, o.Budget = true, lookBudget
	view := &Understanding{File: src.name, Size: src.size}
	u, err := o.understand(ctx, store, src, view, began)
	if err != nil {
		return err
	}
	if time.Since(began) < lookBudget { // else the proof may stand in what was not read
		err = ask(src.name, view.Dates)
	}
	u.content.close() //nolint:errcheck // only read from
	return err
}
