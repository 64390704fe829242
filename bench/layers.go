package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"slices"
	"time"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/api"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/cluster"
)

// questions are density filters, from none to all at once.
var questions = []map[string]string{
	{},
	{"category": "rape,indecent_assault,sex_with_child"},
	{"severity": "serious,very_serious,extremely_serious", "victim_group": "child_under_13,child_13_15"},
	{"hours": "18-23,0-4", "weekdays": "5-7"},
	{"from": "2024-01-01", "to": "2024-12-31", "setting": "home"},
	{"from": "2023-07-01", "to": "2026-06-30", "category": "injury,cruelty,other_domestic_violence", "severity": "unknown,serious",
		"victim_group": "woman_18_59", "setting": "home,rented_room", "report_source": "police,womens_union", "hours": "0-23", "weekdays": "1-7", "location_quality": "gps,address"},
}

// layers answers density over all incidents: in the server on one core, and
// over HTTP on loopback, one request after the other.
func (r *run) layers() error {
	store, err := storage.Open(r.ctx, storage.Config{Owner: r.cluster.ConnString(cluster.Owner, "antoan"), App: r.cluster.ConnString(cluster.App, "antoan")})
	if err != nil {
		return err
	}
	defer store.Close()
	service := analysis.New(store, "bench", nil)
	began := time.Now()
	if err := service.Load(r.ctx); err != nil {
		return err
	}
	loaded := time.Since(began)
	inside, err := r.inServer(service)
	if err != nil {
		return err
	}
	served, err := r.overHTTP(service, store)
	if err != nil {
		return err
	}
	r.printf(`## Density under filters

%d incidents in memory (read in %.1f s), %d communes, %d different filters, values as arrays:

| | median | p99 | worst |
|---|---|---|---|
| in the server, one core, %d questions | %.1f ms | %.1f ms | %.1f ms |
| over HTTP, %d requests | %.1f ms | %.1f ms | %.1f ms |

`, service.Summary().Incidents, loaded.Seconds(), r.communes, len(questions),
		len(inside), at(inside, 0.5), at(inside, 0.99), at(inside, 1), len(served), at(served, 0.5), at(served, 0.99), at(served, 1))
	return nil
}

const rounds = 50

func (r *run) inServer(service *analysis.Service) ([]time.Duration, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var took []time.Duration
	for range rounds {
		for _, q := range questions {
			filter, err := filterOf(q)
			if err != nil {
				return nil, err
			}
			began := time.Now()
			layer, err := service.Layer(r.ctx, analysis.Request{Layer: "density", Edition: "2025", Filter: filter})
			if err != nil {
				return nil, err
			}
			if err := layer.WriteValues(io.Discard); err != nil {
				return nil, err
			}
			took = append(took, time.Since(began))
		}
	}
	return took, nil
}

func filterOf(q map[string]string) (geo.Filter, error) {
	var f geo.Filter
	var err error
	if f.Period, err = geo.ParsePeriod(q["from"], q["to"]); err != nil {
		return f, err
	}
	for key, value := range q {
		if key == "from" || key == "to" {
			continue
		}
		if err := f.Set(key, value); err != nil {
			return f, err
		}
	}
	return f, nil
}

func (r *run) overHTTP(service *analysis.Service, store *storage.Store) ([]time.Duration, error) {
	handler, err := api.New(api.Config{Analysis: service, Store: store, Version: "bench", AllowedHosts: api.LoopbackHosts})
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := api.NewServer("", handler, api.Limits{}, nil)
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	took, err := ask(r.ctx, "http://"+listener.Addr().String())
	if stop := server.Shutdown(context.WithoutCancel(r.ctx)); err == nil {
		err = stop
	}
	<-done //nolint:errcheck // ErrServerClosed
	return took, err
}

func ask(ctx context.Context, server string) ([]time.Duration, error) {
	var took []time.Duration
	for range rounds {
		for _, q := range questions {
			request, err := http.NewRequestWithContext(ctx, http.MethodGet, server+"/api/v1/layers/density/values", nil)
			if err != nil {
				return nil, err
			}
			values := request.URL.Query()
			values.Set("edition", "2025")
			for k, v := range q {
				values.Set(k, v)
			}
			request.URL.RawQuery = values.Encode()
			began := time.Now()
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				return nil, err
			}
			_, err = io.Copy(io.Discard, response.Body)
			response.Body.Close()
			if err != nil || response.StatusCode != http.StatusOK {
				return nil, fmt.Errorf("answer %d: %w", response.StatusCode, err)
			}
			took = append(took, time.Since(began))
		}
	}
	return took, nil
}

// at returns a quantile in milliseconds.
func at(took []time.Duration, q float64) float64 {
	sorted := slices.Sorted(slices.Values(took))
	return float64(sorted[min(len(sorted)-1, int(q*float64(len(sorted))))].Microseconds()) / 1000
}
