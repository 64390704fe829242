package storage

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
)

// AppRole is the role that reads and writes data: not the owner, without
// BYPASSRLS, so that row-level security binds it.
const AppRole = "antoan_app"

// Schema holds every table.
const Schema = "antoan"

// Config says where the database is.
type Config struct {
	// Owner is the connection string of the role that owns the schema and migrates.
	Owner string
	// App is the connection string of the application role. Empty: Owner's, with
	// SET ROLE to AppRole on each connection.
	App string
	// DataDir is the folder whose disk must have room before an import; empty
	// when the server is somebody else's.
	DataDir string
	// MaxConns bounds the pool; 0 means 8, and 4 is the least. Half of them may
	// import at a time: an import reads besides, and must not wait for itself.
	MaxConns int32
	Log      *slog.Logger
}

// Store is the database. It is safe for concurrent use.
type Store struct {
	pool    *pgxpool.Pool
	imports chan struct{} // holds one element per import under way
	jobs    *river.Client[pgx.Tx]
	dataDir string
	log     *slog.Logger
	// leakproof tells whether the spatial index works under row-level security.
	leakproof bool
}

// Open migrates the schema to the newest version and connects. It returns
// geo.ErrUnavailable when the server does not answer, an *geo.InvalidError when
// it is too old or lacks PostGIS.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if err := prepare(ctx, cfg.Owner); err != nil {
		return nil, err
	}
	if err := Migrate(ctx, cfg.Owner); err != nil {
		return nil, err
	}
	pool, err := connect(ctx, cfg)
	if err != nil {
		return nil, err
	}
	s := &Store{pool: pool, imports: make(chan struct{}, pool.Config().MaxConns/2), dataDir: cfg.DataDir, log: cfg.Log}
	if s.leakproof, err = s.checkLeakproof(ctx); err != nil {
		pool.Close()
		return nil, err
	}
	if err := s.openJobs(); err != nil {
		pool.Close()
		return nil, err
	}
	return s, nil
}

// Close ends every connection.
func (s *Store) Close() { s.pool.Close() }

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return wrap("ping", s.pool.Ping(ctx)) }

func connect(ctx context.Context, cfg Config) (*pgxpool.Pool, error) {
	dsn := cfg.App
	if dsn == "" {
		dsn = cfg.Owner
	}
	pc, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	pc.MaxConns = 8
	if cfg.MaxConns > 0 {
		pc.MaxConns = max(cfg.MaxConns, 4)
	}
	pc.ConnConfig.RuntimeParams["search_path"] = Schema + ",public"
	pc.ConnConfig.RuntimeParams["application_name"] = "antoan"
	pc.ConnConfig.ConnectTimeout = 10 * time.Second
	if cfg.App == "" {
		pc.AfterConnect = func(ctx context.Context, c *pgx.Conn) error {
			_, err := c.Exec(ctx, "SET ROLE "+AppRole)
			return err
		}
	}
	pool, err := pgxpool.NewWithConfig(ctx, pc)
	if err != nil {
		return nil, wrap("connect", err)
	}
	return pool, nil
}
