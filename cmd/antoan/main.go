// Command antoan is the whole service in one binary: a private PostGIS, the
// import of boundaries and incidents, the analysis, the API and the map.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/antoan-vn/antoan/storage/cluster"
)

// Exit codes, documented in docs/operations.md.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitRefused     = 3 // the input is wrong; nothing was stored
	exitUnavailable = 4 // the database is away or out of room; try again
	exitInterrupted = 130
)

// cli is the command line. Each command is one file.
type cli struct {
	Data        string `help:"Folder of the private database." placeholder:"DIR" env:"ANTOAN_DATA"`
	DatabaseURL string `name:"database-url" help:"Use this PostgreSQL (15-18 with PostGIS 3.3 or newer) instead of the private one." placeholder:"URL" env:"ANTOAN_DATABASE_URL"`
	LogLevel    string `help:"Least level that is logged: debug, info, warn or error." enum:"debug,info,warn,error" default:"info" env:"ANTOAN_LOG_LEVEL"`

	Serve      serveCmd      `cmd:"" help:"Serve the API and the map."`
	Demo       demoCmd       `cmd:"" help:"Load the demo province and serve it."`
	Import     importCmd     `cmd:"" help:"Import boundaries, successions, populations, reports, models and registers."`
	Ingest     ingestCmd     `cmd:"" help:"Import incidents from workbooks, text tables, GeoJSON or JSON rows."`
	Mapping    mappingCmd    `cmd:"" help:"Keep what the columns of a source's files mean."`
	Template   templateCmd   `cmd:"" help:"Write an empty form for incidents, reports, models or a register."`
	Export     exportCmd     `cmd:"" help:"Write what is stored so that it can be read again."`
	Batch      batchCmd      `cmd:"" help:"Look at imports of incidents, or take one back."`
	Incident   incidentCmd   `cmd:"" help:"Look at one incident's history."`
	Duplicates duplicatesCmd `cmd:"" help:"Review incidents that two sources may have told, merge or keep them."`
	Editions   editionsCmd   `cmd:"" help:"Look at editions of the division, or remove one."`
	Layer      layerCmd      `cmd:"" help:"Print a layer: density, status, rate, hotspots, silence, expansion, assistance, models, outreach, recognition or incidents."`
	Indicators indicatorsCmd `cmd:"" help:"Print the plan's indicators: ranges with verdicts, by period and edition."`
	Plan       planCmd       `cmd:"" help:"What the coordination plans aim at: look, change, import."`
	Publish    publishCmd    `cmd:"" help:"Freeze the indicators of a period, with who and when."`
	Published  publishedCmd  `cmd:"" help:"What was published, with what is known today beside it."`
	Compare    compareCmd    `cmd:"" help:"One period in the units of two editions, side by side."`
	Report     reportCmd     `cmd:"" help:"Write a report for a month, a quarter, a half-year, a year or the plan: workbook, PDF or Word."`
	Reporting  reportingCmd  `cmd:"" help:"Which units have reported, and which are to be reminded."`
	Periods    periodsCmd    `cmd:"" help:"Periods with a name of their own."`
	Analyze    analyzeCmd    `cmd:"" help:"Statistics on any file of units, without a database; and where to open the next models."`
	Decision   decisionCmd   `cmd:"" help:"Record where models are to be opened, and look at what was decided."`
	Registry   registryCmd   `cmd:"" help:"Look at the registers of the plan's other work."`
	Evaluate   evaluateCmd   `cmd:"" help:"Whether models or a campaign helped: fewer, more, or cannot be told."`
	Generate   generateCmd   `cmd:"" help:"Write a synthetic nation, for benchmarks."`
	Doctor     doctorCmd     `cmd:"" help:"Check the database, its rules and its room."`
	Migrate    migrateCmd    `cmd:"" help:"Bring the schema to the newest version."`
	Version    versionCmd    `cmd:"" help:"Print the version."`
}

// app is what a command gets to work with.
type app struct {
	cli    *cli
	log    *slog.Logger
	stdout io.Writer
	stderr io.Writer
}

func main() {
	cluster.MaybeSupervise()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := &cli{}
	parser, err := kong.New(c, kong.Name("antoan"), kong.Writers(stdout, stderr), kong.UsageOnError(),
		kong.Description("An toàn – hot spots of violence against women and children: safe, correct, on one machine.\nAnswers go to stdout, everything else to stderr."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}), kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		fmt.Fprintln(stderr, "antoan:", err)
		return exitFailed
	}
	kctx, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "antoan: %v\nTry: antoan --help\n", err)
		return exitUsage
	}
	a := &app{cli: c, log: newLogger(stderr, c.LogLevel), stdout: stdout, stderr: stderr}
	err = kctx.Run(a)
	if err == nil {
		return 0
	}
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		fmt.Fprintln(stderr, "antoan: interrupted / đã dừng; nothing half done was kept")
		return exitInterrupted
	}
	return a.report(err)
}

func newLogger(w io.Writer, level string) *slog.Logger {
	var l slog.Level
	_ = l.UnmarshalText([]byte(level)) // the flag's enum has checked it
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: l}))
}
