package ingest

import (
	"cmp"
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"time"

	"github.com/paulmach/orb"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// DefaultTimeZone is where dates are local when nothing else is said.
const DefaultTimeZone = "Asia/Ho_Chi_Minh"

// Options say what is imported and what it means. What is not said is found out
// from the file, or taken from the profile that was saved for its header.
type Options struct {
	Path     string        // of the file; its base name is stored
	File     io.ReadSeeker // instead of Path, read from its start; the caller closes it
	FileName string        // shown and stored instead of Path's base name; required with File

	Source      string // who the data are from; identifiers are unique within it; required
	GuessSource bool   // where Source is empty, take one from the profile, the title or the file's name
	Mapping     Mapping
	Values      Values
	TimeZone    string   // IANA name; empty is DefaultTimeZone
	Delimiter   byte     // between cells of text
	Encoding    string   // of text, see package charset
	Sheets      []string // of a workbook; empty for all that are visible
	DateOrder   string   // dmy, mdy or ymd
	CRS         string   // of the coordinates, see ParseCRS; empty finds it out
	Epoch       int      // of serial dates in text: 1900 or 1904

	IdempotencyKey string
	Fixes          uuid.UUID     // the batch whose rejected rows the file sends again; told by the file where Nil
	Batch          uuid.UUID     // the id that the batch is to have, where it is stored; Nil makes a new one
	Request        string        // sets an import apart from another one of the same bytes
	DryRun         bool          // validate and count, store nothing
	Budget         time.Duration // of a dry run: it counts no further once it is spent; 0 for no bound
	Sample         int           // rows to keep for Answer.Sample and Answer.Rejects
	Now            time.Time     // the clock; zero is time.Now
	Limits         Limits
	Places         *PlaceMemory // of a server, which imports often; nil reads the places for this import alone

	// Understood, where given, is called once the file is understood, with the
	// Understanding as JSON.
	Understood func(text []byte)
	// Progress, where given, is called after every few thousand rows with the
	// bytes taken of the file, its size, and the rows handed over.
	Progress func(done, total, rows int64)
}

// Answer is what an import understood of its file, and what became of it.
type Answer struct {
	Batch      geo.Batch
	Understood *Understanding
	Sample     []SampleRow    // the first incidents, as many as Options.Sample
	Rejects    []SampleReject // the first rejects, as many
	Reasons    []RejectReason // why rows were rejected, the most frequent first
	Complete   bool           // every row was counted
	Known      bool           // the same import is stored already: Batch is that one
}

// Import reads a file of incidents into the store, in one transaction. Where
// the same import is stored already, it returns that batch and does nothing.
//
// Rows that are wrong are kept as rejects. Errors: *geo.InvalidError for the
// options, *FileError for a file that is wrong as a whole or of which something
// has to be asked, the store's errors, and the context's; after each of them
// nothing of the file is stored.
func Import(ctx context.Context, store Store, o Options) (geo.Batch, error) {
	a, err := Run(ctx, store, o)
	if err != nil {
		return geo.Batch{}, err
	}
	return a.Batch, nil
}

// Run is Import with all that was understood. In a dry run, questions about the
// file are no error: they stand in Understood, and the answer says what would
// become of the rows without an answer to them. An error that comes once the file
// could be opened leaves what was understood until then.
func Run(ctx context.Context, store Store, o Options) (*Answer, error) {
	began := time.Now()
	if err := o.check(); err != nil {
		return nil, err
	}
	src, err := openSource(&o)
	if err != nil {
		return nil, err
	}
	defer src.close()
	a := &Answer{Understood: &Understanding{File: src.name, Size: src.size}}
	if o.Budget == 0 || src.size <= quickBytes {
		if a.Understood.SHA256, err = src.hash(ctx); err != nil {
			return a, err
		}
	}
	u, err := o.understand(ctx, store, src, a.Understood, began)
	if err != nil {
		return a, err
	}
	defer u.content.close()
	if o.Understood != nil {
		if err := a.Understood.tell(o.Understood); err != nil {
			return a, err
		}
	}
	id := u.o.identity(src.name, a.Understood.SHA256)
	if id.SHA256 != "" {
		b, err := store.FindBatch(ctx, id)
		if err == nil {
			a.Batch, a.Complete, a.Known = b, true, true
		}
		if !errors.Is(err, geo.ErrNotFound) {
			return a, err
		}
	}
	w, err := store.Begin(ctx, id)
	if err != nil {
		return a, err
	}
	src.taken.Store(0)
	if err := u.transfer(ctx, store, w, src, a, began); err != nil {
		return a, errors.Join(err, rollback(ctx, w))
	}
	return a, nil
}

// quickBytes is the size up to which a preview hashes a file.
const quickBytes = 64 << 20

// transfer moves the rows and ends the transaction, unless it fails.
func (u *understood) transfer(ctx context.Context, store Store, w Writer, src *source, a *Answer, began time.Time) error {
	o := &u.o
	pl, err := o.Places.of(ctx, store)
	if err != nil {
		return err
	}
	place := site{
		names:     lazyNames(ctx, store),
		transform: func(crs string, points []orb.Point) error { return store.Transform(ctx, crs, points) },
	}
	validate := func() *validator {
		v := newValidator(u.plan, o.Values, u.zone, o.Now, u.orders, pl)
		v.site = place
		return v
	}
	crs, err := u.surveyCRS(ctx, validate(), began)
	if err != nil {
		return err
	}
	if a.Understood.useCRS(&crs); crs.question != "" && !o.DryRun {
		return &FileError{File: src.name, Reason: crs.question}
	}
	place.ref = crs.ref
	p := &pipeline{
		src: src, limits: o.Limits.withDefaults(), plan: u.plan, workers: runtime.GOMAXPROCS(0), writer: w,
		validate: validate, seen: newSeen(), ids: makeIDs(o.Now), budget: o.Budget, began: began, keep: o.Sample,
	}
	if o.Progress != nil {
		p.progress = func(done, rows int64) { o.Progress(done, src.size, rows) }
	}
	if err := p.run(ctx); err != nil {
		return err
	}
	a.Sample, a.Rejects = sampleOf(p.sample, p.lines, p.firstRejects, u.zone, pl)
	a.Reasons, a.Complete = p.reasons, !p.ended
	slices.SortStableFunc(a.Reasons, func(x, y RejectReason) int { return cmp.Compare(y.Rows, x.Rows) })
	a.Understood.count(u)
	if err := src.unchanged(); err != nil {
		return err
	}
	if err := p.tally.wrongFile(src.name); err != nil && crs.question == "" {
		return err
	}
	if u.plan.extra != "" {
		w.Resubmit(p.fixes)
	}
	reports, unsure := u.reports(place.names)
	w.Reported(reports)
	if err := a.Understood.tell(w.Understood); err != nil {
		return err
	}
	warnings := slices.Concat(unsure, u.warnings, u.emptyWarning(p.counts.Read), u.plan.columnWarnings(o.Values), crs.notes, p.tally.warnings(pl), p.shared.warning())
	if o.DryRun {
		a.Batch, err = w.Preview(ctx, p.counts, warnings)
		return errors.Join(err, rollback(ctx, w))
	}
	a.Batch, err = w.Commit(ctx, p.counts, warnings)
	return err
}

// rollback ends a transaction even when the context is over.
func rollback(ctx context.Context, w Writer) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
	defer cancel()
	return w.Rollback(ctx)
}
