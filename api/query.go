package api

import (
	"net/url"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"github.com/antoan-vn/antoan/geo"
)

// checkQuery refuses parameters that the operation does not document, since a
// misspelt filter would silently answer another question, and parameters given
// more often than they are read.
func (s *service) checkQuery(hc huma.Context, next func(huma.Context)) {
	address := hc.URL()
	given, err := url.ParseQuery(address.RawQuery)
	if err != nil {
		fail(humagin.Unwrap(hc), newProblem(kindMalformed, "the query string cannot be read: escape special characters as %XX"))
		return
	}
	var wrong []error
	for _, name := range sortedKeys(given) {
		param := findParam(hc.Operation(), name)
		switch {
		case param == nil:
			wrong = append(wrong, geo.Invalid(clip(name), "is no parameter here: there are %s", knownParams(hc.Operation())))
		case len(given[name]) > 1 && !isRepeatable(param):
			wrong = append(wrong, geo.Invalid(name, "is given %d times: give it once", len(given[name])))
		}
	}
	if len(wrong) > 0 {
		fail(humagin.Unwrap(hc), bindingProblem(kindInvalid.status, "", wrong))
		return
	}
	next(hc)
}

func sortedKeys(values url.Values) []string {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func findParam(op *huma.Operation, name string) *huma.Param {
	i := slices.IndexFunc(op.Parameters, func(p *huma.Param) bool { return p.In == "query" && p.Name == name })
	if i < 0 {
		return nil
	}
	return op.Parameters[i]
}

func knownParams(op *huma.Operation) string {
	var names []string
	for _, p := range op.Parameters {
		if p.In == "query" {
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

func isRepeatable(p *huma.Param) bool { return p.Explode != nil && *p.Explode }

// clip shortens what a client made up before it is repeated.
func clip(name string) string {
	if len(name) > 40 {
		return strings.ToValidUTF8(name[:40], "") + "…"
	}
	return name
}
