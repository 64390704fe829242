package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Signature tells files with the same header from others: the hash of its columns,
// whatever their order, case and accents.
func Signature(columns []string) string {
	names := make([]string, 0, len(columns))
	for _, c := range columns {
		if w := plainWords(c); w != "" && !slices.Contains(names, w) {
			names = append(names, w)
		}
	}
	slices.Sort(names)
	sum := sha256.Sum256([]byte(strings.Join(names, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// NewProfile makes the mapping that is said by the options one for files with the
// header of this file. Errors are *geo.InvalidError for the options, *FileError for
// the file and for columns that are not in it.
func NewProfile(ctx context.Context, o Options) (p geo.MappingProfile, err error) {
	if err := o.check(); err != nil {
		return p, err
	}
	src, err := openSource(&o)
	if err != nil {
		return p, err
	}
	defer src.close()
	c, err := openContent(src, src.size, src.name, o.Limits, readOptions{delimiter: o.Delimiter, encoding: o.Encoding, sheets: o.Sheets})
	if err != nil {
		return p, err
	}
	defer c.close()
	found, err := c.kind.tables(c)
	if err != nil {
		return p, err
	}
	columns := found.columns()
	if _, err := planFile(found, src.name, o.Mapping); err != nil {
		return p, err
	}
	return geo.MappingProfile{Source: o.Source, Signature: Signature(columns), Columns: columns, Mapping: o.Mapping.String(),
		Values: o.Values.String(), TimeZone: o.TimeZone, DateOrder: strings.ToLower(o.DateOrder)}, ctx.Err()
}

// columns of all tables of a file.
func (t *tables) columns() (all []string) {
	for _, p := range t.parts {
		for i, c := range p.columns {
			grouped := p.table != nil && i < len(p.table.Columns) && p.table.Columns[i].Index < 0 // of this file, not of its header
			if !grouped && !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	return all
}

// useProfile completes the options by the profile saved for the source and this
// header. Without a source, one whose header no other source has names it.
func (u *understood) useProfile(ctx context.Context, store Store, view *Understanding) error {
	view.Source, view.SourceBy = u.o.Source, "--source"
	saved, err := store.Profiles(ctx)
	if err != nil {
		return err
	}
	signature := Signature(u.tables.columns())
	var fits []geo.MappingProfile
	for _, p := range saved {
		if p.Signature == signature && (u.o.Source == "" || p.Source == u.o.Source) {
			fits = append(fits, p)
		}
	}
	if len(fits) != 1 {
		return nil
	}
	p := fits[0]
	if u.o.Source == "" {
		u.o.Source, view.Source, view.SourceBy = p.Source, p.Source, "the saved mapping"
		u.warnings = append(u.warnings, fmt.Sprintf("không ghi nguồn nên lấy %[1]q từ mẫu cột đã lưu cho loại tệp này / no source was given, so %[1]q was taken from the mapping that was saved for files with this header", p.Source))
	}
	view.Profile = p.Source
	return u.apply(p)
}

// apply takes from a profile what the options do not say themselves.
func (u *understood) apply(p geo.MappingProfile) error {
	m, err := ParseMapping(p.Mapping)
	if err != nil {
		return fmt.Errorf("the mapping saved for %s: %w", p.Source, err)
	}
	given := u.o.Mapping.pairs
	for _, pair := range m.pairs {
		if !slices.ContainsFunc(given, func(g mapPair) bool { return g.column == pair.column || g.field == pair.field && g.field != noField }) {
			pair.profile = true
			u.o.Mapping.pairs = append(slices.Clip(u.o.Mapping.pairs), pair)
		}
	}
	if p.Values != "" {
		v, err := ParseValues(strings.Split(p.Values, "\n")...)
		if err != nil {
			return fmt.Errorf("the values saved for %s: %w", p.Source, err)
		}
		u.o.Values = u.o.Values.over(v)
	}
	u.o.TimeZone, u.o.DateOrder = or(u.o.TimeZone, p.TimeZone), or(u.o.DateOrder, p.DateOrder)
	return nil
}

// over returns the values of v where it speaks of a field, else those of w.
func (v Values) over(w Values) Values {
	for id := range v.byField {
		if v.byField[id] == nil {
			v.byField[id] = w.byField[id]
		}
	}
	return v
}
