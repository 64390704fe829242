package ingest

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// DefaultTimeZone is where dates are local when nothing else is said.
const DefaultTimeZone = "Asia/Ho_Chi_Minh"

// Options say what is imported and what it means.
type Options struct {
	Path     string        // of the file; its base name is stored
	File     io.ReadSeeker // instead of Path, read from its start; the caller closes it
	FileName string        // shown and stored instead of Path's base name; required with File

	Source         string // who the data are from; identifiers are unique within it; required
	Mapping        Mapping
	Values         Values
	TimeZone       string // IANA name; empty is DefaultTimeZone
	CRS            string // of the coordinates, see ParseCRS; empty finds it out
	Delimiter      byte   // between CSV cells; 0 is a comma
	IdempotencyKey string
	DryRun         bool      // validate and count, store nothing
	Now            time.Time // the clock; zero is time.Now
	Limits         Limits

	// Progress, where given, is called after every few thousand rows with the
	// bytes taken of the file, its size, and the rows handed over.
	Progress func(done, total, rows int64)
}

// Import reads a file of incidents into the store, in one transaction. Where
// the same import is stored already, it returns that batch and does nothing.
//
// Rows that are wrong are kept as rejects. Errors: *geo.InvalidError for the
// options, *FileError for a file that is wrong as a whole, the store's errors,
// and the context's; after each of them nothing of the file is stored.
func Import(ctx context.Context, store Store, o Options) (geo.Batch, error) {
	zone, err := o.check()
	if err != nil {
		return geo.Batch{}, err
	}
	src, err := openSource(&o)
	if err != nil {
		return geo.Batch{}, err
	}
	defer src.close()
	sum, err := src.hash(ctx)
	if err != nil {
		return geo.Batch{}, err
	}
	id := o.identity(src.name, sum)
	if b, err := store.FindBatch(ctx, id); err == nil || !errors.Is(err, geo.ErrNotFound) {
		return b, err
	}
	in, err := openInput(src.file, src.name, o.Limits)
	if err != nil {
		return geo.Batch{}, err
	}
	defer in.close()
	reader, err := openReader(in, readOptions{delimiter: o.Delimiter})
	if err != nil {
		return geo.Batch{}, err
	}
	plan, err := planColumns(reader, src.name, o.Mapping)
	if err != nil {
		return geo.Batch{}, err
	}
	w, err := store.Begin(ctx, id)
	if err != nil {
		return geo.Batch{}, err
	}
	b, err := o.transfer(ctx, store, w, src, in, reader, plan, zone)
	if err != nil {
		return geo.Batch{}, errors.Join(err, rollback(ctx, w))
	}
	return b, nil
}

// transfer moves the rows and ends the transaction, unless it fails.
func (o *Options) transfer(ctx context.Context, store Store, w Writer, src *source, in *input, reader Reader, plan *columnPlan, zone *time.Location) (geo.Batch, error) {
	editions, successors, err := store.Places(ctx)
	if err != nil {
		return geo.Batch{}, err
	}
	pl := newPlacer(NewPlaces(editions, successors))
	place := site{
		names:     lazyNames(ctx, store),
		transform: func(crs string, points []orb.Point) error { return store.Transform(ctx, crs, points) },
	}
	validate := func() *validator {
		v := newValidator(plan, o.Values, zone, o.Now, pl)
		v.site = place
		return v
	}
	crs, err := o.surveyCRS(src, in, plan, validate())
	if err != nil {
		return geo.Batch{}, err
	}
	place.ref = crs.ref
	p := &pipeline{
		in: in, reader: reader, plan: plan, workers: runtime.GOMAXPROCS(0), writer: w,
		validate: validate, seen: newSeen(), ids: makeIDs(o.Now),
	}
	if o.Progress != nil {
		p.progress = func(done, rows int64) { o.Progress(done, src.size, rows) }
	}
	if err := p.run(ctx); err != nil {
		return geo.Batch{}, err
	}
	if err := errors.Join(src.unchanged(), p.tally.wrongFile(src.name)); err != nil {
		return geo.Batch{}, err
	}
	warnings := slices.Concat(emptyWarning(p.counts.Read), columnWarnings(reader.Columns(), reader.Open(), plan, o.Values), crs.notes, p.tally.warnings(pl), p.shared.warning())
	if o.DryRun {
		b, err := w.Preview(ctx, p.counts, warnings)
		return b, errors.Join(err, rollback(ctx, w))
	}
	return w.Commit(ctx, p.counts, warnings)
}

// rollback ends a transaction even when the context is over.
func rollback(ctx context.Context, w Writer) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
	defer cancel()
	return w.Rollback(ctx)
}

// check completes the options.
func (o *Options) check() (*time.Location, error) {
	o.Source = strings.TrimSpace(o.Source)
	switch {
	case o.Source == "":
		return nil, geo.Invalid("source", "is missing: name who the data are from, such as police-uk")
	case len(o.Source) > 100 || strings.ContainsFunc(o.Source, unicode.IsControl):
		return nil, geo.Invalid("source", "must be at most 100 bytes without control characters")
	case o.File == nil && o.Path == "":
		return nil, geo.Invalid("file", "is missing: name the file to import")
	case o.File != nil && o.FileName == "":
		return nil, geo.Invalid("file", "has no name")
	}
	if o.TimeZone == "" {
		o.TimeZone = DefaultTimeZone
	}
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	var err error
	if o.CRS, err = ParseCRS(o.CRS); err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(o.TimeZone)
	if err != nil || o.TimeZone == "Local" {
		return nil, geo.Invalid("timezone", "%q is unknown: use an IANA name such as %s", o.TimeZone, DefaultTimeZone)
	}
	return zone, nil
}

// identity is what makes this import the same as another.
func (o *Options) identity(name, sum string) Identity {
	mapping := o.Mapping.String()
	if o.Delimiter != 0 && o.Delimiter != ',' {
		mapping += "\ndelimiter=" + string(o.Delimiter)
	}
	if o.CRS != "" {
		mapping += "\ncrs=" + o.CRS
	}
	return Identity{
		FileName: name, SHA256: sum, Source: o.Source, Mapping: mapping,
		Values: o.Values.String(), TimeZone: o.TimeZone, IdempotencyKey: o.IdempotencyKey,
	}
}
