package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/cell"
)

var faultNoRow = &fault{"no_rejected_row", "dòng không cho biết sửa dòng nào đã bị từ chối: hãy giữ số trong cột row",
	"the row does not say which rejected row it corrects: keep the number in the column row"}

// useRejects tells whether the file is one of rejected rows, mended, by its columns
// or because the options say so. Then what was said of the rejected file holds for
// it, too: its source, values, time zone, order of day and month, and reference
// system, be they said or found out. A few rows could not prove them again.
func (u *understood) useRejects(ctx context.Context, store Store, view *Understanding) (bool, error) {
	looks := len(u.tables.parts) == 1 && hasAll(u.tables.parts[0].columns, rejectColumns)
	switch {
	case !looks && u.o.Fixes == uuid.Nil:
		return false, nil
	case len(u.tables.parts) != 1 || !slices.Contains(u.tables.parts[0].columns, rejectColumns[1]):
		return false, geo.Invalid("fixes", "the file has no column %q, which says which rejected row a row corrects: edit the file that antoan batch rejects wrote", rejectColumns[1])
	}
	if looks {
		batch, err := batchNamed(u.tables.parts[0])
		if err != nil {
			return false, err
		}
		if u.o.Fixes != uuid.Nil && u.o.Fixes != batch {
			return false, geo.Invalid("fixes", "the rows of the file are of batch %s", batch)
		}
		u.o.Fixes = batch
	}
	was, err := store.ImportOf(ctx, u.o.Fixes)
	if errors.Is(err, geo.ErrNotFound) {
		return false, geo.Invalid("fixes", "there is no batch %s", u.o.Fixes)
	}
	if err != nil {
		return false, err
	}
	if u.o.Source != "" && u.o.Source != was.Source {
		return false, geo.Invalid("source", "the rejected rows are from %q, and so are their corrections", was.Source)
	}
	u.o.Source, view.Source, view.SourceBy = was.Source, was.Source, "the batch of the rejected rows"
	return true, u.saidOf(was)
}

// saidOf takes over what was said of the rejected file.
func (u *understood) saidOf(was Identity) error {
	for _, column := range rejectColumns {
		u.o.Mapping.pairs = append(slices.Clip(u.o.Mapping.pairs), mapPair{column: column, field: noField, profile: true})
	}
	if was.Values != "" {
		values, err := ParseValues(strings.Split(was.Values, "\n")...)
		if err != nil {
			return fmt.Errorf("the values of the rejected file: %w", err)
		}
		u.o.Values = u.o.Values.over(values)
	}
	u.o.TimeZone = or(u.o.TimeZone, was.TimeZone)
	for line := range strings.SplitSeq(was.Mapping, "\n") {
		switch option, value, _ := strings.Cut(line, "="); option {
		case "date_order":
			u.o.DateOrder = or(u.o.DateOrder, value)
		case "crs":
			u.o.CRS = or(u.o.CRS, value)
		}
	}
	return u.foundOf(was)
}

// foundOf takes over what the rejected file proved: the order of day and month,
// where its columns agree, and the system of its coordinates.
func (u *understood) foundOf(was Identity) error {
	if was.Understood == "" {
		return nil // stored by an older version
	}
	var found Understanding
	if err := json.Unmarshal([]byte(was.Understood), &found); err != nil {
		return fmt.Errorf("what the rejected file was taken for: %w", err)
	}
	orders := make(map[string]bool)
	for _, d := range found.Dates {
		orders[d.Order] = true
	}
	switch dmy, mdy := orders[cell.OrderDMY.String()], orders[cell.OrderMDY.String()]; {
	case dmy && !mdy:
		u.o.DateOrder = or(u.o.DateOrder, "dmy")
	case mdy && !dmy:
		u.o.DateOrder = or(u.o.DateOrder, "mdy")
	}
	if system, _, _ := strings.Cut(found.CRS, " "); strings.HasPrefix(system, "EPSG:") {
		u.o.CRS = or(u.o.CRS, system)
	}
	return nil
}

// batchNamed reads which batch the rows of a file of rejects are from.
func batchNamed(p *part) (id uuid.UUID, err error) {
	r, err := p.open()
	if err != nil {
		return id, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if err := r.Select(rejectColumns[:1]); err != nil {
		return id, err
	}
	var c Chunk
	for {
		c.reset(1, 1)
		c.part = p
		err := r.Read(&c)
		if err != nil && !errors.Is(err, io.EOF) {
			return id, err
		}
		c.seal()
		for row := range c.marks {
			text := trim(c.cell(row, 0))
			if text == "" {
				continue
			}
			named, wrong := uuid.Parse(text)
			if wrong != nil || id != uuid.Nil && named != id {
				return id, geo.Invalid("fixes", "the column %s must name one batch in every row", rejectColumns[0])
			}
			id = named
		}
		if errors.Is(err, io.EOF) {
			break
		}
	}
	if id == uuid.Nil {
		return id, geo.Invalid("fixes", "the column %s is empty: say which batch the rows are from with --fixes", rejectColumns[0])
	}
	return id, nil
}

func hasAll(columns, wanted []string) bool {
	return !slices.ContainsFunc(wanted, func(w string) bool { return !slices.Contains(columns, w) })
}

// fixes notes which rejected row the current one corrects; false where it does not say.
func (v *validator) fixes(b *batch) bool {
	n, err := strconv.ParseInt(trim(v.c.cell(v.row, len(v.plan.used))), 10, 64)
	if err != nil || n < 1 {
		return false
	}
	b.fixes = append(b.fixes, n)
	return true
}
