package api

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// gate is a store whose imports wait until it opens.
type gate struct {
	Store
	entered, open chan struct{}
}

func (g gate) FindBatch(ctx context.Context, id geo.ImportID) (geo.Batch, error) {
	g.entered <- struct{}{}
	select {
	case <-g.open:
		return g.Store.FindBatch(ctx, id)
	case <-ctx.Done():
		return geo.Batch{}, ctx.Err()
	}
}

func TestOneImportAtATime(t *testing.T) {
	t.Parallel()
	g := gate{entered: make(chan struct{}, 9), open: make(chan struct{})}
	s := serve(t, func(c *Config) {
		g.Store = c.Store
		c.Store = g
		c.Limits.Uploads = 2
		c.Limits.Import = 10 * time.Second
	})
	post := func(ctx context.Context, source string) reply {
		return s.doContext(ctx, "POST", "/api/v1/batches?source="+source, strings.NewReader(incidentsCSV), "Content-Type", "text/csv", "Prefer", "wait=20")
	}
	replies := make(chan reply, 2)
	for _, source := range []string{"a", "b"} {
		go func() { replies <- post(context.Background(), source) }()
	}
	<-g.entered
	for len(s.service.uploads) < 2 { // until the second one waits
		time.Sleep(time.Millisecond)
	}
	if r := post(context.Background(), "c"); r.StatusCode != http.StatusServiceUnavailable || r.Header.Get("Retry-After") == "" || !strings.Contains(r.text, "waiting") {
		t.Errorf("the third: %d %v %s", r.StatusCode, r.Header, r.text)
	}
	if len(g.entered) > 0 {
		t.Error("two imports run at once")
	}
	close(g.open)
	for range 2 {
		if r := <-replies; r.StatusCode != http.StatusCreated {
			t.Errorf("%d %s", r.StatusCode, r.text)
		}
	}
}

func TestWaitingForAnotherImportEnds(t *testing.T) {
	t.Parallel()
	s := &service{importing: make(chan struct{}, 1)}
	s.importing <- struct{}{}
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	form := &importForm{single: map[string]string{"source": "x"}}
	options, err := form.options()
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.dryRun(ctx, options)
	if p := problemOf(ctx, err); p.Status != http.StatusServiceUnavailable {
		t.Errorf("%v: %+v", err, p)
	}
}
