package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/xuri/excelize/v2"

	"github.com/antoan-vn/antoan/storage/cluster"
)

// bookRows of the nation are written as a workbook, and as a small file beside the
// large one.
const bookRows = 100_000

// officeHeader is how an office calls the columns of the nation's file; the rest of
// the workbook's 25 columns is what offices write beside.
var officeHeader = map[string]string{
	"external_id": "Mã vụ việc", "occurred_at": "Ngày xảy ra", "reported_at": "Ngày tiếp nhận", "category": "Loại vụ việc", "severity": "Mức độ nghiêm trọng",
	"victim_group": "Nhóm nạn nhân", "victim_age": "Tuổi nạn nhân", "victim_sex": "Giới tính nạn nhân", "forms": "Hình thức bạo lực", "setting": "Loại địa điểm",
	"report_source": "Nguồn tin", "case_status": "Tình trạng xử lý", "lon": "Kinh độ", "lat": "Vĩ độ", "location_quality": "Độ chính xác vị trí",
	"edition": "Phiên bản địa giới", "commune": "Mã xã", "assistance": "Trợ giúp",
}

var besides = []string{"Họ và tên", "Số điện thoại", "Nghề nghiệp", "Dân tộc", "Trình độ", "Cán bộ thụ lý", "Ghi chú"}

// files measures what files of other kinds and sizes cost: a workbook, memory at a
// tenth of the rows, previews, and the usual road of a GIS. It has a database of its
// own, which is empty again before each file.
func (r *run) files() (err error) {
	own := *r
	own.dir = filepath.Join(r.dir, "files")
	if err := os.MkdirAll(own.dir, 0o755); err != nil {
		return err
	}
	if err := errors.Join(os.Symlink(r.nation(), own.nation()), os.Symlink(r.binary(), own.binary())); err != nil {
		return err
	}
	if own.cluster, err = cluster.Open(r.ctx, cluster.Config{Dir: own.data()}); err != nil {
		return err
	}
	defer func() {
		_ = own.cluster.Close()
		err = errors.Join(err, cluster.AwaitStopped(context.WithoutCancel(r.ctx), own.data()))
	}()
	large, small, book := filepath.Join(r.nation(), "incidents.csv"), filepath.Join(own.dir, "small.csv"), filepath.Join(own.dir, "book.xlsx")
	if err := writeOffice(large, small, book); err != nil {
		return err
	}
	own.loaded = false
	if err := own.loadNation(); err != nil {
		return err
	}
	r.printf("## Files\n\nA workbook of %d rows and 25 columns with Vietnamese headers, the same rows as CSV, and the whole CSV of %d rows.\n\n| | seconds | rows/s | peak memory |\n|---|---|---|---|\n", bookRows, r.incidents)
	for _, path := range []string{large, book} {
		t, err := own.take(path, "--source", "preview", "--dry-run")
		if err != nil {
			return err
		}
		r.printf("| preview of %s | **%.1f** | | %.0f MiB |\n", filepath.Base(path), t.seconds, t.mib)
	}
	for _, f := range []struct {
		what, path, source string
		keep               bool
	}{
		{fmt.Sprintf("CSV, %d rows", bookRows), small, "office", false},
		{fmt.Sprintf("workbook, %d rows", bookRows), book, "office", false},
		{fmt.Sprintf("CSV, %d rows", r.incidents), large, "office", true},
		{fmt.Sprintf("CSV, %d of these rows, told by a second source: alike ones are sought", bookRows), small, "union", true},
	} {
		t, err := own.take(f.path, "--source", f.source)
		if err != nil {
			return err
		}
		r.printf("| %s | %.1f | %.0f | **%.0f MiB** |\n", f.what, t.seconds, t.rows/t.seconds, t.mib)
		if f.keep {
			continue
		}
		if _, _, err := own.antoan("batch", "undo", t.batch); err != nil {
			return err
		}
	}
	return own.usualRoad(large)
}

// taken is what an import said of itself, and what it cost.
type taken struct {
	seconds, rows, mib float64
	batch              string
}

// take ingests a file and returns the time from the command to its end.
func (r *run) take(path string, args ...string) (t taken, err error) {
	began := time.Now()
	out, state, err := r.antoan(append([]string{"ingest", path, "--json"}, args...)...)
	if err != nil {
		return t, err
	}
	t.seconds, t.mib = time.Since(began).Seconds(), peakMiB(state)
	var answer struct {
		Batch          *string
		Read, Rejected int64
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return t, err
	}
	if answer.Rejected > 0 {
		return t, fmt.Errorf("%d rows of %s were rejected: %s", answer.Rejected, filepath.Base(path), out)
	}
	if answer.Batch != nil {
		t.batch = *answer.Batch
	}
	t.rows = float64(answer.Read)
	return t, nil
}

// usualRoad loads the points by ogr2ogr and finds their communes in both editions by
// ST_Contains: no validation, no ledger, no victims.
func (r *run) usualRoad(path string) error {
	began := time.Now()
	load := command(r.ctx, "ogr2ogr", "-f", "PostgreSQL", "PG:"+r.cluster.ConnString(cluster.Admin, "usual"), path, "-nln", "points", "-lco", "GEOMETRY_NAME=geom",
		"-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat", "-a_srs", "EPSG:4326", "--config", "PG_USE_COPY", "YES")
	if err := load.Run(); err != nil {
		return fmt.Errorf("ogr2ogr: %w", err)
	}
	loaded := time.Since(began).Seconds()
	began = time.Now()
	conn, err := pgx.Connect(r.ctx, r.cluster.ConnString(cluster.Admin, "usual"))
	if err != nil {
		return err
	}
	defer conn.Close(r.ctx)
	_, err = conn.Exec(r.ctx, `CREATE TABLE located AS SELECT p.ogc_fid, u.edition, u.id AS unit
		FROM points p JOIN antoan.unit u ON u.level = 'commune' AND ST_Contains(u.geom, p.geom)`)
	if err != nil {
		return err
	}
	located := time.Since(began).Seconds()
	r.printf("\nogr2ogr of the same CSV takes %.1f s, and ST_Contains in two editions %.1f s more: **%.0f rows/s**, without validation, ledger, victims and assistance.\n\n",
		loaded, located, float64(r.incidents)/(loaded+located))
	return nil
}

// writeOffice writes the first rows of a CSV as a smaller one and as a workbook.
func writeOffice(large, small, book string) error {
	in, err := os.Open(large)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(small)
	if err != nil {
		return err
	}
	defer out.Close()
	b := excelize.NewFile()
	defer b.Close()
	sheet, err := b.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	rows := csv.NewReader(in)
	copied := csv.NewWriter(out)
	for n := range bookRows + 1 {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if err := copied.Write(row); err != nil {
			return err
		}
		if err := sheet.SetRow(fmt.Sprintf("A%d", n+1), officeRow(row, n)); err != nil {
			return err
		}
	}
	copied.Flush()
	return errors.Join(copied.Error(), sheet.Flush(), b.SaveAs(book))
}

// officeRow writes a row as an office has it: dates day first, and columns beside
// that are not stored.
func officeRow(row []string, n int) []any {
	var cells []any
	for _, text := range row {
		if name, ok := officeHeader[text]; ok && n == 0 {
			text = name
		} else if at, err := time.Parse(time.DateOnly, text[:min(10, len(text))]); err == nil && n > 0 && !strings.Contains(text, ":") {
			text = at.Format("02/01/2006")
		}
		cells = append(cells, text)
	}
	for i, name := range besides {
		if n > 0 {
			name = fmt.Sprintf("%s %d", name, (n+i)%100)
		}
		cells = append(cells, name)
	}
	return cells
}
