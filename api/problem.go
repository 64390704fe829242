package api

import (
	"context"
	"errors"
	"net/http"
	"os"
	"strconv"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// Problem is an error as clients see it: problem details of RFC 9457 with the
// members request_id, errors, file and line.
type Problem struct {
	Type      string       `json:"type" doc:"Stable name of the kind of problem, for programs"`
	Title     string       `json:"title" doc:"The kind of problem in words"`
	Status    int          `json:"status" doc:"The HTTP status, again"`
	Detail    string       `json:"detail" doc:"What is wrong here and what to do"`
	RequestID string       `json:"request_id" doc:"Name of the request in the server's log"`
	Errors    []FieldError `json:"errors,omitempty" nullable:"false" doc:"Every input that is wrong"`
	File      string       `json:"file,omitempty" doc:"The file that was refused"`
	Line      int64        `json:"line,omitempty" doc:"Line of that file, from 1"`

	cause error // logged, never sent
}

// FieldError says what is wrong with one input.
type FieldError struct {
	Location string `json:"location" doc:"Where it stands, such as query.from"`
	Message  string `json:"message" doc:"What is wrong and what to do"`
}

// kind is a row of the table of problems.
type kind struct {
	name, title string
	status      int
}

// StatusClientGone is written to the log when nobody waits for the answer any
// more; no client sees it.
const StatusClientGone = 499

var (
	kindMalformed   = kind{"malformed-request", "The request cannot be read", http.StatusBadRequest}
	kindForbidden   = kind{"forbidden", "This is not allowed", http.StatusForbidden}
	kindNotFound    = kind{"not-found", "There is no such thing", http.StatusNotFound}
	kindMethod      = kind{"method-not-allowed", "The address does not take this method", http.StatusMethodNotAllowed}
	kindNotAccepted = kind{"not-acceptable", "No such form of the answer", http.StatusNotAcceptable}
	kindSlowUpload  = kind{"upload-too-slow", "The request took too long to arrive", http.StatusRequestTimeout}
	kindConflict    = kind{"conflict", "This contradicts what is stored", http.StatusConflict}
	kindGoneFile    = kind{"upload-gone", "The uploaded file is no longer there", http.StatusGone}
	kindTooLarge    = kind{"too-large", "The request is too large", http.StatusRequestEntityTooLarge}
	kindMediaType   = kind{"unsupported-media-type", "The form of the request is not known", http.StatusUnsupportedMediaType}
	kindMisdirected = kind{"misdirected", "Not this server's name", http.StatusMisdirectedRequest}
	kindInvalid     = kind{"invalid-request", "An input is wrong", http.StatusUnprocessableEntity}
	kindFile        = kind{"file-refused", "The file cannot be understood; nothing was stored", http.StatusUnprocessableEntity}
	kindGone        = kind{"client-gone", "The client went away", StatusClientGone}
	kindInternal    = kind{"internal", "The server failed", http.StatusInternalServerError}
	kindUnavailable = kind{"unavailable", "Not available at the moment", http.StatusServiceUnavailable}
	kindDeadline    = kind{"deadline", "The answer took too long", http.StatusServiceUnavailable}
	kindsOfBinding  = []kind{kindMalformed, kindNotAccepted, kindSlowUpload, kindTooLarge, kindMediaType, kindInvalid}
)

// retryAfter is when a client should try again after a 503, in seconds.
const retryAfter = 5

func newProblem(k kind, detail string) *Problem {
	return &Problem{Type: "urn:antoan:problem:" + k.name, Title: k.title, Status: k.status, Detail: detail}
}

// problemOf maps any error to a problem. It is the only place that does.
func problemOf(ctx context.Context, err error) *Problem {
	p := classify(ctx, err)
	p.RequestID = requestID(ctx)
	return p
}

func classify(ctx context.Context, err error) *Problem {
	var known *Problem
	var file *ingest.FileError
	var invalid *geo.InvalidError
	var large *http.MaxBytesError
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded): // before the next: the server cancels the context of what it stops reading
		return newProblem(kindSlowUpload, "the body did not arrive in time: try again over a faster connection")
	case errors.Is(ctx.Err(), context.Canceled):
		return newProblem(kindGone, "the client closed the connection")
	case errors.As(err, &known):
		return known
	case errors.As(err, &large):
		return newProblem(kindTooLarge, "the body is larger than "+strconv.FormatInt(large.Limit>>20, 10)+
			" MiB: pack the file with gzip or split it")
	case errors.Is(err, geo.ErrUnavailable):
		return because(newProblem(kindUnavailable, err.Error()), err)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(ctx.Err(), context.DeadlineExceeded):
		return because(newProblem(kindDeadline, "the answer was not ready in time: try again, or ask for less"), err)
	case errors.As(err, &file):
		p := newProblem(kindFile, file.Error())
		p.File, p.Line = file.File, file.Line
		return p
	case errors.As(err, &invalid):
		p := newProblem(kindInvalid, invalid.Error())
		p.Errors = []FieldError{fieldError(invalid)}
		return p
	case errors.Is(err, geo.ErrConflict):
		return newProblem(kindConflict, err.Error())
	case errors.Is(err, geo.ErrNotFound):
		return newProblem(kindNotFound, err.Error())
	}
	return because(newProblem(kindInternal, "the request could not be answered; the server's log names the cause under the request id"), err)
}

func because(p *Problem, cause error) *Problem {
	p.cause = cause
	return p
}

func fieldError(e *geo.InvalidError) FieldError {
	if e.Field == "" {
		return FieldError{Location: "request", Message: e.Reason}
	}
	return FieldError{Location: "query." + e.Field, Message: e.Reason}
}

// Error returns the detail.
func (p *Problem) Error() string { return p.Detail }

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.cause }

// GetStatus returns the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders returns the headers that belong to the problem.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	switch p.Status {
	case http.StatusServiceUnavailable:
		h.Set("Retry-After", strconv.Itoa(retryAfter))
	case http.StatusRequestEntityTooLarge:
		h.Set("Connection", "close") // the rest of the body is not read
	}
	return h
}

// ContentType returns the media type of problems.
func (p *Problem) ContentType(string) string { return mediaProblem }
