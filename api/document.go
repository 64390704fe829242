package api

import (
	"context"
	"encoding/json"
	"io"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// document is the frame of the OpenAPI 3.1 document; the operations fill it.
// Huma's own pages are off: they load scripts from the internet.
func document(version string) huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "antoan", Version: orText(version, "unknown"),
				Description: "Incidents against women and children per commune: density, incident-free status and points. " +
					"Coordinates are longitude, latitude on WGS84. Errors are problem details (RFC 9457).",
				License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"},
			},
			Components: &huma.Components{Schemas: huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)},
			Tags: []*huma.Tag{
				{Name: tagLayers, Description: "What the map shows"}, {Name: tagDivision, Description: "Editions of the administrative division and their units"},
				{Name: tagPlan, Description: "What the coordination plan asks for"}, {Name: tagRegistry, Description: "Registers of the plan's other work: numbers and offices, never persons"},
				{Name: tagBatches, Description: "Imports of incident files"}, {Name: tagIncidents, Description: "Single incidents, from other systems and with their history"}, {Name: tagDuplicates, Description: "Incidents that two sources may have told"}, {Name: tagService, Description: "The service itself"},
			},
		},
		Formats:       map[string]huma.Format{mediaJSON: huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat: mediaJSON,
	}
}

func orText(given, otherwise string) string {
	if given != "" {
		return given
	}
	return otherwise
}

// Tags group the operations.
const (
	tagLayers     = "layers"
	tagDivision   = "division"
	tagBatches    = "batches"
	tagPlan       = "plan"
	tagRegistry   = "registry"
	tagIncidents  = "incidents"
	tagDuplicates = "duplicates"
	tagService    = "service"
)

// finishDocument describes what Huma's reflection cannot see: bodies that are
// streamed.
func (s *service) finishDocument() {
	post := s.api.OpenAPI().Paths[batchesPath].Post
	post.RequestBody = importBody()
	documentOutcomes(post)
	record := s.api.OpenAPI().Paths[incidentsPath].Post
	record.RequestBody = recordBody()
	known := *record.Responses["201"]
	known.Description = "The incident was corrected, or is stored like this already"
	record.Responses["200"] = &known
}

// openAPI serves the document of these routes.
func (s *service) openAPI() func(context.Context, *conditional) (*stream, error) {
	encode := sync.OnceValues(func() ([]byte, error) { return json.Marshal(s.api.OpenAPI()) })
	return func(_ context.Context, in *conditional) (*stream, error) {
		text, err := encode()
		if err != nil {
			return nil, err
		}
		return s.stream(answer{media: mediaJSON, etag: tagOf(text), cache: cacheRevalidate, known: in.IfNoneMatch},
			func(w io.Writer) error { _, err := w.Write(text); return err }), nil
	}
}
