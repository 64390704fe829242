package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type ingestCmd struct {
	Files     []string      `arg:"" optional:"" name:"file" help:"Workbooks (XLSX), text tables (CSV, TSV, …), GeoJSON or JSON rows, plain, gzip or zip."`
	Source    string        `help:"Who the data are from; identifiers are unique within a source. Without it, one is taken from the saved mapping, the title of the table or the file's name."`
	Map       []string      `help:"Columns by the file's names: COLUMN=FIELD,… A column that is called like a field, or as people call it, needs none; FIELD - leaves it out." sep:"none"`
	Values    []string      `help:"Values by the file's words: FIELD:FROM=TO; * is anything else." sep:"none"`
	Sheet     []string      `help:"Sheet of a workbook to read; all that are visible by default." sep:"none"`
	Encoding  string        `help:"Encoding of text (utf-8, utf-16le, windows-1258, tcvn3, vni, …); found out by default."`
	Delimiter string        `help:"Character between cells of text, or tab; found out by default."`
	DateOrder string        `help:"Order of day and month: dmy, mdy, or ymd; by default the file has to prove it."`
	CRS       string        `name:"crs" help:"Reference system of the coordinates, such as EPSG:9208 (VN-2000) or EPSG:32648 (UTM on WGS84); by default zones of VN-2000 are found by the communes that rows name." placeholder:"EPSG:N"`
	Epoch     int           `help:"Year from which serial dates in text count: 1900 or 1904." placeholder:"YEAR"`
	Timezone  string        `help:"IANA zone in which dates are local; Asia/Ho_Chi_Minh by default."`
	Fixes     string        `help:"Batch whose rejected rows, mended, the file sends again; a file of antoan batch rejects tells it by itself." placeholder:"ID"`
	Watch     string        `help:"Import what is put into this folder until stopped, and move each file to done/ or failed/ in it with a report." placeholder:"DIR"`
	Settle    time.Duration `help:"With --watch, how long a file must not have changed." default:"5s"`
	DryRun    bool          `help:"Show what is understood and what would be stored, and store nothing."`
	Full      bool          `help:"In a dry run, count to the end of a large file, too."`
	JSON      bool          `name:"json" help:"Print each answer as JSON on one line."`
}

func (ingestCmd) Help() string {
	return `Example:
  antoan ingest "Báo cáo tháng 6.xlsx" --dry-run
  antoan ingest "Báo cáo tháng 6.xlsx" --source "ca-tam-dao"
  antoan batch rejects ID > fix.csv, edit it, antoan ingest fix.csv
  antoan ingest --watch /srv/incoming --source "ca-tam-dao"
  antoan ingest crimes.csv.gz --source police-uk --timezone Europe/London --map 'id=external_id,month=occurred_at,latitude=lat,longitude=lon' --values 'category:*=other'

Rows that are wrong are kept aside with the reason (antoan batch rejects ID); a file that is wrong stores nothing.
The same file, mapping and time zone again changes nothing and gives the first answer.
A mapping that fits the next file, too, is kept by antoan mapping save.`
}

// previewBudget is how long a dry run reads on before it gives what it has.
const previewBudget = 800 * time.Millisecond

// options of one file.
func (c *ingestCmd) options(file string) (o ingest.Options, err error) {
	o = ingest.Options{Path: file, Source: c.Source, GuessSource: true, TimeZone: c.Timezone, Encoding: c.Encoding, Sheets: c.Sheet,
		DateOrder: c.DateOrder, CRS: c.CRS, Epoch: c.Epoch, DryRun: c.DryRun}
	if c.Fixes != "" {
		if o.Fixes, err = uuid.Parse(c.Fixes); err != nil {
			return o, geo.Invalid("fixes", "%q is no id of a batch; see antoan batch list", c.Fixes)
		}
	}
	if o.Mapping, err = ingest.ParseMapping(c.Map...); err != nil {
		return o, err
	}
	if o.Values, err = ingest.ParseValues(c.Values...); err != nil {
		return o, err
	}
	if o.Delimiter, err = delimiter(c.Delimiter); err != nil {
		return o, err
	}
	if o.DryRun {
		o.Sample = previewRows
		if !c.Full {
			o.Budget = previewBudget
		}
	}
	return o, nil
}

// delimiter reads the character between cells; 0 has it found out.
func delimiter(text string) (byte, error) {
	switch {
	case text == "":
		return 0, nil
	case text == "tab" || text == `\t`:
		return '\t', nil
	case len(text) == 1:
		return text[0], nil
	}
	return 0, geo.Invalid("delimiter", "%q is not one character; write tab for a tabulator", text)
}

// ingestAnswer is the public form of a batch on the command line.
type ingestAnswer struct {
	Batch *string `json:"batch"` // null in a dry run
	File  string  `json:"file"`
	State string  `json:"state"`
	geo.BatchCounts
	Complete   bool                  `json:"complete"` // every row was counted
	Warnings   []string              `json:"warnings"`
	Understood *ingest.Understanding `json:"understood"`
	Rows       []ingest.SampleRow    `json:"rows,omitempty"`    // of a dry run: the first as they would be stored
	Rejects    []ingest.SampleReject `json:"rejects,omitempty"` // and the first that would not
	Reasons    []ingest.RejectReason `json:"reject_reasons,omitempty"`
	Seconds    float64               `json:"seconds"`
}

// Validate is called by the parser: nothing to import is a slip of the command line.
func (c *ingestCmd) Validate() error {
	if len(c.Files) == 0 && c.Watch == "" {
		return geo.Invalid("file", "is missing: name the files to import, or a folder with --watch")
	}
	return nil
}

func (c *ingestCmd) Run(ctx context.Context, a *app) error {
	if _, err := c.options(""); err != nil {
		return err
	}
	switch {
	case c.Watch != "" && (len(c.Files) > 0 || c.DryRun):
		return geo.Invalid("watch", "imports what comes into the folder: give neither files nor --dry-run")
	case c.Watch != "":
		return a.withDatabase(ctx, func(ctx context.Context, db *database) error { return a.watch(ctx, db, c) })
	}
	return a.withDatabase(ctx, func(ctx context.Context, db *database) error {
		for _, file := range c.Files {
			opts, err := c.options(file)
			if err != nil {
				return err
			}
			if err := a.ingestFile(ctx, db, opts, c.JSON); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *app) ingestFile(ctx context.Context, db *database, opts ingest.Options, asJSON bool) error {
	began := time.Now()
	p := newProgress(a.stderr, filepath.Base(opts.Path))
	opts.Progress = p.set
	r, err := ingest.Run(ctx, db.Store, opts)
	p.end()
	if !asJSON && r != nil && r.Understood.Tables != nil {
		a.printUnderstood(r.Understood)
	}
	if err != nil {
		return err
	}
	if !asJSON {
		a.printRows(r)
		a.printBatch(r.Batch)
		if r.Known {
			fmt.Fprintln(a.stdout, "  ! tệp này đã được lưu từ trước; lần này không lưu thêm gì / this import is stored already; nothing was added now")
		}
		a.printReasons(r, opts)
		return nil
	}
	return a.printJSON(answerOf(r, filepath.Base(opts.Path), began))
}

// answerOf is the public form of what became of a file.
func answerOf(r *ingest.Answer, file string, began time.Time) ingestAnswer {
	b := r.Batch
	answer := ingestAnswer{File: file, State: string(b.State), BatchCounts: b.Counts, Warnings: b.Warnings,
		Complete: r.Complete, Understood: r.Understood, Reasons: r.Reasons, Seconds: time.Since(began).Seconds()}
	if b.State != geo.BatchDryRun {
		id := b.ID.String()
		answer.Batch = &id
	} else {
		answer.Rows, answer.Rejects = r.Sample, r.Rejects
	}
	return answer
}

// printBatch tells people what became of a file.
func (a *app) printBatch(b geo.Batch) {
	id := b.ID.String()
	if b.State == geo.BatchDryRun {
		id = "– (dry run / chạy thử)"
	}
	c := b.Counts
	fmt.Fprintf(a.stdout, "%s · %s\n  lô / batch              %s\n", b.FileName, b.State, id)
	a.printUpload(b)
	if !b.StoredAt.IsZero() || b.State == geo.BatchDryRun {
		fmt.Fprintf(a.stdout, `  đọc / read              %d
  lưu / stored            %d
  sửa / corrected         %d
  trùng / duplicates      %d
  bỏ qua / skipped        %d
  từ chối / rejected      %d
  không vị trí / unlocated %d
`, c.Read, c.Stored, c.Corrected, c.Duplicates, c.Skipped, c.Rejected, c.Unlocated)
	}
	for _, w := range b.Warnings {
		fmt.Fprintln(a.stdout, "  ! "+w)
	}
	for _, r := range b.Reports {
		fmt.Fprintf(a.stdout, "  báo cáo / report        %s %s (%s) %s..%s: %s\n", r.Code, r.Name, r.Edition, r.From, r.To, r.State)
	}
	if b.Fixes != nil {
		fmt.Fprintf(a.stdout, "  sửa lô / fixes          %s\n", *b.Fixes)
	}
	if b.Resubmitted > 0 {
		fmt.Fprintf(a.stdout, "  gửi lại / sent again    %d\n", b.Resubmitted)
	}
	if b.State == geo.BatchStoredWithRejects {
		fmt.Fprintf(a.stdout, "  → antoan batch rejects %s\n", id)
	}
}
