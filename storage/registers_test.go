package storage_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
)

// entry fills every field of a register, or the required ones alone; n makes it another.
func entry(r *geo.Register, unit int32, n int, full bool) geo.Entry {
	e := geo.Entry{Unit: unit, Values: make([]geo.EntryValue, len(r.Fields))}
	for i := range r.Fields {
		f, v := &r.Fields[i], &e.Values[i]
		if !full && !f.Required && f.Name != "subject" {
			continue
		}
		v.Set = true
		switch f.Kind {
		case geo.FieldText:
			v.Text = fmt.Sprintf("%s %d", f.Header, n)
		case geo.FieldCode:
			v.Number = int64(len(f.List.Codes) - 1)
		case geo.FieldDay:
			v.Number = int64(geo.DayOf(2024, 3, 8+i)) + int64(n)
		case geo.FieldYear:
			v.Number = int64(2020 + n)
		case geo.FieldCount:
			v.Number = int64(10*i + n)
		case geo.FieldPoint:
			v.Point = orb.Point{105.25, 21.5}
		}
	}
	if full {
		e.Source = "Hội LHPN tỉnh"
	}
	return e
}

var ignoreStored = cmpopts.IgnoreFields(geo.Entry{}, "ID", "StoredAt")

// What is stored comes back, whole or with nothing but what is required; it is changed
// and taken out again; and nothing stands twice.
func TestEntriesComeBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, inB := twoEditions(b)
	for _, r := range geo.Registers {
		full, bare := entry(r, inA[0].Unit, 1, true), entry(r, inB[0].Unit, 2, false)
		b.must(r.Check(&full, geo.MaxDay))
		b.must(r.Check(&bare, geo.MaxDay))
		before, err := b.Version(b.ctx)
		b.must(err)
		first, err := b.AddEntry(b.ctx, r, full)
		b.must(err)
		_, err = b.AddEntry(b.ctx, r, bare)
		b.must(err)
		if after, err := b.Version(b.ctx); err != nil || after != before+2 {
			t.Errorf("%s: version %d after %d: caches would not follow", r.Name, after, before)
		}
		page, err := b.Entries(b.ctx, r, geo.EntryQuery{})
		b.must(err)
		if d := cmp.Diff([]geo.Entry{full, bare}, page.Entries, ignoreStored); d != "" || page.Matched != 2 || page.Entries[0].ID != first.ID || page.Entries[0].StoredAt.IsZero() {
			t.Errorf("%s, %d matched: %s", r.Name, page.Matched, d)
		}
		_, err = b.AddEntry(b.ctx, r, full)
		b.is(err, geo.ErrConflict)
		other := entry(r, inA[1].Unit, 3, true)
		other.ID = first.ID
		_, err = b.ChangeEntry(b.ctx, r, other)
		b.must(err)
		if page, err = b.Entries(b.ctx, r, geo.EntryQuery{ID: first.ID}); err != nil || len(page.Entries) != 1 || !cmp.Equal(page.Entries[0], other, ignoreStored) {
			t.Errorf("%s: %v %+v, want %+v", r.Name, err, page.Entries, other)
		}
		b.must(b.RemoveEntry(b.ctx, r, first.ID))
		b.is(b.RemoveEntry(b.ctx, r, first.ID), geo.ErrNotFound)
		_, err = b.ChangeEntry(b.ctx, r, other)
		b.is(err, geo.ErrNotFound)
	}
}

// A file is stored whole or not at all, and what it says again replaces what it said.
func TestEntriesAreImported(t *testing.T) {
	t.Parallel()
	b := setup(t)
	twoEditions(b)
	for _, r := range geo.Registers {
		row := func(n int64, code string) geo.EntryRow {
			return geo.EntryRow{Row: n, Edition: "2022", Level: geo.Commune, Code: code, Entry: entry(r, 0, int(n), true)}
		}
		for range 2 {
			n, err := b.ImportEntries(b.ctx, r, []geo.EntryRow{row(1, "A"), row(2, "B")})
			b.must(err)
			page, err := b.Entries(b.ctx, r, geo.EntryQuery{})
			b.must(err)
			if n != 2 || page.Matched != 2 {
				t.Errorf("%s: %d rows, %d stored", r.Name, n, page.Matched)
			}
		}
		_, err := b.ImportEntries(b.ctx, r, []geo.EntryRow{row(3, "A"), row(4, "Z")})
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), `row 4`) || !strings.Contains(err.Error(), `"Z"`) {
			t.Errorf("%s, an unknown unit: %v", r.Name, err)
		}
		if page, err := b.Entries(b.ctx, r, geo.EntryQuery{}); err != nil || page.Matched != 2 {
			t.Errorf("%s: a refused file left rows: %d %v", r.Name, page.Matched, err)
		}
	}
}

// Filters take out what they say, pages follow each other, and the period is that of
// Register.Period.
func TestEntriesAreFiltered(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, inB := twoEditions(b)
	for _, r := range geo.Registers {
		var all []geo.Entry
		for n := range 6 {
			e := entry(r, []int32{inA[0].Unit, inB[0].Unit, inA[1].Unit}[n%3], []int{0, 400, 3, 900, 7, 1}[n], n%2 == 0)
			if r.Fields[r.First].Kind == geo.FieldYear {
				e.Values[r.First].Number = int64(2019 + n)
			}
			stored, err := b.AddEntry(b.ctx, r, e)
			b.must(err)
			all = append(all, stored)
		}
		code := -1
		for i := range r.Fields {
			if r.Fields[i].Kind == geo.FieldCode {
				code = i
			}
		}
		for what, q := range map[string]geo.EntryQuery{
			"all": {}, "a unit": {Unit: inB[0].Unit}, "an edition": {Edition: inA[1].Edition}, "a year": {Period: geo.Period{From: geo.DayOf(2024, 1, 1), To: geo.DayOf(2024, 12, 31)}},
			"long after": {Period: geo.Period{From: geo.DayOf(2035, 1, 1), To: geo.DayOf(2035, 1, 1)}}, "long before": {Period: geo.Period{From: geo.DayOf(1999, 1, 1), To: geo.DayOf(2000, 1, 1)}},
			"a code": {Codes: map[string]string{}}, "pages": {Limit: 2},
		} {
			if code >= 0 && what == "a code" {
				q.Codes[r.Fields[code].Name] = r.Fields[code].List.Codes[0].Code // that no entry has
			}
			var want, got []int32
			for _, e := range all {
				p := r.Period(&e)
				if (q.Unit == 0 || q.Unit == e.Unit) && (q.Edition == 0 || e.Unit == inA[1].Unit) && (len(q.Codes) == 0) && (q.Period == geo.Period{} || p.From <= q.Period.To && p.To >= q.Period.From) {
					want = append(want, e.ID)
				}
			}
			for {
				page, err := b.Entries(b.ctx, r, q)
				b.must(err)
				if page.Matched != int64(len(want)) {
					t.Errorf("%s, %s: %d matched, want %d", r.Name, what, page.Matched, len(want))
				}
				for _, e := range page.Entries {
					got = append(got, e.ID)
				}
				if q.Limit == 0 || len(page.Entries) == 0 {
					break
				}
				q.After = page.Entries[len(page.Entries)-1].ID
			}
			if !cmp.Equal(got, want) {
				t.Errorf("%s, %s: %v, want %v", r.Name, what, got, want)
			}
		}
	}
}

// Whoever may see some areas sees, changes and takes out the entries of their units,
// and puts none anywhere else.
func TestEntriesStayInScope(t *testing.T) {
	t.Parallel()
	b := setup(t)
	far := square("B", 106, 21, 1)
	far.Province = 25
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1), far)
	_, u := b.units("2022")
	ctx, nothing := geo.WithScope(b.ctx, geo.Scope{Areas: []int32{25}}), geo.WithScope(b.ctx, geo.Scope{})
	for _, r := range geo.Registers {
		inside, err := b.AddEntry(ctx, r, entry(r, u["B"], 1, true))
		b.must(err)
		outside, err := b.AddEntry(b.ctx, r, entry(r, u["A"], 1, true))
		b.must(err)
		page, err := b.Entries(ctx, r, geo.EntryQuery{})
		b.must(err)
		if page.Matched != 1 || len(page.Entries) != 1 || page.Entries[0].ID != inside.ID {
			t.Errorf("%s: %+v", r.Name, page)
		}
		if page, err := b.Entries(nothing, r, geo.EntryQuery{}); err != nil || page.Matched != 0 || len(page.Entries) != 0 {
			t.Errorf("%s: who sees nothing sees %+v, %v", r.Name, page, err)
		}
		b.is(b.RemoveEntry(ctx, r, outside.ID), geo.ErrNotFound)
		outside.Source = "x"
		_, err = b.ChangeEntry(ctx, r, outside)
		b.is(err, geo.ErrNotFound)
		if _, err := b.AddEntry(ctx, r, entry(r, u["A"], 2, true)); err == nil {
			t.Errorf("%s: an entry was put out of scope", r.Name)
		}
		inside.Unit = u["A"]
		inside.Values = entry(r, u["A"], 3, true).Values
		if _, err := b.ChangeEntry(ctx, r, inside); err == nil {
			t.Errorf("%s: an entry was moved out of scope", r.Name)
		}
		if page, err := b.Entries(b.ctx, r, geo.EntryQuery{}); err != nil || page.Matched != 2 || page.Entries[1].Source == "x" {
			t.Errorf("%s: %v %+v", r.Name, err, page)
		}
	}
}

// Statements of registers are made, not written: each must be one that PostgreSQL takes.
func TestRegisterStatementsPrepare(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, sql := range storage.RegisterStatements() {
		rewritten, _, err := pgx.NamedArgs{}.RewriteQuery(b.ctx, b.admin, sql, nil)
		b.must(err)
		if _, err := b.admin.Prepare(b.ctx, name, rewritten); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
