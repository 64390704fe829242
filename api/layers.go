package api

import (
	"context"
	"io"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
)

type layersAnswer struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		Layers []analysis.LayerInfo `json:"layers" nullable:"false"`
	}
}

// layers lists the layers.
func (s *service) layers(context.Context, *nothing) (*layersAnswer, error) {
	out := &layersAnswer{CacheControl: cacheRevalidate}
	out.Body.Layers = analysis.Catalogue()
	return out, nil
}

// form is one of the forms in which a layer of areas is given.
type form struct {
	name, suffix, summary, media string
	write                        func(*analysis.Layer, io.Writer) error
	schema                       func(analysis.LayerInfo) *huma.Schema
	params                       []*huma.Param
}

var forms = []form{
	{"geojson", ".geojson", "outlines and values", mediaGeoJSON, (*analysis.Layer).WriteGeoJSON, layerFeatures, nil},
	{"csv", ".csv", "as a table", mediaCSV, (*analysis.Layer).WriteCSV, layerTable, []*huma.Param{bomParam}},
	{"values", "/values", "values in the order of the units", mediaJSON, (*analysis.Layer).WriteValues, layerValues, nil},
}

type layerInput struct {
	Question    question
	IfNoneMatch string `header:"If-None-Match" doc:"ETags the client has; 304 where one of them is still right"`
}

// layer gives a layer of areas in one form.
func (s *service) layer(name string, f form) func(context.Context, *layerInput) (*stream, error) {
	return func(ctx context.Context, in *layerInput) (*stream, error) {
		asked := in.Question.asked
		asked.Layer = name
		l, err := s.Analysis.Layer(ctx, asked)
		if err != nil {
			return nil, err
		}
		write := func(w io.Writer) error { return f.write(l, w) }
		etag := l.ETag(f.name)
		if in.Question.bom {
			etag, write = l.ETag(f.name+"-bom"), withBOM(write)
		}
		return s.stream(answer{media: f.media, cache: cacheRevalidate, etag: etag, known: in.IfNoneMatch}, write), nil
	}
}

// withBOM begins a table with the mark that Excel needs.
func withBOM(write func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, err := io.WriteString(w, utf8BOM); err != nil {
			return err
		}
		return write(w)
	}
}
