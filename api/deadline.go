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

// setDeadlines gives each request its time. Routes in slow get the import's,
// and the connection's own deadlines move with it.
func setDeadlines(l Limits, slow map[string]bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		patience := l.Request
		if slow[c.Request.Method+" "+c.FullPath()] {
			patience = l.Import
			control := http.NewResponseController(c.Writer)
			end := time.Now().Add(patience)
			// A recorder in a test has no connection; a server always has one.
			_ = control.SetReadDeadline(end)
			_ = control.SetWriteDeadline(end.Add(sendGrace))
		}
		ctx, cancel := context.WithTimeout(c.Request.Context(), patience)
		defer cancel()
		c.Request = c.Request.WithContext(ctx)
		c.Next()
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
