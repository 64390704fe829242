package api

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
)

// TestRoutes asks every GET route and holds the answer against its description.
func TestRoutes(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	batch := s.store.batches[0].ID.String()
	api := documented(t)
	tests := []struct{ path, pattern, media, contains string }{
		{"/healthz", "", mediaJSON, `"status":"ok"`},
		{"/readyz", "", mediaJSON, `"status":"ok"`},
		{"/api/v1/openapi.json", "", mediaJSON, `"openapi":"3.1.0"`},
		{"/api/v1/summary", "", mediaJSON, `"incidents":4,"period":{"from":"2025-03-01","to":"2025-09-01"},"sources":["police"]`},
		{"/api/v1/codes", "", mediaJSON, `"name":"category"`},
		{"/api/v1/editions", "", mediaJSON, `"code":"2025-07"`},
		{"/api/v1/units.geojson", "", mediaGeoJSON, `"numberMatched":4`},
		{"/api/v1/units.geojson?edition=2025-07&level=province", "/api/v1/units.geojson", mediaGeoJSON, `"numberMatched":1`},
		{"/api/v1/units.geojson?bbox=105.51,21.21,105.52,21.22", "/api/v1/units.geojson", mediaGeoJSON, `"numberMatched":1`},
		{"/api/v1/layers", "", mediaJSON, `"name":"density"`},
		{"/api/v1/layers/density.geojson", "", mediaGeoJSON, `"name":"Xã Đồng Cỏ","count":2,`},
		{"/api/v1/layers/density.geojson?bbox=105.51,21.21,105.52,21.22", "/api/v1/layers/density.geojson", mediaGeoJSON, `"numberReturned":1`},
		{"/api/v1/layers/density.csv", "", mediaCSV, "code,name,count,"},
		{"/api/v1/layers/density/values", "", mediaJSON, `"count":[2,1,0,0]`},
		{"/api/v1/layers/density/values?category=injury,threat&hours=20-23,8&weekdays=1-7&from=2025-01-01&to=2025-06-30&source=police&severity=serious",
			"/api/v1/layers/density/values", mediaJSON, `"count":[1,0,0,0]`},
		{"/api/v1/layers/density/values?level=province", "/api/v1/layers/density/values", mediaJSON, `"count":[3]`},
		{"/api/v1/layers/status.geojson", "", mediaGeoJSON, `"status":"has_incidents"`},
		{"/api/v1/layers/status.csv?bom=1", "/api/v1/layers/status.csv", mediaCSV, "\ufeffcode,name,status"},
		{"/api/v1/layers/status/values?reading=B", "/api/v1/layers/status/values", mediaJSON, `"reading":"B"`},
		{"/api/v1/layers/incidents.geojson", "", mediaGeoJSON, `"numberMatched":3`},
		{"/api/v1/layers/incidents.csv", "", mediaCSV, "id,lon,lat,occurred_on"},
		{"/api/v1/indicators", "", mediaJSON, `{"indicators":[{"indicator":"I1","level":"commune","edition":"2025-07","reading":"A","period":"2025"`},
		{"/api/v1/indicators?period=2025-Q2&indicator=I2,I10&as_of=2025-12-31&days=30", "/api/v1/indicators", mediaJSON, `"within_days":30`},
		{"/api/v1/reporting?month=2025-08&as_of=2025-09-01", "/api/v1/reporting", mediaJSON, `"due":"2025-09-05"`},
		{"/api/v1/plans", "", mediaJSON, `{"plans":[]}`},
		{"/api/v1/published", "", mediaJSON, `{"published":[]}`},
		{"/api/v1/reports", "", mediaJSON, `"xlsx":"/api/v1/reports/half-year.xlsx"`},
		{"/api/v1/batches", "", mediaJSON, `"source":"police"`},
		{"/api/v1/batches/" + batch, "/api/v1/batches/{id}", mediaJSON, `"rejected":2`},
		{"/api/v1/batches/" + batch + "/rejects.csv", "/api/v1/batches/{id}/rejects.csv", mediaCSV, "batch,row,line,column,code,message"},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			t.Parallel()
			r := s.get(tt.path)
			if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != tt.media {
				t.Fatalf("%d %s: %s", r.StatusCode, r.Header.Get("Content-Type"), r.text)
			}
			if !strings.Contains(r.text, tt.contains) {
				t.Errorf("%q is not in %.2000s", tt.contains, r.text)
			}
			if tt.pattern == "" {
				tt.pattern = tt.path
			}
			content := api.OpenAPI().Paths[tt.pattern].Get.Responses["200"].Content
			if content[tt.media] == nil {
				t.Fatalf("the document promises other media types: %v", content)
			}
			fits(t, api, content[tt.media].Schema, tt.media, r.text)
		})
	}
}

// fits holds a body against its schema.
func fits(t *testing.T, api huma.API, schema *huma.Schema, media, text string) {
	t.Helper()
	if media == mediaCSV {
		if rows, err := csv.NewReader(strings.NewReader(text)).ReadAll(); err != nil || len(rows) < 2 {
			t.Errorf("no table: %v, %d rows", err, len(rows))
		}
		return
	}
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	result := &huma.ValidateResult{}
	huma.Validate(api.OpenAPI().Components.Schemas, schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, value, result)
	for _, err := range result.Errors {
		t.Errorf("the answer is not as described: %v", err)
	}
}

// precompute prepares a schema that was written by hand for validation.
func precompute(s *huma.Schema) {
	if s == nil {
		return
	}
	s.PrecomputeMessages()
	precompute(s.Items)
	for _, p := range s.Properties {
		precompute(p)
	}
}

// documented returns the API of a service of its own, whose document may be
// prepared for validation.
func documented(t *testing.T) huma.API {
	t.Helper()
	s, err := New(Config{Analysis: unready{}, Store: &memory{}, Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range s.api.OpenAPI().Paths {
		if path.Get != nil {
			for _, media := range path.Get.Responses["200"].Content {
				precompute(media.Schema)
			}
		}
	}
	return s.api
}

func TestAnswersEqualInEveryForm(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	var values struct{ Columns map[string][]any }
	if err := json.Unmarshal([]byte(s.get("/api/v1/layers/density/values").text), &values); err != nil {
		t.Fatal(err)
	}
	var features struct {
		Features []struct{ Properties map[string]any }
	}
	if err := json.Unmarshal([]byte(s.get("/api/v1/layers/density.geojson").text), &features); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(s.get("/api/v1/layers/density.csv").text)).ReadAll()
	if err != nil || len(rows) != 5 || len(features.Features) != 4 {
		t.Fatalf("%v, %d rows, %d features", err, len(rows), len(features.Features))
	}
	for k, name := range rows[0] {
		for i, f := range features.Features {
			inFeature, inValues := f.Properties[name], values.Columns[name][i]
			text, err := json.Marshal(inValues)
			if err != nil {
				t.Fatal(err)
			}
			if inFeature != inValues || strings.Trim(string(text), `"`) != rows[i+1][k] {
				t.Errorf("%s of unit %d: %v in GeoJSON, %s in values, %s in CSV", name, i, inFeature, text, rows[i+1][k])
			}
		}
	}
}
