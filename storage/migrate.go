package storage

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
	"github.com/pressly/goose/v3/lock"
	"github.com/riverqueue/river/rivermigrate"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// Migrate brings the schema to the newest version. Several processes may call
// it at once: an advisory lock lets one of them do the work.
func Migrate(ctx context.Context, owner string) error {
	err := withMigrations(ctx, owner, func(p *goose.Provider) error {
		_, err := p.Up(ctx)
		return err
	})
	if err != nil {
		return err
	}
	return migrateJobs(ctx, owner, rivermigrate.DirectionUp)
}

// MigrateDown takes every migration back, and with them all data.
func MigrateDown(ctx context.Context, owner string) error {
	err := withMigrations(ctx, owner, func(p *goose.Provider) error {
		_, err := p.DownTo(ctx, 0)
		return err
	})
	if err != nil {
		return err
	}
	return migrateJobs(ctx, owner, rivermigrate.DirectionDown)
}

func withMigrations(ctx context.Context, owner string, fn func(*goose.Provider) error) error {
	cfg, err := pgx.ParseConfig(owner)
	if err != nil {
		return fmt.Errorf("database address: %w", err)
	}
	cfg.RuntimeParams["search_path"] = Schema + ",public"
	db := stdlib.OpenDB(*cfg)
	defer db.Close()
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // look again every second, for five minutes
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	p, err := goose.NewProvider(database.DialectPostgres, db, Migrations(), goose.WithSessionLocker(locker), goose.WithAllowOutofOrder(true))
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	return wrap("migrate", fn(p))
}

// Migrations returns the schema changes, NNNNN_name.sql.
func Migrations() fs.FS {
	files, err := fs.Sub(migrationFiles, "migrations")
	if err != nil {
		panic(fmt.Sprintf("embedded migrations: %v", err)) // a broken build, not data
	}
	return files
}
