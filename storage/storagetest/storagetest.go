// Package storagetest gives each test a database of its own: a copy of a
// migrated template in a private cluster that all test packages share.
package storagetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/cluster"
)

// Main must be called by TestMain of every package that uses New.
func Main(m *testing.M) {
	cluster.MaybeSupervise()
	code := m.Run()
	if shared.cluster != nil {
		_ = shared.cluster.Close() // the process ends, and with it the membership
	}
	os.Exit(code)
}

var shared struct {
	once     sync.Once
	cluster  *cluster.Cluster
	template string
	err      error
}

// Database is a test's own database.
type Database struct {
	Name  string
	Owner string // connection strings by role
	App   string
	Admin string
}

// NewDatabase returns a migrated, empty database that goes with the test.
func NewDatabase(t testing.TB) Database {
	t.Helper()
	shared.once.Do(start)
	if shared.err != nil {
		t.Fatalf("private cluster for tests: %v", shared.err)
	}
	name := "t_" + hex.EncodeToString(uuidBytes())
	admin(t, fmt.Sprintf("CREATE DATABASE %s TEMPLATE %s STRATEGY wal_log OWNER %s", name, shared.template, cluster.Owner))
	t.Cleanup(func() { admin(t, fmt.Sprintf("DROP DATABASE %s WITH (FORCE)", name)) })
	c := shared.cluster
	return Database{name, c.ConnString(cluster.Owner, name), c.ConnString(cluster.App, name), c.ConnString(cluster.Admin, name)}
}

// New returns a store on a database of its own.
func New(t testing.TB) *storage.Store {
	t.Helper()
	db := NewDatabase(t)
	s, err := storage.Open(t.Context(), storage.Config{Owner: db.Owner, App: db.App})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func uuidBytes() []byte {
	id := uuid.New()
	return id[:]
}

func admin(t testing.TB, sql string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, shared.cluster.ConnString(cluster.Admin, "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

// start opens the shared cluster and makes the template of this schema once.
func start() {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("antoan-test-%d", os.Getuid()))
	// Nothing in a test database has to survive a power failure.
	shared.cluster, shared.err = cluster.Open(ctx, cluster.Config{Dir: dir, Linger: 5 * time.Second,
		Settings: map[string]string{"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}})
	if shared.err != nil {
		return
	}
	shared.template, shared.err = makeTemplate(ctx, shared.cluster)
}

func makeTemplate(ctx context.Context, c *cluster.Cluster) (string, error) {
	name := "template_" + schemaHash()
	conn, err := pgx.Connect(ctx, c.ConnString(cluster.Admin, "postgres"))
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	// One test process makes the template, the others wait for it.
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock(20220622)"); err != nil {
		return "", err
	}
	var done bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datistemplate)", name).Scan(&done); err != nil || done {
		return name, err
	}
	if _, err := conn.Exec(ctx, fmt.Sprintf("DROP DATABASE IF EXISTS %s", name)); err != nil { // half made, then killed
		return "", err
	}
	adminOf := func(db string) string { return c.ConnString(cluster.Admin, db) }
	if err := storage.Bootstrap(ctx, adminOf, string(cluster.Owner), name); err != nil {
		return "", err
	}
	s, err := storage.Open(ctx, storage.Config{Owner: c.ConnString(cluster.Owner, name), App: c.ConnString(cluster.App, name)})
	if err != nil {
		return "", err
	}
	s.Close()
	_, err = conn.Exec(ctx, fmt.Sprintf("ALTER DATABASE %s IS_TEMPLATE true", name))
	return name, err
}

func schemaHash() string {
	h := sha256.New()
	files := storage.Migrations()
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return "broken"
	}
	for _, n := range names {
		b, err := fs.ReadFile(files, n)
		if err != nil {
			return "broken"
		}
		fmt.Fprintf(h, "%s %s", n, b)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}
