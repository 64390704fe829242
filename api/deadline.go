package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// sendGrace is how long an answer may take to leave after its deadline, so that
// the client still gets the problem that names it.
const sendGrace = 30 * time.Second

// setDeadlines gives each request its time. Routes in slow get the import's.
func setDeadlines(l Limits, slow map[string]bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		patience := l.Request
		if slow[c.Request.Method+" "+c.FullPath()] {
			patience = l.Import
		}
		end := time.Now().Add(patience)
		ctx, cancel := context.WithDeadline(c.Request.Context(), end)
		defer cancel()
		// A recorder in a test has no connection; a server always has one.
		_ = http.NewResponseController(c.Writer).SetWriteDeadline(end.Add(max(sendGrace, l.Write)))
		c.Request = c.Request.WithContext(ctx)
		c.Next()
	}
}

// readUntilDeadline lets a body take as long to arrive as its request may take,
// which can be longer than the server's ReadTimeout.
func readUntilDeadline(ctx context.Context, w http.ResponseWriter) {
	if end, ok := ctx.Deadline(); ok {
		_ = http.NewResponseController(w).SetReadDeadline(end)
	}
}

// limitBody bounds what is read of a body, and refuses at once what says itself
// that it is larger.
func limitBody(limit int64) gin.HandlerFunc {
	return func(c *gin.Context) {
		if c.Request.ContentLength > limit {
			fail(c, problemOf(c.Request.Context(), &http.MaxBytesError{Limit: limit}))
			return
		}
		c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, limit)
	}
}
