package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"github.com/antoan-vn/antoan/geo"
)

// Huma reads and checks the inputs before a handler is called. What it finds
// becomes a Problem here, so that there is one form of errors. It offers only
// package variables for that.
func init() {
	huma.NewErrorWithContext = func(ctx huma.Context, status int, message string, found ...error) huma.StatusError {
		p := bindingProblem(status, message, found)
		p.RequestID = requestID(ctx.Context())
		return p
	}
	huma.NewError = func(status int, message string, found ...error) huma.StatusError {
		return bindingProblem(status, message, found)
	}
}

// bindingProblem makes one problem of everything that is wrong with the inputs.
// Values are not repeated: they may be coordinates.
func bindingProblem(status int, message string, found []error) *Problem {
	p := newProblem(kindInternal, message)
	for _, k := range kindsOfBinding {
		if k.status == status {
			p = newProblem(k, message)
		}
	}
	var details []string
	for _, err := range found {
		f := FieldError{Location: "request", Message: "cannot be read"}
		var invalid *geo.InvalidError
		var detail huma.ErrorDetailer
		switch {
		case errors.As(err, &invalid):
			f = fieldError(invalid)
		case errors.As(err, &detail):
			f = FieldError{Location: detail.ErrorDetail().Location, Message: detail.ErrorDetail().Message}
		}
		p.Errors = append(p.Errors, f)
		name := strings.TrimPrefix(f.Location, "query.")
		details = append(details, name+": "+f.Message)
	}
	if len(details) > 0 {
		p.Detail = strings.Join(details, "; ")
	}
	return p
}

// fail answers a request with a problem and ends its handling.
func fail(c *gin.Context, p *Problem) {
	if w, ok := c.Writer.(*compressor); ok {
		w.discard()
	}
	p.RequestID = requestID(c.Request.Context())
	h := c.Writer.Header()
	for _, name := range []string{"ETag", "Link", "Content-Disposition", "Content-Length"} {
		h.Del(name)
	}
	for name, values := range p.GetHeaders() {
		h[name] = values
	}
	h.Set("Cache-Control", cacheNever)
	h.Set("Content-Type", mediaProblem)
	c.Abort()
	c.Status(p.Status)
	out := json.NewEncoder(c.Writer)
	out.SetEscapeHTML(false)
	if err := out.Encode(p); err != nil {
		c.Error(err) // the client is gone: nobody is left to tell
	}
}

// report logs the cause of a problem that is not the client's fault, once.
func report(ctx context.Context, log *slog.Logger, p *Problem) {
	if p.cause == nil {
		return
	}
	level := slog.LevelError
	if p.Status == http.StatusServiceUnavailable {
		level = slog.LevelWarn
	}
	log.LogAttrs(ctx, level, "request failed",
		slog.String("problem", p.Type), slog.String("error", p.cause.Error()), slog.String("request_id", p.RequestID))
}
