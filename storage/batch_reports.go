package storage

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// Reported says which reports the file brings along.
func (w *writer) Reported(reports []geo.Report) { w.reports = reports }

// storeReports writes what the reports change, and lists it in the batch.
func (w *writer) storeReports(ctx context.Context, b *geo.Batch) error {
	if len(w.reports) == 0 {
		return nil
	}
	for _, r := range w.reports {
		err := w.step(ctx, "batch_report_keep", pgx.NamedArgs{"batch": b.ID, "unit": r.Unit, "from": r.Period.From.Time(), "to": r.Period.To.Time(),
			"state": geo.ReportingStates.String(r.State)})
		if err != nil {
			return err
		}
	}
	if err := w.step(ctx, "batch_report_apply", pgx.NamedArgs{"batch": b.ID}); err != nil {
		return err
	}
	found, err := readBatchReports(ctx, w.tx, b.ID)
	if len(found) > 0 {
		b.Reports = found
	}
	return err
}

// previewReports lists what storeReports would change.
func (w *writer) previewReports(ctx context.Context) ([]geo.BatchReport, error) {
	if len(w.reports) == 0 {
		return nil, nil
	}
	n := len(w.reports)
	units, from, to, states := make([]int32, n), make([]time.Time, n), make([]time.Time, n), make([]string, n)
	for i, r := range w.reports {
		units[i], from[i], to[i], states[i] = r.Unit, r.Period.From.Time(), r.Period.To.Time(), geo.ReportingStates.String(r.State)
	}
	return collect(ctx, w.tx, query("batch_report_preview"), pgx.NamedArgs{"units": units, "from": from, "to": to, "states": states}, scanBatchReport)
}

func readBatchReports(ctx context.Context, tx pgx.Tx, batch uuid.UUID) ([]geo.BatchReport, error) {
	return collect(ctx, tx, query("batch_reports"), pgx.NamedArgs{"batch": batch}, scanBatchReport)
}

func scanBatchReport(row pgx.CollectableRow) (r geo.BatchReport, err error) {
	var from, to time.Time
	err = row.Scan(&r.Edition, &r.Level, &r.Code, &r.Name, &from, &to, &r.State, &r.Former)
	r.From, r.To = from.Format(time.DateOnly), to.Format(time.DateOnly)
	return r, err
}
