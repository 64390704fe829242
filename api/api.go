package api

import (
	"errors"
	"log/slog"
	"net/http"
	"os"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"github.com/antoan-vn/antoan/ingest"
)

// Service answers every route, and imports what the routes have taken in.
type Service struct{ *service }

// service holds what the handlers share.
type service struct {
	Config
	api       huma.API
	handler   http.Handler
	uploads   chan struct{} // a place per import that is uploading or waited for
	streams   chan struct{} // a place per client that follows an import
	importing chan struct{} // held by the import that runs
	news      news
	places    ingest.PlaceMemory
}

// New returns the service. It returns an error when the configuration lacks
// something.
func New(cfg Config) (Service, error) {
	s, engine, err := build(cfg)
	if err != nil {
		return Service{}, err
	}
	s.routes()
	s.finishDocument()
	s.handler = answerHead(engine)
	return Service{s}, nil
}

// ServeHTTP answers a request.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// build makes the service and the chain that every request runs through.
func build(cfg Config) (*service, *gin.Engine, error) {
	if cfg.Analysis == nil || cfg.Store == nil {
		return nil, nil, errors.New("api: Config.Analysis and Config.Store are required")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	cfg.Limits = cfg.Limits.withDefaults()
	cfg.Spool, cfg.Queue = orText(cfg.Spool, os.TempDir()), orText(cfg.Queue, DefaultQueue)
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.RedirectTrailingSlash, engine.RedirectFixedPath = false, false
	engine.HandleMethodNotAllowed = true
	if err := engine.SetTrustedProxies(nil); err != nil {
		return nil, nil, err
	}
	engine.Use(
		identify, secureHeaders, logRequests(cfg.Log), recoverPanics(cfg.Log),
		allowHosts(cfg.AllowedHosts), protectOrigin(), setScope,
		setDeadlines(cfg.Limits, slowRoutes, endlessRoutes), limitBody(cfg.Limits.BodyBytes), compress,
	)
	s := &service{Config: cfg, uploads: make(chan struct{}, cfg.Limits.Uploads), streams: make(chan struct{}, cfg.Limits.Streams), importing: make(chan struct{}, 1)}
	engine.NoRoute(s.static)
	engine.NoMethod(func(c *gin.Context) {
		fail(c, newProblem(kindMethod, "this address takes "+c.Writer.Header().Get("Allow")))
	})
	engine.GET("/api/docs", s.docs)
	s.api = humagin.New(engine, document(cfg.Version))
	s.api.UseMiddleware(s.checkQuery)
	return s, engine, nil
}
