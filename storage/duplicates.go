package storage

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// findDuplicates looks for pairs with incidents of other sources, for what a
// batch has stored or, once it is undone, put back; merges stay in force. It
// returns how many pairs were not on the list before.
func findDuplicates(ctx context.Context, tx pgx.Tx, batch uuid.UUID) (found int64, err error) {
	var several bool
	if err := tx.QueryRow(ctx, "SELECT count(*) > 1 FROM source").Scan(&several); err != nil || !several {
		return 0, err
	}
	if _, err := tx.Exec(ctx, "SELECT set_config('antoan.batch', $1::uuid::text, true)", batch); err != nil {
		return 0, err
	}
	if err := inTurn(ctx, tx, query("duplicates_touched"), "ANALYZE touched", query("duplicates_forget"), query("duplicates_follow"), query("duplicates_mark")); err != nil {
		return 0, err
	}
	var touched int64
	if err := tx.QueryRow(ctx, "SELECT count(*) FROM touched").Scan(&touched); err != nil {
		return 0, err
	}
	loops := "SET LOCAL enable_nestloop = on"
	if touched > fewTouched {
		loops = "SET LOCAL enable_nestloop = off"
	}
	if err := inTurn(ctx, tx, query("duplicates_here"), "ANALYZE here", loops, query("duplicates_there"), "SET LOCAL enable_nestloop = on", "ANALYZE there"); err != nil {
		return 0, err
	}
	if err := checkDuplicateSearch(ctx, tx, touched); err != nil {
		return 0, err
	}
	tag, err := tx.Exec(ctx, query("duplicates_find"), pgx.NamedArgs{"batch": batch})
	return tag.RowsAffected(), err
}

// Bounds of the search: what a province sends stays far below. Two copies of a
// country's file under two names would be compared for hours.
const (
	maxDuplicatePairs  = 2_000_000
	estimateDuplicates = 1_000 // touched incidents from which the pairs are counted first
)

// fewTouched incidents are compared by index, more by hash joins. The planner cannot
// tell: what a batch has stored is in no statistics yet, so that it expects one row
// and would go through all touched ones for each of a million.
const fewTouched = 50

// inTurn runs statements without parameters.
func inTurn(ctx context.Context, tx pgx.Tx, statements ...string) error {
	for _, sql := range statements {
		if _, err := tx.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

// errTooManyAlike says that a search was left out.
var errTooManyAlike = errors.New("too many incidents of two sources are alike")

func checkDuplicateSearch(ctx context.Context, tx pgx.Tx, touched int64) error {
	if touched < estimateDuplicates {
		return nil
	}
	var pairs int64
	if err := tx.QueryRow(ctx, query("duplicates_estimate")).Scan(&pairs); err != nil {
		return err
	}
	if pairs > maxDuplicatePairs {
		return errTooManyAlike
	}
	return nil
}

// warnOfDuplicates adds to a batch what it should make people look at.
func (w *writer) warnOfDuplicates(ctx context.Context, b *geo.Batch) error {
	found, err := findDuplicates(ctx, w.tx, b.ID)
	warning := fmt.Sprintf("%[1]d cặp có vẻ là một vụ việc do hai nguồn báo: hãy xem bằng antoan duplicates list / %[1]d pairs look like one incident told by two sources: review them with antoan duplicates list", found)
	switch {
	case errors.Is(err, errTooManyAlike):
		warning = "quá nhiều vụ việc giống của nguồn khác (cùng xã, ngày, loại) nên không tìm cặp trùng: hãy kiểm tra có phải một tệp dưới hai tên không / so many incidents are alike to those of other sources, in commune, days and category, that pairs were not looked for: check whether the same file came under two names"
	case err != nil || found == 0:
		return err
	}
	b.Warnings = append(b.Warnings, warning)
	_, err = w.tx.Exec(ctx, "UPDATE batch SET warnings = warnings || $2::text WHERE id = $1", b.ID, warning)
	return err
}

// Duplicates returns the newest pairs of a verdict, or of every one where it is
// empty. A pair is visible to those who see both incidents.
func (s *Store) Duplicates(ctx context.Context, verdict geo.DuplicateVerdict, limit int) (all []geo.Duplicate, err error) {
	args := pgx.NamedArgs{"id": nil, "verdict": nil, "limit": limit}
	if verdict != "" {
		args["verdict"] = string(verdict)
	}
	err = s.read(ctx, "duplicates", func(tx pgx.Tx) error {
		all, err = collect(ctx, tx, query("duplicates"), args, scanDuplicate)
		return err
	})
	return all, err
}

// Duplicate returns one pair, or geo.ErrNotFound.
func (s *Store) Duplicate(ctx context.Context, id uuid.UUID) (d geo.Duplicate, err error) {
	err = s.read(ctx, "duplicate", func(tx pgx.Tx) error {
		d, err = readDuplicate(ctx, tx, id)
		return err
	})
	return d, err
}

func readDuplicate(ctx context.Context, tx pgx.Tx, id uuid.UUID) (geo.Duplicate, error) {
	found, err := collect(ctx, tx, query("duplicates"), pgx.NamedArgs{"id": id, "verdict": nil, "limit": 1}, scanDuplicate)
	if err != nil {
		return geo.Duplicate{}, err
	}
	if len(found) == 0 {
		return geo.Duplicate{}, geo.NotFound("pair %s", id)
	}
	return found[0], nil
}

// side is one incident of a pair as it is read.
type side struct {
	geo.DuplicateIncident
	on, until time.Time
	minute    int16
	groups    uint16
	private   bool // tried in private
}

func (s *side) targets() []any {
	i := &s.DuplicateIncident
	return []any{&i.ID, &i.Source, &i.ExternalID, &i.Batch, &s.on, &s.until, &s.minute, &i.Category, &i.Severity, &s.groups, &i.Setting,
		&i.ReportSource, &i.CaseStatus, &i.Quality, &s.private}
}

func (s *side) incident() geo.DuplicateIncident {
	i := s.DuplicateIncident
	i.OccurredOn, i.OccurredUntil, i.VictimGroups = s.on.Format(time.DateOnly), s.until.Format(time.DateOnly), geo.GroupNames(s.groups)
	if s.minute != geo.NoMinute {
		i.Time = fmt.Sprintf("%02d:%02d", s.minute/60, s.minute%60)
	}
	return i
}

func scanDuplicate(row pgx.CollectableRow) (d geo.Duplicate, err error) {
	var first, second side
	var commune geo.DuplicateCommune
	var gone uuid.UUID
	targets := []any{&d.ID, &d.Verdict, &d.FoundAt, &d.Batch, &d.DistanceM, &commune.Edition, &commune.Code, &commune.Name,
		&gone, &d.Former, &d.DecidedBy, &d.DecidedAt}
	targets = append(append(targets, first.targets()...), second.targets()...)
	if err := row.Scan(targets...); err != nil {
		return d, err
	}
	if gone != uuid.Nil {
		d.Gone = &gone
	}
	d.First, d.Second = first.incident(), second.incident()
	apart := int(geo.DayIn(first.on) - geo.DayIn(second.on))
	d.DaysApart = max(apart, -apart)
	switch {
	case first.private || second.private:
		d.DistanceM = nil
	case commune.Code != "":
		d.Commune = &commune
	}
	return d, nil
}
