package api

import (
	"context"
	"io"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// layerOfPoints is the one layer that shows single incidents.
const layerOfPoints = "incidents"

type pointsInput struct {
	Question question
	Page     page
	Address  address
}

// address keeps where a request went, to link to the next page.
type address struct{ asked url.URL }

// Resolve keeps the address; huma calls it.
func (a *address) Resolve(hc huma.Context) []error {
	a.asked = hc.URL()
	return nil
}

// next returns the address that continues after an id, without the host.
func (a *address) next(after string) string {
	if after == "" {
		return ""
	}
	query := a.asked.Query()
	query.Set("after", after)
	return a.asked.Path + "?" + query.Encode()
}

func (s *service) pointsGeoJSON(ctx context.Context, in *pointsInput) (*stream, error) {
	p, next, err := s.points(ctx, in)
	if err != nil {
		return nil, err
	}
	return s.stream(answer{media: mediaGeoJSON, cache: cacheNever, link: nextLink(next)},
		func(w io.Writer) error { return p.WriteGeoJSON(w, next) }), nil
}

func (s *service) pointsCSV(ctx context.Context, in *pointsInput) (*stream, error) {
	p, next, err := s.points(ctx, in)
	if err != nil {
		return nil, err
	}
	write := p.WriteCSV
	if in.Question.bom {
		write = withBOM(write)
	}
	return s.stream(answer{media: mediaCSV, cache: cacheNever, link: nextLink(next)}, write), nil
}

// points returns a page and the address of the next one.
func (s *service) points(ctx context.Context, in *pointsInput) (*analysis.Points, string, error) {
	if !s.PointsAllowed {
		return nil, "", newProblem(kindForbidden, "incidents as points are served on a loopback address only: use the layers density and status")
	}
	asked := in.Question.asked
	p, err := s.Analysis.Points(ctx, geo.PointQuery{Filter: asked.Filter, Bound: asked.Bound, After: in.Page.after, Limit: in.Page.limit})
	if err != nil {
		return nil, "", err
	}
	return p, in.Address.next(p.Next), nil
}

func nextLink(next string) string {
	if next == "" {
		return ""
	}
	return "<" + next + `>; rel="next"`
}
