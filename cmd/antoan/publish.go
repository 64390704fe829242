package main

import (
	"context"
	"fmt"
	"io"
	"os/user"

	"github.com/antoan-vn/antoan/analysis"
)

type publishCmd struct {
	indicatorFlags
	AsOf string `name:"as-of" help:"Count what was known at the end of this day; what is stored now, where not given." placeholder:"DATE"`
	Who  string `help:"Who publishes: an office or an account; this system's account where not given."`
	Note string `help:"A remark that is kept with it."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (publishCmd) Help() string {
	return "Freezes the indicators of a period as they are. Nothing changes them afterwards: later facts stand beside them.\nExample:\n  antoan publish --period 2025 --who \"Hội LHPN tỉnh\" --note \"Báo cáo năm\""
}

func (c *publishCmd) Run(ctx context.Context, a *app) error {
	request, err := c.request(c.AsOf)
	if err != nil {
		return err
	}
	if c.Who == "" {
		if u, err := user.Current(); err == nil {
			c.Who = u.Username
		}
	}
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		p, err := service.Publish(ctx, request, c.Who, c.Note)
		if err != nil {
			return err
		}
		if c.JSON {
			return p.WriteJSON(out)
		}
		_, err = fmt.Fprintf(out, "#%d: đã công bố %d số liệu của kỳ %s / published %d figures of %s, as of %s\n", p.ID, len(p.Figures), p.Period, len(p.Figures), p.Period, p.AsOf)
		return err
	})
}

type publishedCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

func (publishedCmd) Help() string {
	return "What was published, and below each figure that is another today what it is.\nExample:\n  antoan published --json"
}

func (c *publishedCmd) Run(ctx context.Context, a *app) error {
	return a.answerFrom(ctx, func(ctx context.Context, service *analysis.Service, out io.Writer) error {
		all, err := service.Published(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return all.WriteJSON(out)
		}
		return all.WriteText(out)
	})
}
