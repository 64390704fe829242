package ingest

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

// understood is a file whose content has been understood as far as a sample shows.
type understood struct {
	o        Options // completed by the profile and the file
	content  *content
	tables   *tables
	plan     *filePlan
	zone     *time.Location
	orders   columnOrders
	odd      bool // coordinates are not all plain degrees
	warnings []string
}

// understand opens a file, finds its tables, and says what their columns mean. The
// caller closes the content. It fills the view as it goes. In a dry run questions
// stand in the view; else they are errors.
func (o Options) understand(ctx context.Context, store Store, src *source, view *Understanding, began time.Time) (u *understood, err error) {
	u = &understood{o: o}
	if err := u.open(ctx, store, src, view); err != nil {
		return nil, err
	}
	content := u.content
	defer func() {
		if err != nil {
			content.close() //nolint:errcheck // the first error is the one to tell
		}
	}()
	fixing, err := u.useRejects(ctx, store, view)
	if err != nil {
		return nil, err
	}
	if !fixing {
		err = u.useProfile(ctx, store, view)
	}
	if err != nil {
		return nil, err
	}
	if u.o.Source == "" {
		u.guessSource(src.name, view)
	}
	if u.plan, err = planFile(u.tables, src.name, u.o.Mapping); err != nil {
		return nil, err
	}
	if fixing {
		u.plan.extra = rejectColumns[1]
	}
	s := &survey{plan: u.plan, values: u.o.Values}
	if o.DryRun && o.Budget > 0 {
		s.until = began.Add(o.Budget)
	}
	if u.zone, err = u.o.zone(); err != nil {
		return nil, err
	}
	if err := s.run(ctx, geo.DayIn(o.Now.In(u.zone))); err != nil {
		return nil, err
	}
	if err := s.settle(src.name); err != nil {
		return nil, err
	}
	u.odd = s.odd
	order, err := ParseDateOrder(u.o.DateOrder)
	if err != nil {
		return nil, err
	}
	u.orders, view.Dates = s.verdicts(order)
	view.describe(u)
	if !o.DryRun {
		err = ask(src.name, view.Dates)
	}
	return u, err
}

// open finds the tables.
func (u *understood) open(ctx context.Context, store Store, src *source, view *Understanding) (err error) {
	u.content, err = openContent(src, src.size, src.name, u.o.Limits, readOptions{
		delimiter: u.o.Delimiter, encoding: u.o.Encoding, sheets: u.o.Sheets,
		names: func() map[string]bool { return namesOf(ctx, store) },
	})
	if err != nil {
		return err
	}
	if u.tables, err = u.content.kind.tables(u.content); err != nil {
		u.content.close() //nolint:errcheck // the first error is the one to tell
		return err
	}
	u.o.CRS = cmp.Or(u.o.CRS, u.tables.crs)
	for _, p := range u.tables.parts {
		if p.epoch == 0 {
			p.epoch = u.o.epoch()
		}
	}
	view.form(u.content)
	return nil
}

// namesOf returns the words of the stored units' names; where they cannot be read,
// none.
func namesOf(ctx context.Context, store Store) map[string]bool {
	words := make(map[string]bool)
	editions, _, err := store.Places(ctx)
	if err != nil {
		return words // the names would only help to guess
	}
	for _, e := range editions {
		for i := range e.Units {
			for w := range strings.FieldsSeq(strings.ToLower(norm.NFC.String(e.Units[i].Name))) {
				words[w] = true
			}
		}
	}
	return words
}

// emptyWarning speaks of a file without rows, which may be a true answer or an
// export that stopped.
func (u *understood) emptyWarning(read int64) []string {
	if nothing := u.nothing(); nothing != "" {
		return []string{nothing}
	}
	if read > 0 {
		return nil
	}
	return []string{"tệp không có dòng nào dưới tiêu đề: hãy kiểm tra việc xuất tệp / the file has no rows below its header: check that the export finished"}
}

// nothing says which tables and sheets say that nothing happened, "" where none
// does.
func (u *understood) nothing() string {
	var where []string
	add := func(name string, h sheet.Hints) {
		where = append(where, strings.Join(strings.Fields(fmt.Sprintf("%s %s %s", name, h.Unit, h.Period)), " "))
	}
	for _, p := range u.tables.parts {
		if p.nothing {
			add(p.sheet, p.table.Hints)
		}
	}
	for _, o := range u.tables.others {
		if o.Hints.Nil {
			add(o.Sheet, o.Hints)
		}
	}
	if where == nil {
		return ""
	}
	return "tệp ghi không phát sinh vụ việc: đó là một báo cáo, không phải tệp trống / the file says that nothing happened (" + strings.Join(where, "; ") + "): that is a nil report, not an empty file"
}
