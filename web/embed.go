// Package web embeds the built map (dist) so that one binary serves it without files beside it.
// The source is TypeScript in src; README.md says how to change and rebuild it.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS returns the built site rooted at dist: index.html is the map, import.html takes files in, docs.html is the API documentation, and
// everything under assets carries a hash of its content in its name, so it may be cached for ever.
// The files are read-only and live as long as the program.
func FS() fs.FS {
	site, err := fs.Sub(dist, "dist")
	if err != nil {
		// fs.Sub fails only for an invalid path, and this one is a constant that embed has checked.
		panic(err)
	}
	return site
}
