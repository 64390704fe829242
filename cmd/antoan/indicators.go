package main

import (
	"bufio"
	"context"
	"io"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

// indicatorFlags say which figures are meant.
type indicatorFlags struct {
	Edition   string   `help:"Edition; every one, side by side, where not given."`
	Level     string   `help:"commune or district; both where not given." enum:",commune,district" default:""`
	Unit      string   `help:"Only the incidents of the unit with this code, in the edition given or the newest." placeholder:"CODE"`
	Period    string   `help:"Such as 2024, 2024-H1, 2024-Q2, 2024-06, 2021-2023, 2024@15, tet-2024; every calendar year and the plan's span where not given." placeholder:"NAME"`
	Earlier   int      `help:"The same period of so many years before as well; with --period." default:"0"`
	Indicator []string `help:"Only these, such as I1,I2." placeholder:"NAME"`
	Days      int      `help:"Days after the report within which a victim must be assisted; whenever, where not given." default:"0"`
	SpokeDays int      `help:"Days after the report within which the Union must speak up." default:"7"`
	DueDays   int      `help:"Days after the end of a month when its report is due." default:"5"`
}

func (f *indicatorFlags) request(asOf string) (r analysis.IndicatorRequest, err error) {
	r = analysis.IndicatorRequest{Edition: f.Edition, Level: geo.Level(f.Level), Unit: f.Unit, Period: f.Period, Earlier: f.Earlier, Only: f.Indicator,
		Days: f.Days, SpokeDays: f.SpokeDays, DueDays: f.DueDays}
	if asOf != "" {
		r.AsOf, err = parseAsOf(asOf)
	}
	return r, err
}

// parseAsOf reads the day up to whose end facts count.
func parseAsOf(text string) (geo.Day, error) {
	d, err := geo.ParseDay(text)
	if err != nil {
		return 0, geo.Invalid("as_of", "%v", err)
	}
	return d, nil
}

type indicatorsCmd struct {
	indicatorFlags
	AsOf string `name:"as-of" help:"Count what was known at the end of this day; what is stored now, where not given." placeholder:"DATE"`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (indicatorsCmd) Help() string {
	return `Examples:
  antoan indicators --period 2021-2023 --edition 2022-07 --json
  antoan indicators --indicator I2 --days 30 --period 2025 --as-of 2026-01-15`
}

func (c *indicatorsCmd) Run(ctx context.Context, a *app) error {
	request, err := c.request(c.AsOf)
	if err != nil {
		return err
	}
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		answer, err := service.Indicators(ctx, request)
		if err != nil {
			return err
		}
		if c.JSON {
			return answer.WriteJSON(out)
		}
		return answer.WriteText(out)
	})
}

// answerFrom answers a question from what is stored.
func (a *app) answerFrom(ctx context.Context, answer func(context.Context, *analysis.Service, io.Writer) error) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		service := analysis.New(db.Store, version, a.log)
		if err := service.Load(ctx); err != nil {
			return err
		}
		out := bufio.NewWriterSize(a.stdout, 1<<16)
		if err := answer(ctx, service, out); err != nil {
			return err
		}
		return out.Flush()
	})
}
