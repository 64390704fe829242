package ingest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/antoan-vn/antoan/geo"
)

// batch is a chunk on its way from the reader to the store, with the memory
// for what becomes of it.
type batch struct {
	chunk     Chunk
	incidents []geo.Incident
	rejects   []geo.Reject
	placed    []geo.Placed
	victims   []geo.Victim
	scratch   []byte
	tally     tally
	fixes     []int64 // rejected rows that are sent again
	err       error   // that ends the import
	bytes     int64   // of the file taken so far
	done      chan struct{}
}

func (b *batch) reset() {
	clear(b.rejects)
	b.incidents, b.rejects, b.placed, b.victims = b.incidents[:0], b.rejects[:0], b.placed[:0], b.victims[:0]
	b.tally, b.err, b.fixes = tally{}, nil, b.fixes[:0]
}

// pipeline reads in one goroutine, validates in several, and hands over in
// file order in the calling one. A fixed number of batches goes round, which
// bounds the memory whatever the file's size.
type pipeline struct {
	src      *source
	limits   Limits
	plan     *filePlan
	validate func() *validator // one for each worker
	workers  int
	writer   Writer
	progress func(done, rows int64)
	budget   time.Duration // reading ends when it is spent; 0 for never
	began    time.Time
	ended    bool // before the file did
	keep     int  // incidents to keep for a look at them

	sample       []geo.Incident
	lines        []int64 // of the sample, in the file
	firstRejects []geo.Reject
	reasons      reasons
	seen         *seen
	ids          *newIDs
	counts       geo.BatchCounts
	tally        tally
	shared       sharedPoints
	fixes        []int64
}

// run takes the whole file. It returns when all its goroutines have ended.
func (p *pipeline) run(ctx context.Context) error {
	n := 2*p.workers + 2
	free, work, order := make(chan *batch, n), make(chan *batch, n), make(chan *batch, n)
	for range n {
		free <- &batch{done: make(chan struct{}, 1)}
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer close(order)
		defer close(work)
		return p.read(ctx, free, work, order)
	})
	for range p.workers {
		v := p.validate()
		g.Go(func() error {
			for b := range work {
				if ctx.Err() == nil {
					v.run(b)
				}
				b.done <- struct{}{}
			}
			return nil
		})
	}
	g.Go(func() error {
		for b := range order {
			<-b.done
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := p.hand(ctx, b); err != nil {
				return err
			}
			free <- b
		}
		return nil
	})
	return g.Wait()
}

// read fills batches until the file ends, one table after the other.
func (p *pipeline) read(ctx context.Context, free <-chan *batch, work, order chan<- *batch) error {
	var rows int64
	for _, part := range p.plan.parts {
		if err := p.readPart(ctx, part, &rows, free, work, order); err != nil {
			return err
		}
		if p.ended {
			return nil
		}
	}
	return nil
}

// readPart fills batches until a table ends.
func (p *pipeline) readPart(ctx context.Context, part *part, rows *int64, free <-chan *batch, work, order chan<- *batch) (err error) {
	reader, err := part.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	if err := reader.Select(p.plan.selection(part)); err != nil {
		return err
	}
	for {
		var b *batch
		select {
		case <-ctx.Done():
			return ctx.Err()
		case b = <-free:
		}
		b.reset()
		b.chunk.reset(*rows+1, p.plan.width())
		b.chunk.part = part
		err := reader.Read(&b.chunk)
		last := errors.Is(err, io.EOF)
		if err != nil && !last {
			return err
		}
		if *rows += int64(len(b.chunk.marks)); *rows > p.limits.MaxRows {
			return &FileError{File: p.src.name, Reason: fmt.Sprintf("more than %d rows: split the file", p.limits.MaxRows)}
		}
		part.rows += int64(len(b.chunk.marks))
		b.chunk.seal()
		b.bytes = p.src.done()
		work <- b
		order <- b
		if p.budget > 0 && !last && time.Since(p.began) > p.budget {
			p.ended = true
			return nil
		}
		if last {
			part.finish(reader)
			return nil
		}
	}
}

// hand screens a batch against the rows before it and gives it to the store.
func (p *pipeline) hand(ctx context.Context, b *batch) error {
	if b.err != nil {
		return b.err
	}
	p.tally.add(&b.tally)
	p.screen(b)
	p.shared.watch(b.incidents)
	p.peek(b)
	p.reasons.add(b.rejects)
	p.fixes = append(p.fixes, b.fixes...)
	p.counts.Read += int64(len(b.chunk.marks))
	p.counts.Skipped += b.tally.skipped
	p.counts.Rejected += int64(len(b.rejects))
	if len(b.incidents)+len(b.rejects) > 0 {
		if err := p.writer.Write(ctx, b.incidents, b.rejects); err != nil {
			return err
		}
	}
	if p.progress != nil {
		p.progress(b.bytes, p.counts.Read)
	}
	return nil
}

// screen takes out the rows whose id has stood in the file before, moves equal
// rows without id on to a key of their own, and numbers the rest.
func (p *pipeline) screen(b *batch) {
	kept, rejected := 0, len(b.rejects)
	for i := range b.incidents {
		inc := &b.incidents[i]
		e, isNew := p.seen.find(inc.Key, inc.Row)
		content := binary.LittleEndian.Uint32(inc.Hash[:])
		switch {
		case inc.ExternalID == "":
			if e.content++; !isNew {
				inc.Key = runningKey(inc.Hash, e.content)
			}
		case isNew:
			e.content = content
		case e.content == content:
			p.counts.Duplicates++
			continue
		default:
			b.rejects = append(b.rejects, p.plan.reject(&b.chunk, int(inc.Row-b.chunk.first), b.chunk.part.plan.column[fieldExternalID],
				"id_with_other_content", fmt.Sprintf("row %d has the same identifier with other content: correct one of them", e.row)))
			continue
		}
		inc.ID = p.ids.next()
		if kept != i {
			b.incidents[kept] = *inc
		}
		kept++
	}
	b.incidents = b.incidents[:kept]
	if len(b.rejects) > rejected {
		slices.SortFunc(b.rejects, func(x, y geo.Reject) int { return int(x.Row - y.Row) })
	}
}

// peek keeps the first incidents and rejects.
func (p *pipeline) peek(b *batch) {
	for i := 0; i < len(b.incidents) && len(p.sample) < p.keep; i++ {
		inc := b.incidents[i]
		inc.Units, inc.Victims, inc.ExternalID = slices.Clone(inc.Units), slices.Clone(inc.Victims), strings.Clone(inc.ExternalID)
		p.sample = append(p.sample, inc)
		p.lines = append(p.lines, b.chunk.marks[inc.Row-b.chunk.first].line)
	}
	for i := 0; i < len(b.rejects) && len(p.firstRejects) < p.keep; i++ {
		p.firstRejects = append(p.firstRejects, b.rejects[i])
	}
}
