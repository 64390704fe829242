package api

import (
	"context"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// importForm is what an import was asked with, from the query or a form.
type importForm struct {
	dir      string // of temporary files
	single   map[string]string
	maps     []string
	values   []string
	sheets   []string
	file     *spooled
	fileName string
	taken    bool // the file stays when the form is closed
}

// set takes one field. It returns *geo.InvalidError for an unknown field and
// for one that is given twice.
func (f *importForm) set(name, value string) error {
	switch name {
	case "map":
		f.maps = append(f.maps, value)
	case "sheet":
		f.sheets = append(f.sheets, value)
	case "values":
		f.values = append(f.values, value)
	case "source", "timezone", "crs", "dry_run", "delimiter", "encoding", "date_order", "filename", "fixes":
		if _, twice := f.single[name]; twice {
			return geo.Invalid(name, "is given twice: give it once")
		}
		if f.single == nil {
			f.single = map[string]string{}
		}
		f.single[name] = value
	default:
		return geo.Invalid(clip(name), "is no field of this form: use source, map, values, timezone, crs, dry_run, delimiter, encoding, sheet, date_order, filename, fixes, file")
	}
	return nil
}

// keep takes the file.
func (f *importForm) keep(body io.Reader, name string) error {
	if f.file != nil {
		return newProblem(kindInvalid, "file: is given twice: import one file at a time")
	}
	file, err := spool(f.dir, body)
	if err != nil {
		return err
	}
	f.file, f.fileName = file, name
	return nil
}

// close takes the file away, unless it is kept.
func (f *importForm) close() {
	if f.file != nil && !f.taken {
		f.file.discard()
	}
}

// kept lets go of the file: its job will read it and take it away.
func (f *importForm) kept() {
	f.taken = true
	f.file.Close() //nolint:errcheck // it was synced
}

// asked is what a job has to know of a request.
type asked struct {
	Single    map[string]string `json:"single,omitempty"`
	Maps      []string          `json:"map,omitempty"`
	Values    []string          `json:"values,omitempty"`
	Sheets    []string          `json:"sheet,omitempty"`
	RequestID string            `json:"request_id"`
}

// asked writes the fields down for the job.
func (f *importForm) asked(ctx context.Context) ([]byte, error) {
	return json.Marshal(asked{f.single, f.maps, f.values, f.sheets, requestID(ctx)})
}

// askedFor reads them again.
func askedFor(u geo.Upload) (a asked) {
	_ = json.Unmarshal(u.Options, &a) // written above
	return a
}

func (a asked) options() (ingest.Options, error) {
	f := importForm{single: a.Single, maps: a.Maps, values: a.Values, sheets: a.Sheets}
	return f.options()
}

// options reads the fields.
func (f *importForm) options() (o ingest.Options, err error) {
	if o.Mapping, err = ingest.ParseMapping(f.maps...); err != nil {
		return o, err
	}
	if o.Values, err = ingest.ParseValues(f.values...); err != nil {
		return o, err
	}
	if o.DryRun, err = parseSwitch("dry_run", f.single["dry_run"]); err != nil {
		return o, err
	}
	if o.Delimiter, err = parseDelimiter(f.single["delimiter"]); err != nil {
		return o, err
	}
	o.Encoding, o.DateOrder, o.CRS, o.Sheets = f.single["encoding"], f.single["date_order"], f.single["crs"], f.sheets
	if text := f.single["fixes"]; text != "" {
		if o.Fixes, err = uuid.Parse(text); err != nil {
			return o, geo.Invalid("fixes", "must be the id of a batch")
		}
	}
	name := f.fileName
	if given := f.single["filename"]; given != "" {
		name = given
	}
	o.Source, o.TimeZone, o.FileName = f.single["source"], f.single["timezone"], cleanName(name)
	if f.file != nil {
		o.File = f.file.File
	}
	return o, nil
}

// parseDelimiter reads the character between cells of text; empty has it found out.
func parseDelimiter(text string) (byte, error) {
	switch {
	case text == "":
		return 0, nil
	case text == "tab" || text == `\t`:
		return '\t', nil
	case len(text) == 1:
		return text[0], nil
	}
	return 0, geo.Invalid("delimiter", "must be one ASCII character, or the word tab")
}

// maxName is the longest name of a file that is kept, in bytes.
const maxName = 200

// cleanName makes a name that is safe to show and store: no folders, no
// control characters.
func cleanName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	if len(name) > maxName {
		name = strings.ToValidUTF8(name[:maxName], "")
	}
	if name == "" || name == "." || name == "/" {
		return "upload"
	}
	return name
}

// fileNameOf reads the name of a raw body from Content-Disposition, if any.
func fileNameOf(h http.Header) string {
	_, params, err := mime.ParseMediaType(h.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	return params["filename"]
}
