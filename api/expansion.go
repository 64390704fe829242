package api

import (
	"context"
	"math"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
)

const expansionPath = v1 + "/expansion"

// expansionParams are those of the layer, and what is to be opened.
func expansionParams() []*huma.Param {
	number := &huma.Schema{Type: huma.TypeNumber}
	whole := &huma.Schema{Type: huma.TypeInteger}
	models, within := queryParam("models", "New models to open", whole), queryParam("within", "A model covers the units whose label points lie so many metres from it", number)
	models.Required, within.Required = true, true
	params := []*huma.Param{models, within,
		queryParam("objective", "cover: the most demand within the distance; median: the least demand times metres", &huma.Schema{Type: huma.TypeString, Enum: []any{"cover", "median"}, Default: "cover"}),
		queryParam("demand", "need: women and children times need; incidents: a year, at the smoothed rate", &huma.Schema{Type: huma.TypeString, Enum: []any{"need", "incidents"}, Default: "need"}),
		queryParam("per_district", "Models that each district has at least, those that run included", whole),
		queryParam("capacity", "Households a year that a new model can serve, with demand incidents", number)}
	return append(params, slices.DeleteFunc(layerParams("expansion"), func(p *huma.Param) bool { return p.Name == bboxParam.Name })...)
}

// expansionQuestion reads the parameters that the layer does not have.
type expansionQuestion struct {
	asked analysis.ExpansionRequest
}

// Resolve reads the query; huma calls it. Its errors are *geo.InvalidError.
func (q *expansionQuestion) Resolve(hc huma.Context) (wrong []error) {
	whole := func(name string, to *int) {
		if text := hc.Query(name); text != "" {
			n, err := strconv.Atoi(text)
			if *to = n; err != nil {
				wrong = append(wrong, geo.Invalid(name, "%q is no whole number", text))
			}
		}
	}
	number := func(name string, to *float64) {
		if text := hc.Query(name); text != "" {
			v, err := strconv.ParseFloat(text, 64)
			if *to = v; err != nil || math.IsNaN(v) {
				wrong = append(wrong, geo.Invalid(name, "%q is no number", text))
			}
		}
	}
	whole("models", &q.asked.Models)
	whole("per_district", &q.asked.PerDistrict)
	number("within", &q.asked.Within)
	number("capacity", &q.asked.Capacity)
	q.asked.Objective, q.asked.Demand = siting.Objective(hc.Query("objective")), analysis.Demand(hc.Query("demand"))
	return wrong
}

type expansionInput struct {
	Question    question
	Expansion   expansionQuestion
	IfNoneMatch string `header:"If-None-Match" doc:"ETags the client has; 304 where one of them is still right"`
}

// expansion says in which units to open the next models.
func (s *service) expansion(ctx context.Context, in *expansionInput) (*stream, error) {
	asked := in.Expansion.asked
	asked.Request = in.Question.asked
	a, err := s.Analysis.Expansion(ctx, asked)
	if err != nil {
		return nil, err
	}
	return s.written(in.IfNoneMatch, a.WriteJSON)
}
