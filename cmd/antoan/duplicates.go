package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
)

type duplicatesCmd struct {
	List    duplicatesListCmd    `cmd:"" help:"List pairs with both rows side by side."`
	Review  duplicatesReviewCmd  `cmd:"" help:"Go through the open pairs one by one and decide."`
	Merge   duplicatesMergeCmd   `cmd:"" help:"Say that a pair is one incident; the other one counts no more."`
	Keep    duplicatesKeepCmd    `cmd:"" help:"Say that a pair is two incidents."`
	Unmerge duplicatesUnmergeCmd `cmd:"" help:"Take a merge back."`
}

type duplicatesListCmd struct {
	Verdict string `help:"Which: open, merged, kept or all." enum:"open,merged,kept,all" default:"open"`
	Limit   int    `help:"How many." default:"20"`
	JSON    bool   `name:"json" help:"Print JSON."`
}

func (duplicatesListCmd) Help() string { return "Example:\n  antoan duplicates list --verdict all" }

func (c *duplicatesListCmd) Run(ctx context.Context, a *app) error {
	verdict, err := geo.ParseDuplicateVerdict(c.Verdict)
	if err != nil {
		return err
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		pairs, err := db.Duplicates(ctx, verdict, c.Limit)
		if err != nil {
			return err
		}
		if c.JSON {
			return a.printJSON(map[string]any{"duplicates": pairs})
		}
		for _, d := range pairs {
			printPair(a.stdout, d)
		}
		fmt.Fprintf(a.stdout, "%d cặp / pairs\n", len(pairs))
		return nil
	})
}

type duplicatesMergeCmd struct {
	ID    string `arg:"" help:"The pair."`
	Stays string `help:"Which one still counts: first or second." enum:"first,second" default:"first"`
	JSON  bool   `name:"json" help:"Print JSON."`
}

func (duplicatesMergeCmd) Help() string {
	return "Example:\n  antoan duplicates merge 01a209e4-8deb-44c6-80d6-4095509417c8 --stays first"
}

func (c *duplicatesMergeCmd) Run(ctx context.Context, a *app) error {
	return a.decidePair(ctx, c.ID, c.JSON, func(ctx context.Context, s *storage.Store, id uuid.UUID) (geo.Duplicate, error) {
		return mergePair(ctx, s, id, c.Stays == "second")
	})
}

type duplicatesKeepCmd struct {
	ID   string `arg:"" help:"The pair."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (duplicatesKeepCmd) Help() string {
	return "Example:\n  antoan duplicates keep 01a209e4-8deb-44c6-80d6-4095509417c8"
}

func (c *duplicatesKeepCmd) Run(ctx context.Context, a *app) error {
	return a.decidePair(ctx, c.ID, c.JSON, func(ctx context.Context, s *storage.Store, id uuid.UUID) (geo.Duplicate, error) {
		return s.KeepDuplicate(ctx, id)
	})
}

type duplicatesUnmergeCmd struct {
	ID   string `arg:"" help:"The pair."`
	JSON bool   `name:"json" help:"Print JSON."`
}

func (duplicatesUnmergeCmd) Help() string {
	return "Example:\n  antoan duplicates unmerge 01a209e4-8deb-44c6-80d6-4095509417c8"
}

func (c *duplicatesUnmergeCmd) Run(ctx context.Context, a *app) error {
	return a.decidePair(ctx, c.ID, c.JSON, func(ctx context.Context, s *storage.Store, id uuid.UUID) (geo.Duplicate, error) {
		return s.UnmergeDuplicate(ctx, id)
	})
}

type duplicatesReviewCmd struct {
	Limit int `help:"How many at most." default:"100"`
}

func (duplicatesReviewCmd) Help() string {
	return "Shows each open pair and asks: 1 the first stays, 2 the second stays, k they are two, s decide later, q stop.\nExample:\n  antoan duplicates review"
}

func (c *duplicatesReviewCmd) Run(ctx context.Context, a *app) error {
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		return a.review(ctx, db.Store, c.Limit, os.Stdin)
	})
}

// review asks about each open pair; the end of the input means stop.
func (a *app) review(ctx context.Context, s *storage.Store, limit int, in io.Reader) error {
	pairs, err := s.Duplicates(ctx, geo.DuplicateOpen, limit)
	if err != nil {
		return err
	}
	answers := bufio.NewScanner(in)
	for n := 0; n < len(pairs); {
		d := pairs[n]
		printPair(a.stdout, d)
		fmt.Fprintf(a.stdout, "[%d/%d] 1 · 2: giữ vụ thứ nhất, thứ hai / first, second stays · k: hai vụ / two · s: để sau / later · q: dừng / stop > ", n+1, len(pairs))
		if !answers.Scan() {
			return answers.Err()
		}
		switch strings.TrimSpace(answers.Text()) {
		case "1":
			_, err = mergePair(ctx, s, d.ID, false)
		case "2":
			_, err = mergePair(ctx, s, d.ID, true)
		case "k":
			_, err = s.KeepDuplicate(ctx, d.ID)
		case "s":
		case "q":
			return nil
		default:
			continue
		}
		if err != nil {
			fmt.Fprintln(a.stderr, "!", err) // of this pair; the others can still be decided
		}
		n++
	}
	return nil
}

func mergePair(ctx context.Context, s *storage.Store, id uuid.UUID, second bool) (geo.Duplicate, error) {
	d, err := s.Duplicate(ctx, id)
	if err != nil {
		return d, err
	}
	stays := d.First.ID
	if second {
		stays = d.Second.ID
	}
	return s.MergeDuplicate(ctx, id, stays)
}

func (a *app) decidePair(ctx context.Context, text string, asJSON bool, do func(context.Context, *storage.Store, uuid.UUID) (geo.Duplicate, error)) error {
	id, err := uuid.Parse(text)
	if err != nil {
		return geo.Invalid("pair", "%q is no id of a pair; see antoan duplicates list", text)
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		d, err := do(ctx, db.Store, id)
		if err != nil {
			return err
		}
		if asJSON {
			return a.printJSON(d)
		}
		printPair(a.stdout, d)
		return nil
	})
}

// printPair shows both rows side by side.
func printPair(w io.Writer, d geo.Duplicate) {
	fmt.Fprintf(w, "%s · %s", d.ID, d.Verdict)
	if d.Commune != nil {
		fmt.Fprintf(w, " · %s %s (%s)", d.Commune.Code, d.Commune.Name, d.Commune.Edition)
	}
	if d.DistanceM != nil {
		fmt.Fprintf(w, " · %.0f m", *d.DistanceM)
	}
	fmt.Fprintf(w, " · %d ngày / days\n", d.DaysApart)
	a, b := d.First, d.Second
	for _, row := range [][3]string{
		{"nguồn / source", a.Source, b.Source}, {"mã / external_id", a.ExternalID, b.ExternalID},
		{"ngày / occurred", a.OccurredOn + " " + a.Time, b.OccurredOn + " " + b.Time}, {"loại / category", a.Category, b.Category},
		{"mức độ / severity", a.Severity, b.Severity}, {"nạn nhân / victims", strings.Join(a.VictimGroups, ";"), strings.Join(b.VictimGroups, ";")},
		{"nơi / setting", a.Setting, b.Setting}, {"nguồn tin / report_source", a.ReportSource, b.ReportSource},
		{"tình trạng / case_status", a.CaseStatus, b.CaseStatus}, {"vị trí / location_quality", a.Quality, b.Quality},
	} {
		fmt.Fprintf(w, "  %-28s %-32s %s\n", row[0], row[1], row[2])
	}
}
