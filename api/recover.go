package api

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"

	"github.com/gin-gonic/gin"
)

// recoverPanics answers a panic with a problem, or cuts the connection where
// the answer has begun, so that the client sees that it is not whole.
func recoverPanics(log *slog.Logger) gin.HandlerFunc {
	return func(c *gin.Context) {
		request := c.Request // with a context that outlives the handlers'
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause == http.ErrAbortHandler { //nolint:errorlint // net/http compares the value itself
				panic(cause)
			}
			c.Request = request
			ctx := request.Context()
			if ctx.Err() == nil {
				log.LogAttrs(ctx, slog.LevelError, "panic", slog.String("cause", panicText(cause)),
					slog.String("stack", string(debug.Stack())), slog.String("request_id", requestID(ctx)))
			}
			if c.Writer.Written() {
				panic(http.ErrAbortHandler)
			}
			p := problemOf(ctx, fmt.Errorf("panic: %s", panicText(cause)))
			fail(c, p)
		}()
		c.Next()
	}
}

// panicText describes a panic. Only the runtime's own words are safe to log:
// others may quote an incident.
func panicText(cause any) string {
	if err, ok := cause.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("a value of type %T", cause)
}
