package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/ingest"
)

// previewRows are shown as they will be stored.
const previewRows = 20

// printUnderstood tells people what was understood of a file.
func (a *app) printUnderstood(u *ingest.Understanding) {
	form := u.Format
	for _, more := range []string{u.Packing, u.Encoding, named("delimiter", u.Delimiter)} {
		if more != "" {
			form += ", " + more
		}
	}
	fmt.Fprintf(a.stdout, "%s\n  dạng / format           %s\n  nguồn / source          %s (%s)\n", u.File, form, u.Source, u.SourceBy)
	if u.Profile != "" {
		fmt.Fprintf(a.stdout, "  ánh xạ đã lưu / saved mapping of %s\n", u.Profile)
	}
	for _, t := range u.Tables {
		a.printTable(t)
	}
	for _, o := range u.Others {
		fmt.Fprintf(a.stdout, "  trang không đọc / sheet not read %q: %s / %s\n", o.Sheet, o.Viet, o.English)
	}
	for _, d := range u.Dates {
		a.printDates(d)
	}
	a.printCRS(u)
}

func (a *app) printCRS(u *ingest.Understanding) {
	fmt.Fprintf(a.stdout, "  tọa độ / coordinates    %s\n", u.CRS)
	for _, n := range u.CRSNotes {
		fmt.Fprintf(a.stdout, "    %s\n", n)
	}
	if u.CRSAsked != "" {
		fmt.Fprintf(a.stdout, "  ? chưa rõ hệ tọa độ VN-2000 / which zone of VN-2000 is not clear → --crs EPSG:…\n    %s\n", u.CRSAsked)
	}
}

func named(what, value string) string {
	switch value {
	case "":
		return ""
	case "\t":
		value = "tab"
	}
	return what + " " + value
}

func (a *app) printTable(t ingest.TableView) {
	title := "bảng / table"
	if t.Sheet != "" {
		title = fmt.Sprintf("trang / sheet %q", t.Sheet)
	}
	fmt.Fprintf(a.stdout, "  %s", title)
	if len(t.HeaderRows) > 0 {
		fmt.Fprintf(a.stdout, ", dòng tiêu đề / header rows %s", strings.Trim(fmt.Sprint(t.HeaderRows), "[]"))
	}
	for _, hint := range []string{t.Unit, t.Period} {
		if hint != "" {
			fmt.Fprintf(a.stdout, ", %s", hint)
		}
	}
	fmt.Fprintln(a.stdout)
	for _, c := range t.Columns {
		name := c.Name
		if c.Letter != "" {
			name = c.Letter + "  " + name
		}
		switch {
		case c.Field != "":
			fmt.Fprintf(a.stdout, "    %-40s → %s (%s)\n", name, c.Field, c.How)
		case c.Why == ingest.WhyPersonal:
			fmt.Fprintf(a.stdout, "    %-40s – cá nhân, không lưu / personal, never stored\n", name)
		case c.Why == ingest.WhyNumber, c.Why == ingest.WhyGroup:
		case c.Why == ingest.WhyUnknown:
			fmt.Fprintf(a.stdout, "    %-40s – không dùng / not known\n", name)
		default:
			fmt.Fprintf(a.stdout, "    %-40s – %s\n", name, c.Why)
		}
	}
	for _, why := range slices.Sorted(maps.Keys(t.Skipped)) {
		var rows []string
		for _, s := range t.First {
			if s.Why == why && len(rows) < 12 {
				rows = append(rows, fmt.Sprint(s.Row))
			}
		}
		fmt.Fprintf(a.stdout, "    bỏ qua / skipped %d: %s / %s (%s)\n", t.Skipped[why], why.Vietnamese(), why.English(), strings.Join(rows, ", "))
	}
}

func (a *app) printDates(d ingest.DateColumn) {
	switch {
	case d.Question != "":
		fmt.Fprintf(a.stdout, "  ? %s: %s / %s → --date-order dmy | mdy\n", d.Column, d.QuestionVi, d.Question)
	case d.Order == "none":
		fmt.Fprintf(a.stdout, "  ngày / dates %q: không phụ thuộc thứ tự / need no order\n", d.Column)
	default:
		fmt.Fprintf(a.stdout, "  ngày / dates %q: %s, %s (%s)\n", d.Column, d.Order, d.State, d.By)
	}
}

// printRows shows the first rows as they will be stored, or why they will not be.
func (a *app) printRows(r *ingest.Answer) {
	for _, row := range r.Sample {
		var cells []string
		for _, f := range ingest.Fields {
			if text := row.Fields[f.Name]; text != "" && text != "unknown" {
				cells = append(cells, f.Name+"="+text)
			}
		}
		for _, edition := range slices.Sorted(maps.Keys(row.Places)) {
			cells = append(cells, edition+":"+row.Places[edition])
		}
		fmt.Fprintf(a.stdout, "  %6d  %s\n", cmp.Or(row.Line, row.Row), strings.Join(cells, " "))
	}
	for _, j := range r.Rejects {
		fmt.Fprintf(a.stdout, "  %6d  ✗ %s (%s): %s\n", cmp.Or(j.Line, j.Row), j.Column, j.Code, j.Message)
	}
	if !r.Complete {
		fmt.Fprintln(a.stdout, "  chỉ đếm phần đầu tệp / counted the beginning of the file only; --full counts all of it")
	}
}

// shownReasons are printed; the rest is in the rejects.
const shownReasons = 10

// printReasons says why rows were rejected, and how what was said of the file can be
// kept for the next one.
func (a *app) printReasons(r *ingest.Answer, o ingest.Options) {
	for i, why := range r.Reasons {
		if i == shownReasons {
			fmt.Fprintf(a.stdout, "  ✗ … %d lý do khác / further reasons\n", len(r.Reasons)-i)
			break
		}
		fmt.Fprintf(a.stdout, "  ✗ %d × %s (%s): %s\n", why.Rows, why.Column, why.Code, why.Message)
	}
	said := ""
	if m := o.Mapping.String(); m != "" {
		said += " --map '" + m + "'"
	}
	for v := range strings.SplitSeq(o.Values.String(), "\n") {
		if v != "" {
			said += " --values '" + v + "'"
		}
	}
	if o.DateOrder != "" {
		said += " --date-order " + o.DateOrder
	}
	if said != "" && r.Understood.Profile == "" {
		fmt.Fprintf(a.stdout, "  → antoan mapping save '%s' --source '%s'%s\n    giữ lại cho tệp sau có cùng tiêu đề cột / keeps this for the next file with the same header\n", o.Path, r.Understood.Source, said)
	}
}
