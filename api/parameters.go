package api

import (
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// layerParams documents the parameters of a layer from the catalogue, so that
// what is added there is known here.
func layerParams(layer string) []*huma.Param {
	var params []*huma.Param
	for _, p := range layerInfo(layer).Parameters {
		schema := &huma.Schema{Type: huma.TypeString}
		for _, v := range p.Values {
			schema.Enum = append(schema.Enum, v.Code)
		}
		if p.Name == "from" || p.Name == "to" {
			schema.Format = "date"
		}
		if slices.Contains(geo.FilterKeys, p.Name) {
			params = append(params, listParam(p.Name, p.Description.En, schema))
			continue
		}
		params = append(params, queryParam(p.Name, p.Description.En, schema))
	}
	return append(params, bboxParam)
}

func layerInfo(name string) analysis.LayerInfo {
	all := analysis.Catalogue()
	return all[slices.IndexFunc(all, func(l analysis.LayerInfo) bool { return l.Name == name })]
}

func queryParam(name, description string, schema *huma.Schema) *huma.Param {
	return &huma.Param{Name: name, In: "query", Description: description, Schema: schema}
}

// listParam is a comma-separated list.
func listParam(name, description string, items *huma.Schema) *huma.Param {
	p := queryParam(name, description+"; several separated by commas", &huma.Schema{Type: huma.TypeArray, Items: items})
	p.Style, p.Explode = "form", new(bool)
	return p
}

// repeatedParam may be given several times.
func repeatedParam(name, description string) *huma.Param {
	p := queryParam(name, description, &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString}})
	explode := true
	p.Style, p.Explode = "form", &explode
	return p
}

func text(maxLength int) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, MaxLength: &maxLength}
}

func limitSchema(otherwise, most int) *huma.Schema {
	lowest, highest := 1.0, float64(most)
	return &huma.Schema{Type: huma.TypeInteger, Minimum: &lowest, Maximum: &highest, Default: otherwise}
}

var (
	four      = 4
	bboxParam = &huma.Param{
		Name: "bbox", In: "query", Style: "form", Explode: new(bool),
		Description: "Only what touches this box: west,south,east,north in degrees on WGS84",
		Schema:      &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeNumber}, MinItems: &four, MaxItems: &four},
	}
	bomParam = queryParam("bom", "1 begins the table with a byte order mark, which Excel needs to read UTF-8",
		&huma.Schema{Type: huma.TypeString, Enum: []any{"0", "1"}, Default: "0"})
	pageParams = []*huma.Param{
		queryParam("limit", "Most points in the answer", limitSchema(defaultPoints, analysis.MaxPoints)),
		queryParam("after", "Continue after this id, as the link to the next page does", &huma.Schema{Type: huma.TypeString, Format: "uuid"}),
	}
	outlineParam = queryParam("v", "Hash of the outlines as /editions names it: the answer may then be kept for ever", text(100))
)
