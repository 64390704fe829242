package api

import (
	"context"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

type publishInput struct {
	Body struct {
		Period    string   `json:"period" maxLength:"100" doc:"As the parameter period of /indicators"`
		Who       string   `json:"who" maxLength:"200" doc:"Office or account that publishes"`
		Note      string   `json:"note,omitempty" maxLength:"2000" doc:"A remark that is kept with it"`
		Edition   string   `json:"edition,omitempty" maxLength:"100" doc:"Default: every edition"`
		Level     string   `json:"level,omitempty" enum:"commune,district" doc:"Default: both"`
		Unit      string   `json:"unit,omitempty" maxLength:"100" doc:"Only the incidents of the unit with this code"`
		Earlier   int      `json:"earlier,omitempty" minimum:"1" maximum:"20" doc:"The same period of so many years before as well"`
		Only      []string `json:"indicators,omitempty" maxItems:"20" doc:"Only these; default: all"`
		AsOf      string   `json:"as_of,omitempty" format:"date" doc:"What was known at the end of this day; default: what is stored now"`
		Days      int      `json:"days,omitempty" minimum:"1" maximum:"3660" doc:"Days within which a victim must be assisted; default: whenever"`
		SpokeDays int      `json:"spoke_days,omitempty" minimum:"1" maximum:"3660" doc:"Days within which the Union must speak up; default: 7"`
		DueDays   int      `json:"due_days,omitempty" minimum:"1" maximum:"3660" doc:"Days after a month when its report is due; default: 5"`
	}
}

type publishAnswer struct {
	Body analysis.Publication
}

// publish freezes figures.
func (s *service) publish(ctx context.Context, in *publishInput) (*publishAnswer, error) {
	b := &in.Body
	r := analysis.IndicatorRequest{Edition: b.Edition, Level: geo.Level(b.Level), Unit: b.Unit, Period: b.Period, Earlier: b.Earlier, Only: b.Only,
		Days: b.Days, SpokeDays: b.SpokeDays, DueDays: b.DueDays}
	var err error
	if r.AsOf, err = parseAsOf(b.AsOf); err != nil {
		return nil, err
	}
	p, err := s.Analysis.Publish(ctx, r, b.Who, b.Note)
	if err != nil {
		return nil, err
	}
	return &publishAnswer{*p}, nil
}
