package api

import (
	"context"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// unready is an analysis that has not read its data.
type unready struct{}

func (unready) Ready() bool                      { return false }
func (unready) Update(context.Context) error     { return geo.ErrUnavailable }
func (unready) Summary() analysis.Summary        { return analysis.Summary{} }
func (unready) Editions() []analysis.EditionInfo { return nil }
func (unready) Outlines(string, geo.Level) (*analysis.Outlines, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Layer(context.Context, analysis.Request) (*analysis.Layer, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Expansion(context.Context, analysis.ExpansionRequest) (*analysis.Expansion, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Decide(context.Context, analysis.DecisionRequest) (*analysis.Decision, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Decisions(context.Context) (*analysis.Decisions, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Entries(context.Context, analysis.EntriesRequest) (*analysis.Entries, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Entry(context.Context, string, int32) (*analysis.Entry, error) {
	return nil, geo.ErrUnavailable
}
func (unready) AddEntry(context.Context, string, map[string]any) (*analysis.Entry, error) {
	return nil, geo.ErrUnavailable
}
func (unready) ChangeEntry(context.Context, string, int32, map[string]any) (*analysis.Entry, error) {
	return nil, geo.ErrUnavailable
}
func (unready) RemoveEntry(context.Context, string, int32) error { return geo.ErrUnavailable }
func (unready) Evaluate(context.Context, analysis.EvaluationRequest) (*analysis.Evaluations, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Points(context.Context, geo.PointQuery) (*analysis.Points, error) {
	return nil, geo.ErrUnavailable
}

func (unready) Indicators(context.Context, analysis.IndicatorRequest) (*analysis.Indicators, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Reporting(context.Context, analysis.ReportingRequest) (*analysis.Reporting, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Published(context.Context) (*analysis.Published, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Compare(context.Context, analysis.CompareRequest) (*analysis.Comparison, error) {
	return nil, geo.ErrUnavailable
}
func (unready) PlanToDate() (geo.Period, error) { return geo.Period{}, geo.ErrUnavailable }

func (unready) Publish(context.Context, analysis.IndicatorRequest, string, string) (*analysis.Publication, error) {
	return nil, geo.ErrUnavailable
}
func (unready) Plans(context.Context) (*analysis.Plans, error) { return nil, geo.ErrUnavailable }
func (unready) SavePlans(context.Context, []geo.Plan) (*analysis.Plans, error) {
	return nil, geo.ErrUnavailable
}
func (unready) RemovePlan(context.Context, string) error { return geo.ErrUnavailable }

// failing answers layers in its own way, and everything else as usual.
type failing struct {
	Analysis
	layer func(context.Context, analysis.Request) (*analysis.Layer, error)
}

func (f failing) Layer(ctx context.Context, r analysis.Request) (*analysis.Layer, error) {
	return f.layer(ctx, r)
}

// withLayer makes every layer of a server end in its own way.
func withLayer(layer func(context.Context) error) func(*Config) {
	return func(c *Config) {
		c.Analysis = failing{c.Analysis, func(ctx context.Context, _ analysis.Request) (*analysis.Layer, error) {
			return nil, layer(ctx)
		}}
	}
}
