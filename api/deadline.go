package api

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// sendGrace is how long an answer may take to leave after its deadline, so that
// the client still gets the problem that names it.
const sendGrace = 30 * time.Second

// setDeadlines gives each request its time. Routes in slow get the import's, those
// in endless see to their own.
func setDeadlines(l Limits, slow, endless map[string]bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		if endless[c.Request.Method+" "+c.FullPath()] {
			return
		}
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

// patientBody lets a body take as long to arrive as its request may take, which
// can be longer than the server's ReadTimeout, as long as it does arrive: a few
// silent uploads must not keep everybody else's away until their deadline.
type patientBody struct {
	io.ReadCloser
	connection *http.ResponseController
	stall      time.Duration
	end        time.Time
}

func patient(r *http.Request, w http.ResponseWriter, stall time.Duration) io.ReadCloser {
	end, ok := r.Context().Deadline()
	if !ok {
		return r.Body
	}
	return &patientBody{r.Body, http.NewResponseController(w), stall, end}
}

// Read reads under a deadline that moves. Behind the end of the body the server
// goes on to watch the connection, under the deadline of the request.
func (b *patientBody) Read(p []byte) (int, error) {
	next := time.Now().Add(b.stall)
	if next.After(b.end) {
		next = b.end
	}
	_ = b.connection.SetReadDeadline(next) // a recorder in a test has no connection
	n, err := b.ReadCloser.Read(p)
	if err != nil {
		_ = b.connection.SetReadDeadline(b.end)
	}
	return n, err
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
