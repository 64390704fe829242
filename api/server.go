package api

import (
	"log/slog"
	"net/http"
)

// NewServer returns a server for a handler made by New, with a deadline on
// every stage of a connection. The caller listens and shuts it down; once its
// route is known, a request has the deadlines of that route.
func NewServer(addr string, handler http.Handler, limits Limits, log *slog.Logger) *http.Server {
	l := limits.withDefaults()
	server := &http.Server{
		Addr: addr, Handler: handler,
		ReadHeaderTimeout: l.ReadHeader, ReadTimeout: l.Read, WriteTimeout: l.Write, IdleTimeout: l.Idle,
		MaxHeaderBytes: l.HeaderSize,
	}
	if log != nil {
		server.ErrorLog = slog.NewLogLogger(log.Handler(), slog.LevelWarn)
	}
	return server
}
