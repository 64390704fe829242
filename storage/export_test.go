package storage

import (
	"maps"
	"slices"
)

// Query and QueryNames show the tests the embedded SQL.
func Query(name string) string { return query(name) }

func QueryNames() []string { return slices.Sorted(maps.Keys(queries)) }

// What the tests look at from outside.
var (
	PointArgs     = pointArgs
	EnoughRoom    = enoughRoom
	DiskSpace     = diskSpace
	Wrap          = wrap
	WrapCommit    = wrapCommit
	CheckPostgres = checkPostgres
	Prepare       = prepare
)

// RegisterStatements are those of every register, by name.
func RegisterStatements() map[string]string {
	all := map[string]string{}
	for name, sql := range registerStatements {
		for kind, s := range map[string]string{"insert": sql.insert, "upsert": sql.upsert, "update": sql.update, "remove": sql.remove, "list": sql.list, "count": sql.count} {
			all[name+" "+kind] = s
		}
	}
	return all
}
