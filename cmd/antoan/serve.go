package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/api"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage/cluster"
	"github.com/antoan-vn/antoan/web"
)

type serveFlags struct {
	Listen           string `help:"Address to listen on." default:"127.0.0.1:8080" env:"ANTOAN_LISTEN"`
	InsecureNoSignIn bool   `help:"Listen beyond this machine although there is no sign-in yet." env:"ANTOAN_INSECURE_NO_SIGN_IN"`
}

type serveCmd struct{ serveFlags }

func (serveCmd) Help() string {
	return "Example:\n  antoan serve --listen 127.0.0.1:8080"
}

func (c *serveCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error { return a.serve(ctx, db, c.serveFlags) })
}

// graceful is how long running requests may take once the server is told to stop.
const graceful = 10 * time.Second

func (a *app) serve(ctx context.Context, db *database, flags serveFlags) error {
	loopback, err := isLoopback(flags.Listen)
	if err != nil {
		return err
	}
	if !loopback && !flags.InsecureNoSignIn {
		return geo.Invalid("listen", "%s is reachable from other machines and there is no sign-in yet: listen on 127.0.0.1, or give --insecure-no-sign-in where something else keeps strangers out", flags.Listen)
	}
	spool, queue, err := a.spool()
	if err != nil {
		return err
	}
	service := analysis.New(db.Store, version, a.log)
	cfg := api.Config{Analysis: service, Store: db.Store, Web: web.FS(), Log: a.log, Version: version, PointsAllowed: loopback,
		Spool: spool, Queue: queue, Stopping: ctx.Done()}
	if loopback {
		cfg.AllowedHosts = api.LoopbackHosts
	}
	handler, err := api.New(cfg)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", flags.Listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	server := api.NewServer(flags.Listen, handler, cfg.Limits, a.log)
	fmt.Fprintf(a.stderr, "bản đồ / map: http://%s  (Ctrl-C: dừng / stop)\n", listener.Addr())
	return a.attend(ctx, db, service, server, listener, func(ctx context.Context) error { return a.work(ctx, db, handler) })
}

// attend runs the server, the imports, and what keeps the answers current until the
// context ends.
func (a *app) attend(ctx context.Context, db *database, service *analysis.Service, server *http.Server, listener net.Listener, work func(context.Context) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("serve: %w", err)
		}
		return nil
	})
	group.Go(func() error {
		<-ctx.Done()
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceful)
		defer cancel()
		if err := server.Shutdown(stop); err != nil {
			// What is still running stores all or nothing, and ends without a trace.
			return errors.Join(server.Close(), ignoreDeadline(err))
		}
		return nil
	})
	group.Go(func() error { return ignoreCancel(work(ctx)) })
	group.Go(func() error { return ignoreCancel(follow(ctx, service)) })
	group.Go(func() error { return ignoreCancel(a.keepCluster(ctx, db)) })
	return group.Wait()
}

// follow loads the facts, trying again while the database is away, and keeps
// them current.
func follow(ctx context.Context, service *analysis.Service) error {
	for {
		err := service.Load(ctx)
		if err == nil {
			return service.Follow(ctx)
		}
		if !errors.Is(err, geo.ErrUnavailable) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

// keepCluster starts the private cluster again when it has gone away under a
// running server; the connection pool finds it at the same socket.
func (a *app) keepCluster(ctx context.Context, db *database) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-db.gone():
		}
		a.log.Warn("the private database went away; starting it again")
		dir, err := a.dataDir()
		if err != nil {
			return err
		}
		_ = db.cluster.Close() // what has gone cannot object
		c, err := cluster.Open(ctx, cluster.Config{Dir: dir, Logger: a.log})
		if err != nil {
			return err
		}
		db.cluster = c
	}
}

func ignoreDeadline(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return nil
	}
	return err
}

func ignoreCancel(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// isLoopback tells whether an address can be reached from this machine only.
func isLoopback(address string) (bool, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false, geo.Invalid("listen", "%q: write HOST:PORT, such as 127.0.0.1:8080", address)
	}
	if host == "localhost" {
		return true, nil
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback(), nil
}
