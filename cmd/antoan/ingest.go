package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type ingestCmd struct {
	Files     []string `arg:"" name:"file" help:"CSV or GeoJSON files, plain or gzip."`
	Source    string   `required:"" help:"Who the data are from; identifiers are unique within a source."`
	Map       []string `help:"Columns by the file's names: COLUMN=FIELD,… A column named like a field needs none." sep:"none"`
	Values    []string `help:"Values by the file's words: FIELD:FROM=TO; * is anything else." sep:"none"`
	Timezone  string   `help:"IANA zone in which dates are local." default:"Asia/Ho_Chi_Minh"`
	Delimiter string   `help:"Character between CSV cells." default:","`
	CRS       string   `name:"crs" help:"Reference system of the coordinates: auto finds VN-2000 zones by the communes that rows name." default:"auto" placeholder:"auto|EPSG:N"`
	DryRun    bool     `help:"Check and count, store nothing."`
	JSON      bool     `name:"json" help:"Print each answer as JSON on one line."`
}

func (ingestCmd) Help() string {
	return `Example:
  antoan ingest crimes.csv.gz --source police-uk --timezone Europe/London --map 'id=external_id,month=occurred_at,latitude=lat,longitude=lon' --values 'category:*=other'

Rows that are wrong are kept aside with the reason (antoan batch rejects ID); a file that is wrong stores nothing.
The same file, mapping and time zone again changes nothing and gives the first answer.`
}

// ingestAnswer is the public form of a batch on the command line.
type ingestAnswer struct {
	Batch *string `json:"batch"` // null in a dry run
	File  string  `json:"file"`
	State string  `json:"state"`
	geo.BatchCounts
	Warnings []string `json:"warnings"`
	Seconds  float64  `json:"seconds"`
}

func (c *ingestCmd) Run(ctx context.Context, a *app) error {
	mapping, err := ingest.ParseMapping(c.Map...)
	if err != nil {
		return err
	}
	values, err := ingest.ParseValues(c.Values...)
	if err != nil {
		return err
	}
	if len(c.Delimiter) != 1 {
		return geo.Invalid("delimiter", "%q is not one character", c.Delimiter)
	}
	ctx, db, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	for _, file := range c.Files {
		opts := ingest.Options{Path: file, Source: c.Source, Mapping: mapping, Values: values,
			TimeZone: c.Timezone, CRS: c.CRS, Delimiter: c.Delimiter[0], DryRun: c.DryRun}
		if err := a.ingestFile(ctx, db, opts, c.JSON); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) ingestFile(ctx context.Context, db *database, opts ingest.Options, asJSON bool) error {
	began := time.Now()
	p := newProgress(a.stderr, filepath.Base(opts.Path))
	opts.Progress = p.set
	b, err := ingest.Import(ctx, db.Store, opts)
	p.end()
	if err != nil {
		return err
	}
	if asJSON {
		answer := ingestAnswer{File: filepath.Base(opts.Path), State: string(b.State), BatchCounts: b.Counts, Warnings: b.Warnings, Seconds: time.Since(began).Seconds()}
		if b.State != geo.BatchDryRun {
			id := b.ID.String()
			answer.Batch = &id
		}
		return a.printJSON(answer)
	}
	a.printBatch(b)
	return nil
}

// printBatch tells people what became of a file.
func (a *app) printBatch(b geo.Batch) {
	id := b.ID.String()
	if b.State == geo.BatchDryRun {
		id = "– (dry run / chạy thử)"
	}
	c := b.Counts
	fmt.Fprintf(a.stdout, `%s · %s
  lô / batch              %s
  đọc / read              %d
  lưu / stored            %d
  sửa / corrected         %d
  trùng / duplicates      %d
  bỏ qua / skipped        %d
  từ chối / rejected      %d
  không vị trí / unlocated %d
`, b.FileName, b.State, id, c.Read, c.Stored, c.Corrected, c.Duplicates, c.Skipped, c.Rejected, c.Unlocated)
	for _, w := range b.Warnings {
		fmt.Fprintln(a.stdout, "  ! "+w)
	}
	if c.Rejected > 0 && b.State == geo.BatchStored {
		fmt.Fprintf(a.stdout, "  → antoan batch rejects %s\n", id)
	}
}
