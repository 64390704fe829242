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
