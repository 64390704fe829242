package api

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"
)

// service holds what the handlers share.
type service struct {
	Config
	api       huma.API
	uploads   chan struct{} // a place per import that is uploading or waiting
	importing chan struct{} // held by the import that runs
}

// New returns the handler of every route. It returns an error when the
// configuration lacks something.
func New(cfg Config) (http.Handler, error) {
	_, handler, err := newService(cfg)
	return handler, err
}

func newService(cfg Config) (*service, http.Handler, error) {
	s, engine, err := build(cfg)
	if err != nil {
		return nil, nil, err
	}
	s.routes()
	s.finishDocument()
	return s, answerHead(engine), nil
}

// build makes the service and the chain that every request runs through.
func build(cfg Config) (*service, *gin.Engine, error) {
	if cfg.Analysis == nil || cfg.Store == nil {
		return nil, nil, errors.New("api: Config.Analysis and Config.Store are required")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	cfg.Limits = cfg.Limits.withDefaults()
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
		setDeadlines(cfg.Limits, slowRoutes), limitBody(cfg.Limits.BodyBytes), compress,
	)
	s := &service{Config: cfg, uploads: make(chan struct{}, cfg.Limits.Uploads), importing: make(chan struct{}, 1)}
	engine.NoRoute(s.static)
	engine.NoMethod(func(c *gin.Context) {
		fail(c, newProblem(kindMethod, "this address takes "+c.Writer.Header().Get("Allow")))
	})
	engine.GET("/api/docs", s.docs)
	s.api = humagin.New(engine, document(cfg.Version))
	s.api.UseMiddleware(s.checkQuery)
	return s, engine, nil
}
