// Command bench measures what docs/performance.md says: each figure as a ratio
// of two things measured in one run on one machine, because absolute times of a
// shared machine mean little. make bench runs it; with -write it renews the
// document.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage/cluster"
)

// run is one measurement: a folder with the nation and a private cluster.
type run struct {
	ctx       context.Context
	dir       string
	communes  int
	incidents int
	cluster   *cluster.Cluster
	out       io.Writer
	loaded    bool // the nation's editions are in the database
}

func main() {
	cluster.MaybeSupervise()
	communes := flag.Int("communes", 3321, "communes of the newer edition")
	incidents := flag.Int("incidents", 1_000_000, "incidents")
	only := flag.String("only", "", "comma-separated parts: locate, ingest, files, layers, hotspots, indicators, siting, demo")
	write := flag.String("write", "", "write the report to this file as well; with -only, its sections alone")
	keep := flag.String("dir", "", "folder to work in and keep; default: a temporary one")
	flag.Parse()
	if err := measure(*communes, *incidents, *only, *write, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func measure(communes, incidents int, only, write, keep string) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	dir := keep
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("/var/tmp", "antoan-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	var report strings.Builder
	r := &run{ctx: geo.WithScope(ctx, geo.Everything), dir: dir, communes: communes, incidents: incidents, out: io.MultiWriter(os.Stdout, &report)}
	if alone := map[string]func() error{"hotspots": r.hotspots, "indicators": r.indicators, "siting": r.siting}[only]; alone != nil { // they need no database
		if err := alone(); err != nil || write == "" {
			return err
		}
		return writeReport(write, report.String(), false)
	}
	if err := r.prepare(); err != nil {
		return err
	}
	defer func() {
		_ = r.cluster.Close()
		_ = cluster.AwaitStopped(context.WithoutCancel(ctx), r.data()) // before the folder goes
	}()
	parts := []struct {
		name string
		do   func() error
	}{{"locate", r.locate}, {"ingest", r.ingest}, {"files", r.files}, {"layers", r.layers}, {"hotspots", r.hotspots}, {"indicators", r.indicators}, {"siting", r.siting}, {"demo", r.demo}}
	r.head()
	for _, p := range parts {
		if only != "" && !strings.Contains(","+only+",", ","+p.name+",") {
			continue
		}
		if err := p.do(); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	if write != "" {
		return writeReport(write, report.String(), only == "")
	}
	return nil
}

func (r *run) data() string   { return filepath.Join(r.dir, "data") }
func (r *run) nation() string { return filepath.Join(r.dir, "nation") }
func (r *run) binary() string { return filepath.Join(r.dir, "antoan") }

// prepare builds the binary, writes the nation and starts the cluster.
func (r *run) prepare() error {
	if err := command(r.ctx, "go", "build", "-trimpath", "-o", r.binary(), "./cmd/antoan").Run(); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	if err := r.writeNation(r.nation(), r.incidents); err != nil {
		return err
	}
	var err error
	r.cluster, err = cluster.Open(r.ctx, cluster.Config{Dir: r.data()})
	return err
}

// writeNation writes the nation unless it is there.
func (r *run) writeNation(dir string, incidents int) error {
	if _, err := os.Stat(filepath.Join(dir, "incidents.csv")); err == nil {
		return nil
	}
	return fixtures.WriteNation(r.ctx, dir, fixtures.NationOptions{Communes: r.communes, Incidents: incidents, Seed: 1})
}

func (r *run) head() {
	r.printf(`# Performance

The figures of a section were measured by one run of

    make bench            (or: go run ./bench -write docs/performance.md; -only hotspots for one section)

on %d cores with %s and PostgreSQL %s, over a synthetic nation of %d communes (a finer edition beside it
has three times as many) and %d incidents. Compare the ratios; the absolute times are this machine's at that hour.

`, runtime.NumCPU(), runtime.Version(), r.cluster.Info().Version, r.communes, r.incidents)
}

func (r *run) printf(format string, args ...any) { fmt.Fprintf(r.out, format, args...) }
