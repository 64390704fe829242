package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// Uploads keeps the files that are to be imported, and the jobs that will do it.
type Uploads interface {
	// Room returns geo.ErrUnavailable while the disk has too little room for an import.
	Room(ctx context.Context) error
	// Submit keeps an upload with its job and returns its id, or that of the live
	// upload with its idempotency key. It returns geo.ErrConflict when the key belongs
	// to another file, geo.ErrUnavailable when most uploads are waiting already.
	Submit(ctx context.Context, u geo.Upload, most int) (uuid.UUID, error)
	// Advance notes how far an upload has come; geo.ErrConflict when it is over.
	Advance(ctx context.Context, id uuid.UUID, state geo.BatchState, p geo.BatchProgress) error
	// Understand notes what its file was taken for, as JSON; geo.ErrConflict when it is over.
	Understand(ctx context.Context, id uuid.UUID, understood []byte) error
	// EndUpload ends an upload that failed, or that is the same import as batch;
	// geo.ErrConflict when it is over.
	EndUpload(ctx context.Context, id uuid.UUID, problem []byte, batch uuid.UUID) error
	// CancelUpload stops an import; geo.ErrConflict when it is over.
	CancelUpload(ctx context.Context, id uuid.UUID) (geo.Batch, error)
	// LiveUploads returns the uploads of a queue that are not over.
	LiveUploads(ctx context.Context, queue string) (map[uuid.UUID]bool, error)
	// RequeueUploads gives the uploads of a queue that are free a new job.
	RequeueUploads(ctx context.Context, queue string, free func(uuid.UUID) bool) error
}

// submit keeps an upload for its job, unless something is wrong with it that shows
// at once, and answers 202; or, where the client waits, with what became of it.
func (s *service) submit(ctx context.Context, form *importForm, o ingest.Options, prefer preference) (*importAnswer, error) {
	if err := ingest.Look(ctx, s.Store, o); err != nil {
		return nil, err
	}
	asked, err := form.asked(ctx)
	if err != nil {
		return nil, err
	}
	u := geo.Upload{
		ID: form.file.id, Queue: s.Queue, Source: strings.TrimSpace(o.Source), FileName: o.FileName, SHA256: form.file.sha256, Size: form.file.size,
		TimeZone: o.TimeZone, IdempotencyKey: o.IdempotencyKey, Options: asked,
	}
	if u.TimeZone == "" {
		u.TimeZone = ingest.DefaultTimeZone
	}
	id, err := s.Store.Submit(ctx, u, s.Limits.Waiting)
	if err != nil {
		return nil, err
	}
	if id == u.ID {
		form.kept() // the job will read it
	}
	return s.answerUpload(ctx, id, id == u.ID, prefer)
}

// answerUpload waits as long as the client prefers.
func (s *service) answerUpload(ctx context.Context, id uuid.UUID, isNew bool, prefer preference) (*importAnswer, error) {
	b, err := s.await(ctx, id, prefer.wait)
	if err != nil {
		return nil, err
	}
	out := &importAnswer{Status: http.StatusAccepted, Applied: prefer.applied(), Location: batchesPath + "/" + b.ID.String(), Body: importReport{Batch: b}}
	switch {
	case b.State.Live():
	case b.State == geo.BatchFailed:
		return nil, failureOf(b)
	case b.State == geo.BatchCancelled:
		return nil, newProblem(kindConflict, "the import was cancelled; nothing was stored")
	case isNew && b.ID == id:
		out.Status = http.StatusCreated
		s.follow(ctx)
	default:
		out.Status = http.StatusOK
	}
	return out, nil
}

// failureOf is the problem that a job left.
func failureOf(b geo.Batch) error {
	p := &Problem{}
	if err := json.Unmarshal(b.Problem, p); err != nil {
		return fmt.Errorf("problem of batch %s: %w", b.ID, err)
	}
	return p
}

// lookAgain is how often another process's work is looked at.
const lookAgain = 500 * time.Millisecond

// await returns a batch as soon as it is over, at the latest after patience.
func (s *service) await(ctx context.Context, id uuid.UUID, patience time.Duration) (geo.Batch, error) {
	enough := time.NewTimer(patience)
	defer enough.Stop()
	for {
		news := s.news.next()
		b, err := s.Store.Batch(ctx, id)
		if err != nil || !b.State.Live() || patience == 0 {
			return b, err
		}
		select {
		case <-enough.C:
			return b, nil
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return b, nil // the wait was longer than the request's time
			}
			return b, ctx.Err()
		case <-news:
		case <-time.After(lookAgain):
		}
	}
}

// preference is what a request says in Prefer (RFC 7240).
type preference struct {
	wait  time.Duration
	given bool
}

// parsePrefer reads wait=SECONDS and passes over what it does not know, as the RFC
// asks. most bounds the time.
func parsePrefer(header string, most time.Duration) (p preference) {
	for part := range strings.SplitSeq(header, ",") {
		part, _, _ = strings.Cut(part, ";")
		name, value, _ := strings.Cut(part, "=")
		if p.given || !strings.EqualFold(strings.TrimSpace(name), "wait") {
			continue
		}
		seconds, err := strconv.ParseUint(strings.Trim(strings.TrimSpace(value), `"`), 10, 31)
		if err == nil {
			p = preference{min(time.Duration(seconds)*time.Second, most), true}
		}
	}
	return p
}

// applied is the Preference-Applied of the answer.
func (p preference) applied() string {
	if !p.given {
		return ""
	}
	return "wait=" + strconv.Itoa(int(p.wait/time.Second))
}
