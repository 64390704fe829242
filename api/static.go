package api

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/gin-gonic/gin"
)

// pages are the addresses of the map and of the page that takes files in. Their own
// state stands in the query.
var pages = map[string]string{"/": "index.html", "/import": "import.html"}

// fileTypes are the media types of the map's files. The system's own table is
// not used, because it differs from machine to machine.
var fileTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": mediaJSON, ".webmanifest": "application/manifest+json", ".map": mediaJSON,
	".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".webp": "image/webp",
	".woff2": "font/woff2", ".woff": "font/woff", ".pbf": "application/x-protobuf",
	".txt": "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8",
}

// static serves the map where no route matches. Everything else is a problem:
// a misspelt address must not look like the map.
func (s *service) static(c *gin.Context) {
	name, known := pages[c.Request.URL.Path]
	if !known {
		name = strings.TrimPrefix(c.Request.URL.Path, "/")
	}
	if s.Web == nil || c.Request.Method != http.MethodGet || strings.HasPrefix(name, "api/") || !servable(name) {
		s.missing(c)
		return
	}
	s.serveFile(c, name)
}

// docs serves the page that shows the OpenAPI document.
func (s *service) docs(c *gin.Context) {
	if s.Web == nil {
		s.missing(c)
		return
	}
	s.serveFile(c, "docs.html")
}

func (s *service) missing(c *gin.Context) {
	fail(c, newProblem(kindNotFound, "there is nothing at this address: the API is described at /api/docs"))
}

// servable tells whether a name may be asked for: a clean path without hidden
// parts, of a type that the map has.
func servable(name string) bool {
	return fs.ValidPath(name) && !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.") && fileTypes[path.Ext(name)] != ""
}

// serveFile serves a file, its packed twin where there is one and the client
// takes it. Files under assets/ have their content's hash in the name.
func (s *service) serveFile(c *gin.Context, name string) {
	h := c.Writer.Header()
	content, packed, err := s.readWeb(name, acceptsGzip(c.GetHeader("Accept-Encoding")))
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			p := problemOf(c.Request.Context(), err)
			report(c.Request.Context(), s.Log, p)
			fail(c, p)
			return
		}
		s.missing(c)
		return
	}
	c.Set(routeKey, "/"+name)
	if packed {
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Type", fileTypes[path.Ext(name)])
	h.Set("Cache-Control", cacheForever)
	if !strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", cacheRevalidate)
		h.Set("ETag", `W/"`+tagOf(content)+`"`)
	}
	http.ServeContent(c.Writer, c.Request, name, time.Time{}, bytes.NewReader(content))
}

// readWeb reads a file of the map, which is small: it is part of the program.
func (s *service) readWeb(name string, gzip bool) (content []byte, packed bool, err error) {
	if gzip {
		if content, err = fs.ReadFile(s.Web, name+".gz"); err == nil {
			return content, true, nil
		}
	}
	content, err = fs.ReadFile(s.Web, name)
	return content, false, err
}
