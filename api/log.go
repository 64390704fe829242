package api

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// logRequests writes one line per request. The route's pattern stands for the
// path, and query strings are left out, because both can name a person's place.
func logRequests(log *slog.Logger) gin.HandlerFunc {
	return func(c *gin.Context) {
		begin, method := time.Now(), methodOf(c.Request)
		defer func() { // also when the answer is cut off
			writeLine(c, log, method, time.Since(begin))
		}()
		c.Next()
	}
}

func writeLine(c *gin.Context, log *slog.Logger, method string, took time.Duration) {
	status := c.Writer.Status()
	level := slog.LevelInfo
	switch {
	case status >= http.StatusInternalServerError:
		level = slog.LevelError
	case c.FullPath() == "/healthz" || c.FullPath() == "/readyz":
		level = slog.LevelDebug
	}
	log.LogAttrs(c.Request.Context(), level, "request",
		slog.String("method", method), slog.String("route", routeOf(c)), slog.Int("status", status),
		slog.Int("bytes", max(c.Writer.Size(), 0)), slog.Float64("ms", float64(took.Microseconds())/1000),
		slog.String("request_id", requestID(c.Request.Context())))
}

// routeKey holds the name of a file that was served without a route.
const routeKey = "antoan/route"

// routeOf returns the pattern of the route, the file that was served, or
// "unmatched".
func routeOf(c *gin.Context) string {
	if p := c.FullPath(); p != "" {
		return p
	}
	if file := c.GetString(routeKey); file != "" {
		return file
	}
	return "unmatched"
}
