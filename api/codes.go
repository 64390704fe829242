package api

import (
	"context"

	"github.com/antoan-vn/antoan/geo"
)

type codeList struct {
	Name  string     `json:"name" doc:"Name of the field and of the parameter"`
	Codes []geo.Code `json:"codes" nullable:"false"`
}

type codesAnswer struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		Lists []codeList `json:"lists" nullable:"false"`
	}
}

// codes lists the closed vocabularies.
func (s *service) codes(context.Context, *nothing) (*codesAnswer, error) {
	out := &codesAnswer{CacheControl: cacheRevalidate}
	for _, l := range geo.CodeLists {
		out.Body.Lists = append(out.Body.Lists, codeList{Name: l.Name, Codes: l.Codes})
	}
	return out, nil
}
