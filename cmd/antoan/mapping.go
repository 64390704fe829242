package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type mappingCmd struct {
	Save mappingSaveCmd `cmd:"" help:"Keep what the columns and values of a source's files mean, for the next file with the same header."`
	List mappingListCmd `cmd:"" help:"List the saved mappings."`
	Show mappingShowCmd `cmd:"" help:"Show the saved mappings of a source."`
}

type mappingSaveCmd struct {
	File      string   `arg:"" help:"A file with the header that the mapping is for."`
	Source    string   `required:"" help:"Who sends such files."`
	Map       []string `help:"Columns by the file's names: COLUMN=FIELD,…" sep:"none"`
	Values    []string `help:"Values by the file's words: FIELD:FROM=TO; * is anything else." sep:"none"`
	DateOrder string   `help:"Order of day and month: dmy, mdy, or ymd."`
	Timezone  string   `help:"IANA zone in which dates are local."`
	JSON      bool     `name:"json" help:"Print JSON."`
}

func (mappingSaveCmd) Help() string {
	return `Example:
  antoan mapping save "Báo cáo tháng 6.xlsx" --source ca-tam-dao --map 'Hành vi=category,Cột 7=-' --values 'category:chửi=harassment' --date-order dmy`
}

func (c *mappingSaveCmd) Run(ctx context.Context, a *app) error {
	mapping, err := ingest.ParseMapping(c.Map...)
	if err != nil {
		return err
	}
	values, err := ingest.ParseValues(c.Values...)
	if err != nil {
		return err
	}
	p, err := ingest.NewProfile(ctx, ingest.Options{Path: c.File, Source: c.Source, Mapping: mapping, Values: values, DateOrder: c.DateOrder, TimeZone: c.Timezone})
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		if p, err = db.SaveProfile(ctx, p); err != nil {
			return err
		}
		return a.printProfiles([]geo.MappingProfile{p}, c.JSON)
	})
}

type mappingListCmd struct {
	JSON bool `name:"json" help:"Print JSON."`
}

func (mappingListCmd) Help() string { return "Example:\n  antoan mapping list --json" }

func (c *mappingListCmd) Run(ctx context.Context, a *app) error {
	return a.showProfiles(ctx, "", c.JSON)
}

type mappingShowCmd struct {
	Source string `arg:"" help:"The source."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

func (mappingShowCmd) Help() string { return "Example:\n  antoan mapping show ca-tam-dao" }

func (c *mappingShowCmd) Run(ctx context.Context, a *app) error {
	return a.showProfiles(ctx, c.Source, c.JSON)
}

// showProfiles prints the mappings of a source, or of all.
func (a *app) showProfiles(ctx context.Context, source string, asJSON bool) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		all, err := db.Profiles(ctx)
		if err != nil {
			return err
		}
		shown := []geo.MappingProfile{}
		for _, p := range all {
			if source == "" || p.Source == source {
				shown = append(shown, p)
			}
		}
		if source != "" && len(shown) == 0 {
			return geo.NotFound("mapping of %q", source)
		}
		return a.printProfiles(shown, asJSON)
	})
}

func (a *app) printProfiles(all []geo.MappingProfile, asJSON bool) error {
	if asJSON {
		return a.printJSON(map[string]any{"mappings": all})
	}
	for _, p := range all {
		fmt.Fprintf(a.stdout, "%s (%s)\n  cột / columns  %s\n", p.Source, p.SavedAt.Format("2006-01-02 15:04"), strings.Join(p.Columns, ", "))
		if p.Mapping != "" {
			fmt.Fprintf(a.stdout, "  --map '%s'\n", p.Mapping)
		}
		for line := range strings.SplitSeq(p.Values, "\n") {
			if line != "" {
				fmt.Fprintf(a.stdout, "  --values '%s'\n", line)
			}
		}
		for _, o := range [][2]string{{"--date-order", p.DateOrder}, {"--timezone", p.TimeZone}} {
			if o[1] != "" {
				fmt.Fprintf(a.stdout, "  %s %s\n", o[0], o[1])
			}
		}
	}
	return nil
}
