package api

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// memoryUploads works on the uploads of the store in memory, one at a time.
type memoryUploads struct {
	all     []*memoryUpload
	work    func(context.Context, geo.Upload) error // nil lets them wait
	turn    sync.Mutex
	running sync.WaitGroup
}

type memoryUpload struct {
	geo.Upload
	progress   geo.BatchProgress
	at         time.Time
	understood []byte
	cancel     context.CancelFunc
}

func (m *memoryUploads) find(id uuid.UUID) *memoryUpload {
	for _, u := range m.all {
		if u.ID == id {
			return u
		}
	}
	return nil
}

func (u *memoryUpload) batch() geo.Batch {
	b := geo.Batch{ID: u.ID, State: u.State, Source: u.Source, FileName: u.FileName, SHA256: u.SHA256, TimeZone: u.TimeZone, Warnings: []string{}, UploadedAt: &u.at, Problem: u.Problem, Understood: u.understood}
	if u.State.Live() {
		p := u.progress
		p.BytesTotal = u.Size
		p = p.At(time.Now())
		b.Progress = &p
	}
	return b
}

func (m *memory) Room(context.Context) error { return nil }

func (m *memory) Submit(_ context.Context, u geo.Upload, most int) (uuid.UUID, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	waiting := 0
	for _, known := range m.uploads.all {
		if known.State.Live() {
			waiting++
		}
		if u.IdempotencyKey != "" && known.IdempotencyKey == u.IdempotencyKey && (known.State.Live() || known.State.Stored()) {
			if known.SHA256 != u.SHA256 {
				return u.ID, geo.Conflict("the Idempotency-Key was used for another file")
			}
			if known.State.Live() {
				return known.ID, nil
			}
		}
	}
	if waiting >= most {
		return u.ID, geo.ErrUnavailable
	}
	ctx, cancel := context.WithCancel(geo.WithScope(context.Background(), geo.Everything))
	kept := &memoryUpload{Upload: u, at: time.Now(), cancel: cancel}
	kept.State = geo.BatchUploaded
	m.uploads.all = append(m.uploads.all, kept)
	m.start(ctx, kept)
	return u.ID, nil
}

// start works on an upload as a job queue does, without trying again.
func (m *memory) start(ctx context.Context, u *memoryUpload) {
	if m.uploads.work == nil {
		return
	}
	m.uploads.running.Go(func() {
		defer u.cancel()
		m.uploads.turn.Lock()
		defer m.uploads.turn.Unlock()
		m.mu.Lock()
		now := u.Upload
		m.mu.Unlock()
		if now.State.Live() {
			_ = m.uploads.work(ctx, now) // only a queue could try again
		}
	})
}

func (m *memory) Advance(ctx context.Context, id uuid.UUID, state geo.BatchState, p geo.BatchProgress) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	u := m.uploads.find(id)
	if !u.State.Live() {
		return geo.Conflict("over")
	}
	if u.State, u.progress = state, p; state != geo.BatchUploaded {
		u.progress.Began = u.at
	}
	return ctx.Err()
}

func (m *memory) Understand(_ context.Context, id uuid.UUID, understood []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	u := m.uploads.find(id)
	u.State, u.understood = geo.BatchUnderstood, understood
	return nil
}

func (m *memory) EndUpload(_ context.Context, id uuid.UUID, problem []byte, batch uuid.UUID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	u := m.uploads.find(id)
	if !u.State.Live() {
		return geo.Conflict("over")
	}
	if u.State, u.Batch = geo.BatchStored, batch; problem != nil {
		u.State, u.Problem, u.Batch = geo.BatchFailed, problem, uuid.Nil
	}
	return nil
}

func (m *memory) CancelUpload(_ context.Context, id uuid.UUID) (geo.Batch, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	u := m.uploads.find(id)
	switch {
	case u == nil && m.find(id) == nil:
		return geo.Batch{}, geo.NotFound("batch %s", id)
	case u == nil || !u.State.Live():
		return geo.Batch{}, geo.Conflict("batch %s is over", id)
	}
	u.State = geo.BatchCancelled
	u.cancel()
	return u.batch(), nil
}

func (m *memory) LiveUploads(context.Context, string) (map[uuid.UUID]bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	live := map[uuid.UUID]bool{}
	for _, u := range m.uploads.all {
		live[u.ID] = u.State.Live()
	}
	return live, nil
}

func (m *memory) RequeueUploads(ctx context.Context, _ string, free func(uuid.UUID) bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, u := range m.uploads.all {
		if u.State.Live() && free(u.ID) {
			m.start(geo.WithScope(context.Background(), geo.Everything), u)
		}
	}
	return nil
}
