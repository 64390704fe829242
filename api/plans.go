package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

const (
	plansPath = v1 + "/plans"
	planPath  = plansPath + "/{code}"
)

type planInput struct {
	Code string `path:"code" maxLength:"40" doc:"Short name of the plan, such as 2022-2027"`
	Body struct {
		Name    string        `json:"name" maxLength:"500" doc:"Its title"`
		Signed  string        `json:"signed_on" format:"date" doc:"Day on which it was signed"`
		From    string        `json:"from" format:"date" doc:"Its first day"`
		To      string        `json:"to" format:"date" doc:"Its last day"`
		Edition string        `json:"edition,omitempty" maxLength:"100" doc:"Edition whose units it counts; default: the one in force when it was signed"`
		Targets []targetInput `json:"targets" maxItems:"100" nullable:"false" doc:"All its targets"`
	}
}

type targetInput struct {
	Indicator   string `json:"indicator,omitempty" enum:"I1" default:"I1" doc:"The share of units without a qualifying incident"`
	Level       string `json:"level" enum:"commune,district" doc:"Units that are counted"`
	Reading     string `json:"reading,omitempty" enum:"A,B" doc:"Reading that the plan means; default: it leaves that open"`
	From        string `json:"from" format:"date" doc:"First day that counts"`
	To          string `json:"to" format:"date" doc:"Last day that counts"`
	Share       int    `json:"share" minimum:"1" maximum:"100" doc:"Percent of the units"`
	Denominator int    `json:"denominator,omitempty" minimum:"1" maximum:"100000" doc:"Units that the plan itself counts; default: those of its edition"`
}

type planAnswer struct {
	Body analysis.PlanView
}

// plan reads what is to be stored.
func (in *planInput) plan() (p geo.Plan, err error) {
	b := &in.Body
	p = geo.Plan{Code: in.Code, Name: b.Name, Edition: b.Edition}
	if p.Signed, err = geo.ParseDay(b.Signed); err != nil {
		return p, geo.Invalid("signed_on", "%v", err)
	}
	if p.Period, err = geo.ParsePeriod(b.From, b.To); err != nil {
		return p, err
	}
	for _, t := range b.Targets {
		of := geo.Target{Indicator: t.Indicator, Level: geo.Level(t.Level), Reading: t.Reading, Threshold: t.Share, Denominator: t.Denominator}
		if of.Indicator == "" {
			of.Indicator = "I1"
		}
		if of.Period, err = geo.ParsePeriod(t.From, t.To); err != nil {
			return p, err
		}
		p.Targets = append(p.Targets, of)
	}
	return p, nil
}

// savePlan stores a plan in place of what had its code.
func (s *service) savePlan(ctx context.Context, in *planInput) (*planAnswer, error) {
	p, err := in.plan()
	if err != nil {
		return nil, err
	}
	saved, err := s.Analysis.SavePlans(ctx, []geo.Plan{p})
	if err != nil {
		return nil, err
	}
	return &planAnswer{saved.Plans[0]}, nil
}

// plans says what the plans aim at.
func (s *service) plans(ctx context.Context, in *decisionsInput) (*stream, error) {
	all, err := s.Analysis.Plans(ctx)
	if err != nil {
		return nil, err
	}
	return s.written(in.IfNoneMatch, all.WriteJSON)
}

type planCode struct {
	Code string `path:"code" maxLength:"40" doc:"Short name of the plan"`
}

// removePlan takes a plan away.
func (s *service) removePlan(ctx context.Context, in *planCode) (*struct{}, error) {
	return nil, s.Analysis.RemovePlan(ctx, in.Code)
}

// planRoutes are what the plans aim at, and how that is changed.
func (s *service) planRoutes() {
	add(s, unlessKnown(gives(get(plansPath, "plans", tagPlan, "The coordination plans with their targets"), mediaJSON, s.schemaOf(analysis.Plans{}))), s.plans)
	add(s, changing(http.MethodPut, planPath, "save-plan", tagPlan, "Add a plan, or put another in its place"), s.savePlan)
	add(s, changing(http.MethodDelete, planPath, "remove-plan", tagPlan, "Take a plan away", http.StatusNotFound), s.removePlan)
}

// changing describes an operation that is no POST and changes what is stored.
func changing(method, path, id, tag, summary string, problems ...int) huma.Operation {
	op := post(path, id, tag, summary, problems...)
	op.Method = method
	return op
}
