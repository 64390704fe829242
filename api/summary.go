package api

import (
	"context"

	"github.com/antoan-vn/antoan/analysis"
)

type summaryAnswer struct {
	CacheControl string `header:"Cache-Control"`
	Body         analysis.Summary
}

// summary says what is stored.
func (s *service) summary(context.Context, *nothing) (*summaryAnswer, error) {
	if err := s.loaded(); err != nil {
		return nil, err
	}
	return &summaryAnswer{CacheControl: cacheRevalidate, Body: s.Analysis.Summary()}, nil
}
