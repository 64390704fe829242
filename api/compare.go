package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
)

func compareParams() []*huma.Param {
	return []*huma.Param{queryParam("from_edition", "The older edition; default: the one before the other", text(100)),
		queryParam("to_edition", "The newer edition; default: the newest", text(100)),
		queryParam("period", "Such as 2025, as the indicators read it; default: every day with incidents", text(100))}
}

// compareQuestion reads which editions are meant.
type compareQuestion struct{ asked analysis.CompareRequest }

// Resolve reads the query; huma calls it.
func (q *compareQuestion) Resolve(hc huma.Context) []error {
	q.asked = analysis.CompareRequest{From: hc.Query("from_edition"), To: hc.Query("to_edition"), Period: hc.Query("period")}
	return nil
}

type compareInput struct {
	Question    compareQuestion
	IfNoneMatch string `header:"If-None-Match" doc:"ETags the client has; 304 where one of them is still right"`
}

// compare gives one period in the units of two editions.
func (s *service) compare(ctx context.Context, in *compareInput) (*stream, error) {
	a, err := s.Analysis.Compare(ctx, in.Question.asked)
	if err != nil {
		return nil, err
	}
	return s.written(in.IfNoneMatch, a.WriteJSON)
}
