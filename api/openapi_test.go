package api

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/geo"
)

// notDescribed are routes that serve pages.
var notDescribed = []string{"GET /api/docs"}

func TestEveryRouteIsDescribedAndEveryDescriptionIsARoute(t *testing.T) {
	t.Parallel()
	s, engine, err := build(Config{Analysis: unready{}, Store: &memory{}})
	if err != nil {
		t.Fatal(err)
	}
	s.routes()
	var routes, described []string
	for _, r := range engine.Routes() {
		if route := r.Method + " " + r.Path; !slices.Contains(notDescribed, route) {
			routes = append(routes, route)
		}
	}
	for path, item := range s.api.OpenAPI().Paths {
		path = strings.NewReplacer("{", ":", "}", "").Replace(path)
		for method, op := range map[string]*huma.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put, http.MethodDelete: item.Delete} {
			if op != nil {
				described = append(described, method+" "+path)
			}
		}
	}
	slices.Sort(routes)
	slices.Sort(described)
	if !slices.Equal(routes, described) {
		t.Errorf("routes\n%s\ndescribed\n%s", strings.Join(routes, "\n"), strings.Join(described, "\n"))
	}
	if len(routes) < 20 {
		t.Errorf("only %d routes", len(routes))
	}
	for route := range slowRoutes {
		if !slices.Contains(routes, route) {
			t.Errorf("%s has the time of an import, but is no route", route)
		}
	}
}

func TestDocument(t *testing.T) {
	t.Parallel()
	text := serve(t, nil).get("/api/v1/openapi.json").text
	golden(t, "openapi.json", indent(t, text))
	if strings.Contains(text, "://") || strings.Contains(text, "$schema") {
		t.Error("the document names a host")
	}
	var doc struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			OperationID string
			Parameters  []struct {
				Name, In string
				Explode  *bool
				Schema   struct {
					Items struct{ Enum []string }
				}
			}
			Responses map[string]struct{ Content map[string]any }
		}
	}
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for path, methods := range doc.Paths {
		for method, op := range methods {
			if op.OperationID == "" || ids[op.OperationID] {
				t.Errorf("%s %s: operation id %q is missing or stands twice", method, path, op.OperationID)
			}
			ids[op.OperationID] = true
			for _, status := range []string{"422", "500", "503"} {
				if op.Responses[status].Content[mediaProblem] == nil {
					t.Errorf("%s %s: the problem %s is not described", method, path, status)
				}
			}
		}
	}
	documented := map[string][]string{}
	for _, p := range doc.Paths["/api/v1/layers/density/values"]["get"].Parameters {
		documented[p.Name] = p.Schema.Items.Enum
		if p.Name == "category" && (p.Explode == nil || *p.Explode) {
			t.Error("lists are described as repeated, but are separated by commas")
		}
	}
	for _, key := range geo.FilterKeys {
		if _, ok := documented[key]; !ok {
			t.Errorf("the filter %s is not described", key)
		}
	}
	if !slices.Equal(documented["category"], geo.Categories.All()) {
		t.Errorf("the codes of category are described as %v", documented["category"])
	}
}
