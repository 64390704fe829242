package api

import (
	"context"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

const decisionsPath = v1 + "/decisions"

type decisionInput struct {
	Body struct {
		Edition  string   `json:"edition,omitempty" maxLength:"100" doc:"Edition of the codes; default: the newest"`
		Code     string   `json:"code" maxLength:"20" doc:"Unit that is to have a model"`
		On       string   `json:"decided_on,omitempty" format:"date" doc:"Default: today"`
		Why      string   `json:"why" maxLength:"2000" doc:"Why there; nothing about persons"`
		Who      string   `json:"who" maxLength:"200" doc:"Office or account that decides"`
		Due      string   `json:"evaluation_due,omitempty" format:"date" doc:"When to look whether it helped; default: a year later"`
		Compared []string `json:"compared,omitempty" maxItems:"50" doc:"Codes of the units to compare with; default: those most alike before that day"`
	}
}

type decisionAnswer struct {
	Body analysis.Decision
}

// decide records a decision.
func (s *service) decide(ctx context.Context, in *decisionInput) (*decisionAnswer, error) {
	b := &in.Body
	r := analysis.DecisionRequest{Edition: b.Edition, Code: b.Code, Why: b.Why, Who: b.Who, Compare: b.Compared}
	for _, d := range []struct {
		name, text string
		to         *geo.Day
	}{{"decided_on", b.On, &r.On}, {"evaluation_due", b.Due, &r.Due}} {
		if d.text == "" {
			continue
		}
		var err error
		if *d.to, err = geo.ParseDay(d.text); err != nil {
			return nil, geo.Invalid(d.name, "%v", err)
		}
	}
	d, err := s.Analysis.Decide(ctx, r)
	if err != nil {
		return nil, err
	}
	return &decisionAnswer{*d}, nil
}

type decisionsInput struct {
	IfNoneMatch string `header:"If-None-Match" doc:"ETags the client has; 304 where one of them is still right"`
}

// decisions says what was decided.
func (s *service) decisions(ctx context.Context, in *decisionsInput) (*stream, error) {
	all, err := s.Analysis.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	return s.written(in.IfNoneMatch, all.WriteJSON)
}
