package api

import (
	"context"

	"github.com/antoan-vn/antoan/geo"
)

type nothing struct{}

type healthAnswer struct {
	Body struct {
		Status string `json:"status" doc:"ok"`
	}
}

// health says that the process answers; it asks nobody else.
func (s *service) health(context.Context, *nothing) (*healthAnswer, error) {
	out := &healthAnswer{}
	out.Body.Status = "ok"
	return out, nil
}

// ready says that the data have been read and the database answers.
func (s *service) ready(ctx context.Context, in *nothing) (*healthAnswer, error) {
	if err := s.loaded(); err != nil {
		return nil, err
	}
	if err := s.Store.Ping(ctx); err != nil {
		return nil, err
	}
	return s.health(ctx, in)
}

// loaded returns geo.ErrUnavailable until the data have been read.
func (s *service) loaded() error {
	if s.Analysis.Ready() {
		return nil
	}
	return errLoading
}

var errLoading = loading{}

// loading is geo.ErrUnavailable with a better text.
type loading struct{}

func (loading) Error() string { return "the data are still being read: try again in a few seconds" }
func (loading) Unwrap() error { return geo.ErrUnavailable }
