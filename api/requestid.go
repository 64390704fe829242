package api

import (
	"context"
	"crypto/rand"
	"regexp"

	"github.com/gin-gonic/gin"
)

// requestIDHeader carries the name of a request through proxies and logs.
const requestIDHeader = "X-Request-ID"

// safeRequestID is what may be taken over from a client: nothing that could
// forge a line of a log.
var safeRequestID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

type requestIDKey struct{}

// identify gives the request its name: the client's own where it is safe, else
// a new one. The answer repeats it.
func identify(c *gin.Context) {
	id := c.GetHeader(requestIDHeader)
	if !safeRequestID.MatchString(id) {
		id = rand.Text()
	}
	c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), requestIDKey{}, id))
	c.Header(requestIDHeader, id)
}

// requestID returns the name of the request that a context belongs to.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}
