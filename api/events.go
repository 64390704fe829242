package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// heartbeat is how long a stream is silent at most: proxies close what seems dead.
const heartbeat = 15 * time.Second

// events sends a batch whenever it has moved on, the last time when it is over. The
// events are "progress" and "end"; the data of each is the batch as the list gives it.
func (s *service) events(ctx context.Context, in *batchInput) (*stream, error) {
	id, err := in.id()
	if err != nil {
		return nil, err
	}
	if _, err := s.Store.Batch(ctx, id); err != nil {
		return nil, err
	}
	select {
	case s.streams <- struct{}{}:
	default:
		return nil, fmt.Errorf("%d clients follow imports already, try again later: %w", cap(s.streams), geo.ErrUnavailable)
	}
	return &stream{ContentType: mediaEvents, CacheControl: cacheNever, Body: func(hc huma.Context) {
		defer func() { <-s.streams }()
		hc.SetStatus(http.StatusOK)
		hc.SetHeader("X-Accel-Buffering", "no") // nginx holds streams back otherwise
		w := humagin.Unwrap(hc).Writer
		out := &eventWriter{w: w, connection: http.NewResponseController(w), patience: s.Limits.Write}
		err := s.tellEvents(hc.Context(), out, id)
		if err != nil && !errors.Is(err, http.ErrServerClosed) && hc.Context().Err() == nil {
			s.broken(hc, err)
		}
	}}, nil
}

func (s *service) tellEvents(ctx context.Context, out *eventWriter, id uuid.UUID) error {
	var last string
	for {
		news := s.news.next()
		b, err := s.Store.Batch(ctx, id)
		if err != nil {
			return err
		}
		b.Understood = nil // the same all along: GET gives it
		text, err := json.Marshal(b)
		if err != nil {
			return err
		}
		if !b.State.Live() {
			if b.State.Stored() {
				s.follow(ctx) // the client's next question sees it
			}
			return out.event("end", string(text))
		}
		if mark := markOf(b); mark != last {
			if last, err = mark, out.event("progress", string(text)); err != nil {
				return err
			}
		}
		if err := s.idle(ctx, out, news); err != nil {
			return err
		}
	}
}

// idle waits until it is worth looking again.
func (s *service) idle(ctx context.Context, out *eventWriter, news <-chan struct{}) error {
	if time.Since(out.sent) >= heartbeat {
		if err := out.send(": \n\n"); err != nil {
			return err
		}
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.Stopping: // the client connects again, to the next server
		return http.ErrServerClosed
	case <-news:
	case <-time.After(lookAgain):
	}
	return nil
}

// markOf is what makes an event worth sending.
func markOf(b geo.Batch) string {
	return fmt.Sprint(b.State, b.Progress.BytesDone, b.Progress.RowsRead)
}

// eventWriter sends events, each within a deadline of its own.
type eventWriter struct {
	w          io.Writer
	connection *http.ResponseController
	patience   time.Duration
	sent       time.Time
}

// event sends one event; data is a line.
func (e *eventWriter) event(name, data string) error {
	return e.send("event: " + name + "\ndata: " + data + "\n\n")
}

func (e *eventWriter) send(text string) error {
	e.sent = time.Now()
	_ = e.connection.SetWriteDeadline(e.sent.Add(e.patience)) // a recorder in a test has no connection
	if _, err := io.WriteString(e.w, text); err != nil {
		return err
	}
	return e.connection.Flush()
}
