package main

import (
	"context"
	"io"
	"os/user"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
)

type decisionCmd struct {
	Add  decisionAddCmd  `cmd:"" help:"Record where a model is to be opened, why, and with whom it will be compared."`
	List decisionListCmd `cmd:"" help:"What was decided, and what is due to be evaluated."`
}

type decisionAddCmd struct {
	Unit    string   `required:"" help:"Code of the unit." placeholder:"CODE"`
	Why     string   `required:"" help:"Why there; nothing about persons." placeholder:"TEXT"`
	Who     string   `help:"Who decides: an office or an account; this system's account where not given."`
	Edition string   `help:"Edition of the code; the newest where not given."`
	On      string   `help:"Day of the decision; today where not given." placeholder:"DATE"`
	Due     string   `help:"Day on which to look whether it helped; a year later where not given." placeholder:"DATE"`
	Compare []string `help:"Codes of the units to compare with; those most alike before that day where not given." placeholder:"CODE,…"`
	JSON    bool     `name:"json" help:"Print JSON."`
}

func (decisionAddCmd) Help() string {
	return "Nothing changes a decision afterwards, and the units that it is compared with are chosen now.\nExample:\n  antoan decision add --unit 09970 --why \"Hạng 3 về nhu cầu, xa mô hình gần nhất\" --who \"Hội LHPN tỉnh\""
}

func (c *decisionAddCmd) Run(ctx context.Context, a *app) error {
	r := analysis.DecisionRequest{Edition: c.Edition, Code: c.Unit, Why: c.Why, Who: c.Who, Compare: c.Compare}
	for _, d := range []struct {
		name, text string
		to         *geo.Day
	}{{"on", c.On, &r.On}, {"due", c.Due, &r.Due}} {
		if d.text == "" {
			continue
		}
		var err error
		if *d.to, err = geo.ParseDay(d.text); err != nil {
			return geo.Invalid(d.name, "%v", err)
		}
	}
	if r.Who == "" {
		if u, err := user.Current(); err == nil {
			r.Who = u.Username
		}
	}
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		d, err := service.Decide(ctx, r)
		if err != nil {
			return err
		}
		if c.JSON {
			return d.WriteJSON(out)
		}
		return d.WriteText(out)
	})
}

type decisionListCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

func (decisionListCmd) Help() string { return "Example:\n  antoan decision list --json" }

func (c *decisionListCmd) Run(ctx context.Context, a *app) error {
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		all, err := service.Decisions(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return all.WriteJSON(out)
		}
		return all.WriteText(out)
	})
}
