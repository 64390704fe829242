package api

import (
	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// entryParams are the parameters of a register's list: unit, time, and each of its codes.
func entryParams(r *geo.Register) []*huma.Param {
	day := func(name, text string) *huma.Param {
		return queryParam(name, text, &huma.Schema{Type: huma.TypeString, Format: "date"})
	}
	params := []*huma.Param{
		queryParam("edition", "Only of units of this edition", text(100)), queryParam("unit", "Only of the unit with this code, of the newest edition where none is given", text(20)),
		day("from", "Only what touches the days from this one on"), day("to", "Only what touches the days up to this one"),
	}
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Kind == geo.FieldCode {
			params = append(params, queryParam(f.Name, "Only with this: "+f.En, &huma.Schema{Type: huma.TypeString, Enum: enumOf(f.List)}))
		}
	}
	none := 0.0
	return append(params, queryParam("limit", "Most entries in the answer", limitSchema(analysis.DefaultEntries, analysis.MaxEntries)),
		queryParam("after", "Continue after this entry, as next_after says", &huma.Schema{Type: huma.TypeInteger, Minimum: &none}))
}

func enumOf(l *geo.CodeList) (codes []any) {
	for _, c := range l.All() {
		codes = append(codes, c)
	}
	return codes
}

// fieldSchemas are the members of an entry that its register has.
func fieldSchemas(r *geo.Register) map[string]*huma.Schema {
	members := map[string]*huma.Schema{}
	for i := range r.Fields {
		f := &r.Fields[i]
		s := &huma.Schema{Description: f.En, Nullable: !f.Required, Type: huma.TypeString}
		none := 0.0
		switch f.Kind {
		case geo.FieldCode:
			s.Enum = enumOf(f.List)
			if !f.Required {
				s.Enum = append(s.Enum, nil)
			}
		case geo.FieldDay:
			s.Format = "date"
		case geo.FieldCount, geo.FieldYear:
			s.Type, s.Minimum = huma.TypeInteger, &none
		case geo.FieldPoint:
			for name, text := range map[string]string{"lon": "Longitude of ", "lat": "Latitude of "} {
				members[name] = described(orNull(huma.TypeNumber), text+f.En)
			}
			continue
		case geo.FieldText:
			most := 500
			s.MaxLength = &most
		}
		members[f.Name] = s
	}
	return members
}

// saidSchema describes an entry as it is sent.
func saidSchema(r *geo.Register) *huma.Schema {
	members := fieldSchemas(r)
	words := map[string]string{"edition": "Edition of the unit's code; the newest where it is missing", "code": "Code of the unit", "source": "Who says so: an office or a file"}
	if !r.CommuneOnly {
		words["level"] = "Level of the unit; the finest that has the code where it is missing"
	}
	for name, description := range words {
		members[name] = described(text(500), description)
	}
	required := []string{"code"}
	for i := range r.Fields {
		if r.Fields[i].Required {
			required = append(required, r.Fields[i].Name)
		}
	}
	return &huma.Schema{Type: huma.TypeObject, Properties: members, Required: required, AdditionalProperties: false}
}

// entrySchema describes an entry as it is answered.
func entrySchema(r *geo.Register) *huma.Schema {
	members := fieldSchemas(r)
	names := []string{"id", "edition", "level", "code", "unit", "source", "stored_at"}
	for _, name := range names[1:] {
		members[name] = ofType(huma.TypeString)
	}
	members["id"], members["unit"] = ofType(huma.TypeInteger), described(ofType(huma.TypeString), "Name of the unit")
	return object(members, names...)
}

// entriesSchema describes a list.
func entriesSchema(entry *huma.Schema) *huma.Schema {
	return object(map[string]*huma.Schema{
		"register": ofType(huma.TypeString), "entries": listOf(entry), "number_matched": ofType(huma.TypeInteger), "number_returned": ofType(huma.TypeInteger),
		"next_after": described(ofType(huma.TypeInteger), "Where the next part begins; missing where there is none"),
	}, "register", "entries", "number_matched", "number_returned")
}
