package cluster

import (
	"fmt"
	"strings"
)

// Role is a database role that the account of this process may act as.
type Role string

const (
	// Admin is the bootstrap superuser. It creates extensions and the other two roles.
	Admin Role = "antoan_admin"
	// Owner owns the schema and migrates it. It exists once storage has created it.
	Owner Role = "antoan_owner"
	// App reads and writes under row-level security. It exists once storage has created it.
	App Role = "antoan_app"
)

// dsn returns a libpq keyword/value string; libpq, pgx and GDAL understand it.
func dsn(l layout, role Role, database string) string {
	return fmt.Sprintf("host=%s port=%d user=%s dbname=%s sslmode=disable", quote(l.sockets()), port, role, quote(database))
}

// quote writes a value as libpq reads it.
func quote(value string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(value) + "'"
}
