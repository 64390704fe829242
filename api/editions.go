package api

import (
	"context"

	"github.com/antoan-vn/antoan/analysis"
)

type editionsAnswer struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		Editions []analysis.EditionInfo `json:"editions" nullable:"false"`
	}
}

// editions lists the editions of the division.
func (s *service) editions(context.Context, *nothing) (*editionsAnswer, error) {
	if err := s.loaded(); err != nil {
		return nil, err
	}
	out := &editionsAnswer{CacheControl: cacheRevalidate}
	out.Body.Editions = s.Analysis.Editions()
	return out, nil
}
