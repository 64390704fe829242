package cluster

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"
)

// Config says which cluster to open. The zero value is the default cluster.
type Config struct {
	Dir    string // the data directory; "" = DefaultDir()
	BinDir string // directory with postgres and initdb; "" = $ANTOAN_PG_BINDIR, else the newest that has PostGIS

	// The rest counts only when this Open has to start the cluster.

	Linger   time.Duration     // how long PostgreSQL stays after the last client has left; 0 = 3 s
	Patience time.Duration     // how long PostgreSQL may take to answer (crash recovery included); 0 = 120 s
	Settings map[string]string // PostgreSQL settings in addition to the built-in ones

	Logger *slog.Logger // nil = silent
}

// Info describes a running cluster.
type Info struct {
	Version    string // of the running server, as "15.18"
	Major      int
	BinDir     string
	DataDir    string
	SocketDir  string
	Account    string // operating system account that runs it
	Supervisor int    // process number
	Server     int    // process number of the postmaster
	Upgraded   bool   // the installed programs have changed since the server started: stop all commands once
}

// Cluster is this process's presence at a running cluster. Its methods are safe for concurrent use.
type Cluster struct {
	layout  layout
	started bool
	logger  *slog.Logger
	conn    net.Conn
	closing sync.Once
	done    chan struct{}

	mu   sync.Mutex
	info Info
}

// Open finds the running cluster of a directory or starts it, making it first where there is none. It
// returns when PostgreSQL answers queries. The cluster then runs at least until Close, or until this
// process ends in any way. Several processes may open one directory at once; they share the server.
//
// Errors: ErrNotArmed, *MissingError, *VersionError, *OwnerError, *AccountError, *AccessError, *SpaceError,
// *SettingError, *StartError, ctx's.
func Open(ctx context.Context, cfg Config) (*Cluster, error) {
	if !armed.Load() {
		return nil, ErrNotArmed
	}
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	l, who, err := prepare(cfg.Dir)
	if err != nil {
		return nil, err
	}
	j := &joiner{cfg: cfg, layout: l, account: who}
	conn, lines, info, err := j.join(ctx)
	if err != nil {
		return nil, err
	}
	c := &Cluster{layout: l, started: j.started, logger: cfg.Logger, conn: conn, done: make(chan struct{}), info: info}
	c.warnUpgraded(info)
	go c.listen(lines)
	return c, nil
}

func (c Config) withDefaults() (Config, error) {
	if c.Dir == "" {
		dir, err := DefaultDir()
		if err != nil {
			return c, err
		}
		c.Dir = dir
	}
	if c.Linger == 0 {
		c.Linger = 3 * time.Second
	}
	if c.Patience == 0 {
		c.Patience = 120 * time.Second
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c, checkSettings(c.Settings)
}

// listen follows the supervisor's news until its connection ends.
func (c *Cluster) listen(lines *json.Decoder) {
	defer close(c.done)
	defer c.conn.Close()
	for {
		var m message
		if err := lines.Decode(&m); err != nil {
			return
		}
		switch {
		case m.State == stateReady && m.Info != nil:
			c.mu.Lock()
			c.info = *m.Info
			c.mu.Unlock()
			c.warnUpgraded(*m.Info)
		case m.State == stateStopping:
			// PostgreSQL no longer takes connections; it is gone when the supervisor hangs up.
			_, _ = io.Copy(io.Discard, c.conn)
			return
		}
	}
}

func (c *Cluster) warnUpgraded(info Info) {
	if info.Upgraded {
		c.logger.Warn("PostgreSQL or PostGIS was upgraded under the running server; end every antoan process once so that it starts anew",
			"running", info.Version, "programs", info.BinDir)
	}
}

// ConnString returns a connection string (libpq keyword/value, as pgx, psql and ogr2ogr take it) for a
// database of the cluster. There is no password.
func (c *Cluster) ConnString(role Role, database string) string { return dsn(c.layout, role, database) }

// Started reports whether this Open had to start the cluster.
func (c *Cluster) Started() bool { return c.started }

// Info describes the running cluster.
func (c *Cluster) Info() Info {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.info
}

// Done is closed when the cluster went away under us (or after Close). Open may then be called again.
func (c *Cluster) Done() <-chan struct{} { return c.done }

// Close leaves the cluster. When nobody else is left, PostgreSQL stops after the lingering time. Close does
// not wait for that (AwaitStopped does); close the connection pools first. A second call does nothing.
//
// In a container whose first process we are, the end of this process is the end of all: there, Close waits
// until PostgreSQL has stopped in order, and returns an error when it has not done so in half a minute.
func (c *Cluster) Close() error {
	c.closing.Do(func() { c.conn.Close() })
	<-c.done
	if os.Getpid() != 1 {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	return AwaitStopped(ctx, c.layout.Dir)
}
