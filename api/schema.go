package api

import (
	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
)

// The schemas here describe answers that package analysis writes piece by
// piece. The tests check real answers against them.

// textColumns hold text, null where there is none but for code and name; every other
// column holds numbers, null where unknown.
var textColumns = map[string]func(string) *huma.Schema{
	"code": ofType, "name": ofType, "status": orNull, "class": orNull, "quadrant": orNull, "verdict": orNull, "funnel": orNull, "reason_vi": orNull, "reason_en": orNull,
	"silence": orNull, "trend": orNull, "nearest": orNull, "last_met": orNull, "commitment": orNull, "recognition": orNull, "agreement": orNull,
}

func ofType(t string) *huma.Schema { return &huma.Schema{Type: t} }

func orNull(t string) *huma.Schema { return &huma.Schema{Type: t, Nullable: true} }

func described(s *huma.Schema, text string) *huma.Schema {
	s.Description = text
	return s
}

func anyObject() *huma.Schema {
	return &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true}
}

func tableSchema() *huma.Schema {
	return described(ofType(huma.TypeString), "Comma-separated table with a header (RFC 4180), UTF-8")
}

func listOf(items *huma.Schema) *huma.Schema { return &huma.Schema{Type: huma.TypeArray, Items: items} }

// object is an object with these members at least.
func object(members map[string]*huma.Schema, required ...string) *huma.Schema {
	return &huma.Schema{Type: huma.TypeObject, Properties: members, Required: required, AdditionalProperties: true}
}

// column describes one value of a layer.
func column(c analysis.ColumnInfo) *huma.Schema {
	s := orNull(huma.TypeNumber)
	if text, ok := textColumns[c.Name]; ok {
		s = text(huma.TypeString)
	}
	if c.Unit != "" {
		return described(s, c.Title.En+", "+c.Unit)
	}
	return described(s, c.Title.En)
}

// head describes what every form of a layer says of itself.
func head() map[string]*huma.Schema {
	period := object(map[string]*huma.Schema{
		"from": {Type: huma.TypeString, Format: "date"}, "to": {Type: huma.TypeString, Format: "date"},
		"years": described(ofType(huma.TypeNumber), "Length of the period"),
	}, "from", "to", "years")
	period.Nullable = true
	return map[string]*huma.Schema{
		"layer": ofType(huma.TypeString), "edition": ofType(huma.TypeString), "level": ofType(huma.TypeString),
		"period": described(period, "Local days, both included; null while nothing is stored"),
		"crs":    ofType(huma.TypeString), "data_version": ofType(huma.TypeInteger), "software_version": ofType(huma.TypeString),
		"outlines": described(ofType(huma.TypeString), "Hash of the outlines, as /units.geojson takes it"),
		"reading":  ofType(huma.TypeString), "filter": anyObject(), "metadata": anyObject(),
		"classes": described(object(map[string]*huma.Schema{
			"measure": ofType(huma.TypeString), "breaks": listOf(ofType(huma.TypeNumber)),
		}, "measure", "breaks"), "Classes of the legend, the same for every period"),
	}
}

var headMembers = []string{"layer", "edition", "level", "data_version", "software_version", "outlines", "metadata"}

// layerValues describes a layer as arrays in the order of the units.
func layerValues(l analysis.LayerInfo) *huma.Schema {
	columns := map[string]*huma.Schema{}
	var names []string
	for _, c := range l.Columns {
		columns[c.Name] = described(listOf(column(c)), c.Title.En)
		names = append(names, c.Name)
	}
	members := head()
	members["number_matched"] = ofType(huma.TypeInteger)
	members["columns"] = object(columns, names...)
	return object(members, append([]string{"columns", "number_matched"}, headMembers...)...)
}

// layerFeatures describes a layer as a FeatureCollection.
func layerFeatures(l analysis.LayerInfo) *huma.Schema {
	properties := map[string]*huma.Schema{}
	var names []string
	for _, c := range l.Columns {
		properties[c.Name] = column(c)
		names = append(names, c.Name)
	}
	return collection(head(), headMembers, object(properties, names...))
}

func layerTable(analysis.LayerInfo) *huma.Schema { return tableSchema() }

func unitFeatures() *huma.Schema {
	return collection(map[string]*huma.Schema{
		"edition": ofType(huma.TypeString), "level": ofType(huma.TypeString), "outlines": ofType(huma.TypeString),
	}, []string{"edition", "level", "outlines"}, object(map[string]*huma.Schema{
		"code": ofType(huma.TypeString), "name": ofType(huma.TypeString), "type": ofType(huma.TypeString),
		"parent": described(ofType(huma.TypeString), "Code of the unit above"), "area_km2": ofType(huma.TypeNumber),
		"label": described(listOf(ofType(huma.TypeNumber)), "A point inside: longitude, latitude"),
	}, "code", "name", "type", "parent", "area_km2", "label"))
}

func pointFeatures() *huma.Schema {
	link := object(map[string]*huma.Schema{"rel": ofType(huma.TypeString), "href": ofType(huma.TypeString), "type": ofType(huma.TypeString)}, "rel", "href")
	return collection(map[string]*huma.Schema{
		"layer": ofType(huma.TypeString), "data_version": ofType(huma.TypeInteger), "links": listOf(link),
	}, []string{"layer", "data_version"}, anyObject())
}

// collection describes an RFC 7946 FeatureCollection with further members.
func collection(members map[string]*huma.Schema, required []string, properties *huma.Schema) *huma.Schema {
	feature := object(map[string]*huma.Schema{
		"type": {Type: huma.TypeString, Enum: []any{"Feature"}}, "id": ofType(huma.TypeString),
		"geometry": described(anyObject(), "RFC 7946 geometry, longitude before latitude"), "properties": properties,
	}, "type", "id", "geometry", "properties")
	members["type"] = &huma.Schema{Type: huma.TypeString, Enum: []any{"FeatureCollection"}}
	members["features"] = listOf(feature)
	members["numberMatched"] = described(ofType(huma.TypeInteger), "How many there are in all")
	members["numberReturned"] = described(ofType(huma.TypeInteger), "How many are in this answer")
	return object(members, append([]string{"type", "features", "numberMatched", "numberReturned"}, required...)...)
}
