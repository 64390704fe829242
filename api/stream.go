package api

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
)

// Media types of answers.
const (
	mediaJSON    = "application/json"
	mediaGeoJSON = "application/geo+json"
	mediaCSV     = "text/csv; charset=utf-8"
	mediaProblem = "application/problem+json"
	mediaEvents  = "text/event-stream"
)

// utf8BOM makes Excel read a CSV file as UTF-8.
const utf8BOM = "\xef\xbb\xbf"

// stream is an answer whose body is written piece by piece.
type stream struct {
	ContentType  string `header:"Content-Type" hidden:"true"`
	ETag         string `header:"ETag" doc:"Names this version of the answer"`
	CacheControl string `header:"Cache-Control"`
	Link         string `header:"Link" doc:"The next page, where there is one (RFC 8288)"`
	Disposition  string `header:"Content-Disposition" hidden:"true"`
	Body         func(huma.Context)
}

// conditional is the input of an answer that a client may have already.
type conditional struct {
	IfNoneMatch string `header:"If-None-Match" doc:"ETags the client has; 304 where one of them is still right"`
}

// answer says what a stream is, besides its bytes.
type answer struct {
	media, cache string
	etag         string // without quotes; empty for none
	known        string // the request's If-None-Match
	link         string
	file         string // name to save under; empty for none
}

// stream makes an answer of what write writes, or 304 where the client has it.
func (s *service) stream(a answer, write func(io.Writer) error) *stream {
	out := &stream{ContentType: a.media, CacheControl: a.cache, Link: a.link}
	if a.file != "" {
		out.Disposition = `attachment; filename="` + a.file + `"`
	}
	if a.etag != "" {
		// Weak, because the same answer is sent plain and packed.
		out.ETag = `W/"` + a.etag + `"`
		if matches(a.known, a.etag) {
			out.ContentType, out.Disposition = "", ""
			out.Body = func(hc huma.Context) { hc.SetStatus(http.StatusNotModified) }
			return out
		}
	}
	out.Body = func(hc huma.Context) {
		hc.SetStatus(http.StatusOK)
		if err := write(hc.BodyWriter()); err != nil {
			s.broken(hc, err)
		}
	}
	return out
}

// broken ends a stream that failed: with a problem as long as nothing has left,
// else by cutting the connection, so that half an answer cannot be taken for a
// whole one.
func (s *service) broken(hc huma.Context, err error) {
	c := humagin.Unwrap(hc)
	p := problemOf(hc.Context(), err)
	report(hc.Context(), s.Log, p)
	if c.Writer.Written() {
		panic(http.ErrAbortHandler)
	}
	fail(c, p)
}

// matches reads an If-None-Match header by weak comparison (RFC 9110, 8.8.3.2).
func matches(header, etag string) bool {
	for known := range strings.SplitSeq(header, ",") {
		known = strings.TrimSpace(known)
		if known == "*" || strings.TrimPrefix(known, "W/") == `"`+etag+`"` {
			return true
		}
	}
	return false
}

// tagOf makes an ETag of everything that an answer depends on.
func tagOf[T string | []byte](parts ...T) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}
