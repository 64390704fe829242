package api

import (
	"context"
	"io"

	"github.com/danielgtaylor/huma/v2"
)

type unitsInput struct {
	Question    question
	IfNoneMatch string `header:"If-None-Match" doc:"ETags the client has; 304 where one of them is still right"`
	Outlines    string `query:"v" maxLength:"100"`
}

// placeParams are the edition and level, as a layer has them.
func placeParams() []*huma.Param {
	var params []*huma.Param
	for _, p := range layerParams("density") {
		if p.Name == "edition" || p.Name == "level" {
			params = append(params, p)
		}
	}
	return params
}

// units gives the outlines of one level. Asked for by their hash they never
// change; asked for by an outdated one, today's come, which say their own.
func (s *service) units(_ context.Context, in *unitsInput) (*stream, error) {
	asked := in.Question.asked
	o, err := s.Analysis.Outlines(asked.Edition, asked.Level)
	if err != nil {
		return nil, err
	}
	cache := cacheRevalidate
	if in.Outlines == o.Hash {
		cache = cacheForever
	}
	return s.stream(answer{media: mediaGeoJSON, cache: cache, etag: tagOf("units", s.Version, o.Edition, string(o.Level), o.Hash), known: in.IfNoneMatch},
		func(w io.Writer) error { return o.WriteGeoJSON(w, asked.Bound) }), nil
}
