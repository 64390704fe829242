package main

import (
	"context"
	"path/filepath"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/api"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/cluster"
)

// The consumers declare what they need; here it is checked that storage has it.
var (
	_ ingest.Store   = (*storage.Store)(nil)
	_ analysis.Store = (*storage.Store)(nil)
	_ api.Store      = (*storage.Store)(nil)
)

// database is the open store and the private cluster below it, if any.
type database struct {
	*storage.Store
	cluster *cluster.Cluster // nil with --database-url
}

// databaseName is the database within the private cluster.
const databaseName = "antoan"

// open connects to the database, starting the private cluster where needed.
// Commands run on the machine itself: they see every area.
func (a *app) open(ctx context.Context) (context.Context, *database, error) {
	ctx = geo.WithScope(ctx, geo.Everything)
	if a.cli.DatabaseURL != "" {
		s, err := storage.Open(ctx, storage.Config{Owner: a.cli.DatabaseURL, Log: a.log})
		if err != nil {
			return ctx, nil, err
		}
		return ctx, &database{Store: s}, nil
	}
	dir, err := a.dataDir()
	if err != nil {
		return ctx, nil, err
	}
	c, err := cluster.Open(ctx, cluster.Config{Dir: dir, Logger: a.log})
	if err != nil {
		return ctx, nil, err
	}
	s, err := openPrivate(ctx, a, c, dir)
	if err != nil {
		_ = c.Close() // the first error is the one to tell
		return ctx, nil, err
	}
	return ctx, &database{s, c}, nil
}

func openPrivate(ctx context.Context, a *app, c *cluster.Cluster, dir string) (*storage.Store, error) {
	if c.Info().Upgraded {
		a.log.Warn("PostgreSQL was upgraded while it runs: stop every antoan command once, so that the new programs take over")
	}
	admin := func(db string) string { return c.ConnString(cluster.Admin, db) }
	if err := storage.Bootstrap(ctx, admin, string(cluster.Owner), databaseName); err != nil {
		return nil, err
	}
	return storage.Open(ctx, storage.Config{
		Owner: c.ConnString(cluster.Owner, databaseName), App: c.ConnString(cluster.App, databaseName), DataDir: dir, Log: a.log,
	})
}

func (a *app) dataDir() (string, error) {
	if a.cli.Data != "" {
		return filepath.Abs(a.cli.Data)
	}
	return cluster.DefaultDir()
}

// Close leaves the database; the private cluster stops when nobody is left.
func (d *database) Close() {
	d.Store.Close()
	if d.cluster != nil {
		_ = d.cluster.Close() // the process may end all the same
	}
}

// gone is closed when the private cluster has gone away; nil (never) otherwise.
func (d *database) gone() <-chan struct{} {
	if d.cluster == nil {
		return nil
	}
	return d.cluster.Done()
}
