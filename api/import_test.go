package api

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

func (r reply) batch(t *testing.T) geo.Batch {
	t.Helper()
	var b geo.Batch
	if err := json.Unmarshal([]byte(r.text), &b); err != nil {
		t.Fatalf("%v in %s", err, r.text)
	}
	return b
}

func packed(t *testing.T, text string) string {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const pointsGeoJSON = `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"p1","geometry":{"type":"Point","coordinates":[105.55,21.25]},"properties":{"occurred_at":"2025-01-05","category":"injury"}}]}`

func TestImportForms(t *testing.T) {
	t.Parallel()
	form := func(parts ...string) (body, media string) {
		var out bytes.Buffer
		w := multipart.NewWriter(&out)
		for i := 0; i < len(parts); i += 2 {
			var part io.Writer
			var err error
			if parts[i] == "file" {
				part, err = w.CreateFormFile("file", `C:\case files\tháng 3.csv`)
			} else {
				part, err = w.CreateFormField(parts[i])
			}
			if err == nil {
				_, err = io.WriteString(part, parts[i+1])
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return out.String(), w.FormDataContentType()
	}
	renamed := "when;what\n2025-03-01;theft\n"
	fileLast, mediaLast := form("source", "police", "file", incidentsCSV)
	fileFirst, mediaFirst := form("file", renamed, "source", "police", "map", "when=occurred_at,what=category", "values", "category:*=other", "delimiter", ";")
	tests := []struct {
		name, query, body, media, fileName string
		stored                             int64
	}{
		{"csv", "?source=police", incidentsCSV, "text/csv; charset=utf-8", "upload", 4},
		{"named", "?source=police&filename=a/b.csv", incidentsCSV, "text/csv", "b.csv", 4},
		{"gzip", "?source=police", packed(t, incidentsCSV), "application/gzip", "upload", 4},
		{"geojson", "?source=police", pointsGeoJSON, "application/geo+json", "upload", 1},
		{"mapped", "?source=police&map=when%3Doccurred_at&map=what%3Dcategory&values=category:theft%3Dother&values=category:*%3Dunknown&delimiter=%3B&timezone=Europe/London", renamed, "application/octet-stream", "upload", 1},
		{"json rows", "?source=police", `[{"occurred_at":"2025-03-01","category":"rape"},{"occurred_at":"2025-03-02","category":"Đánh đập"}]`, "application/json", "upload", 2},
		{"as people write", "?source=police&date_order=dmy", "Ngày xảy ra;Hành vi;Họ tên\n1/3/2025;Đánh đập;X\n", "text/csv", "upload", 1},
		{"form", "", fileLast, mediaLast, "tháng 3.csv", 4},
		{"form, fields behind the file", "", fileFirst, mediaFirst, "tháng 3.csv", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := serve(t, nil)
			r := s.do("POST", "/api/v1/batches"+tt.query, strings.NewReader(tt.body), "Content-Type", tt.media, "Prefer", "wait=20")
			b := r.batch(t)
			if r.StatusCode != http.StatusCreated || b.Counts.Stored != tt.stored || b.FileName != tt.fileName || len(b.SHA256) != 64 {
				t.Fatalf("%d %s", r.StatusCode, r.text)
			}
			if got := s.get(r.Header.Get("Location")); got.StatusCode != http.StatusOK || got.batch(t).ID != b.ID {
				t.Errorf("%s: %d %s", r.Header.Get("Location"), got.StatusCode, got.text)
			}
			if left, err := os.ReadDir(s.config.Spool); err != nil || len(left) > 0 {
				t.Errorf("files are left: %v %v", left, err)
			}
		})
	}
}

// A dry run tells what was understood; single rows are shown on this machine only.
func TestImportPreview(t *testing.T) {
	t.Parallel()
	const file = "Ngày xảy ra;Hành vi;Họ tên\n1/3/2025;Đánh đập;X\n2/3/2025;Đánh đập;X\n"
	for _, here := range []bool{true, false} {
		s := serve(t, func(c *Config) { c.PointsAllowed = here })
		r := s.do("POST", "/api/v1/batches?source=police&dry_run=1", strings.NewReader(file), "Content-Type", "text/csv", "Prefer", "wait=20")
		for text, want := range map[string]bool{`"question":"2 cells may be day/month`: true, `"field":"category","how":"header"`: true, `"why":"personal"`: true,
			`"code":"day_month_order"`: here, `"state":"dry_run"`: true, `"X"`: false} {
			if strings.Contains(r.text, text) != want || r.StatusCode != http.StatusOK {
				t.Errorf("on this machine %v: %d %s: %s", here, r.StatusCode, text, r.text)
			}
		}
	}
}

func TestImportTwice(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	post := func(body string, headers ...string) reply {
		return s.do("POST", "/api/v1/batches?source=police", strings.NewReader(body), append(headers, "Content-Type", "text/csv", "Prefer", "wait=20")...)
	}
	first := post(incidentsCSV, "Idempotency-Key", "k1")
	again := post(incidentsCSV, "Idempotency-Key", "k1")
	if first.StatusCode != http.StatusCreated || again.StatusCode != http.StatusOK || first.text != again.text || again.Header.Get("Location") == "" {
		t.Errorf("%d %s\n%d %s", first.StatusCode, first.text, again.StatusCode, again.text)
	}
	other := post("occurred_at,category\n2025-01-01,injury\n", "Idempotency-Key", "k1")
	if other.StatusCode != http.StatusConflict {
		t.Errorf("the key of another file: %d %s", other.StatusCode, other.text)
	}
	other.problem(t)
}

func TestDryRunStoresNothing(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	r := s.do("POST", "/api/v1/batches?source=police&dry_run=1", strings.NewReader(incidentsCSV), "Content-Type", "text/csv", "Prefer", "wait=20")
	if b := r.batch(t); r.StatusCode != http.StatusOK || r.Header.Get("Location") != "" || b.State != geo.BatchDryRun || b.Counts.Rejected != 2 {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	if got := s.get("/api/v1/batches").text; !strings.Contains(got, `"batches":[]`) {
		t.Errorf("stored: %s", got)
	}
}

func TestUndo(t *testing.T) {
	t.Parallel()
	s := loaded(t, nil)
	path := "/api/v1/batches/" + s.store.batches[0].ID.String() + "/undo"
	r := s.do("POST", path, nil)
	if b := r.batch(t); r.StatusCode != http.StatusOK || b.State != geo.BatchUndone || b.UndoneAt == nil {
		t.Errorf("%d %s", r.StatusCode, r.text)
	}
	if got := s.get("/api/v1/summary").text; !strings.Contains(got, `"incidents":0,"period":null`) {
		t.Errorf("after undo: %s", got)
	}
	if r := s.do("POST", path, nil); r.StatusCode != http.StatusConflict {
		t.Errorf("undone twice: %d %s", r.StatusCode, r.text)
	}
}

func TestBodyLimit(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.Limits.BodyBytes = 1000 })
	big := "occurred_at,category\n" + strings.Repeat("2025-01-01,injury\n", 100)
	// The second body does not say its length, so the limit is met while reading.
	for name, body := range map[string]io.Reader{"announced": strings.NewReader(big), "unannounced": io.MultiReader(strings.NewReader(big))} {
		r := s.do("POST", "/api/v1/batches?source=x", body, "Content-Type", "text/csv", "Prefer", "wait=20")
		if p := r.problem(t); r.StatusCode != http.StatusRequestEntityTooLarge || p.Type != "urn:antoan:problem:too-large" {
			t.Errorf("%s: %d %s", name, r.StatusCode, r.text)
		}
	}
	if len(s.store.batches) > 0 {
		t.Error("something was stored")
	}
}

func TestBadUploads(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	boundary := "multipart/form-data; boundary=x"
	tests := []struct {
		name, query, body, media, encoding, detail string
		status                                     int
	}{
		{"no type", "?source=x", incidentsCSV, "", "", "Content-Type", 415},
		{"encoding", "?source=x", incidentsCSV, "text/csv", "br", "Content-Encoding", 415},
		{"empty", "?source=x", "", "text/csv", "", "empty", 422},
		{"truncated gzip", "?source=x", packed(t, incidentsCSV)[:40], "application/gzip", "", "cut off", 422},
		{"workbook", "?source=x", "PK\x03\x04zip", "application/octet-stream", "", "damaged", 422},
		{"unknown parameter", "?source=x&tz=UTC", incidentsCSV, "text/csv", "", "tz", 422},
		{"zone", "?source=x&timezone=Mars/Olympus", incidentsCSV, "text/csv", "", "timezone", 422},
		{"crs", "?source=x&crs=EPSG:1", incidentsCSV, "text/csv", "", "EPSG:9208", 422},
		{"delimiter", "?source=x&delimiter=ab", incidentsCSV, "text/csv", "", "delimiter", 422},
		{"switch", "?source=x&dry_run=perhaps", incidentsCSV, "text/csv", "", "dry_run", 422},
		{"values", "?source=x&values=nonsense", incidentsCSV, "text/csv", "", "values", 422},
		{"form without file", "", "--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\na\r\n--x--\r\n", boundary, "", "file", 422},
		{"form with an unknown field", "", "--x\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\na\r\n--x--\r\n", boundary, "", "who", 422},
		{"field in both", "?source=a", "--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\na\r\n--x--\r\n", boundary, "", "twice", 422},
		{"cut form", "", "--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\na", boundary, "", "cut off", 400},
		{"two files", "", strings.Repeat("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\na\r\n", 2) + "--x--\r\n", boundary, "", "twice", 422},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { // one after the other, since they share the folder of uploads
			headers := []string{"Content-Type", tt.media}
			if tt.encoding != "" {
				headers = append(headers, "Content-Encoding", tt.encoding)
			}
			r := s.do("POST", "/api/v1/batches"+tt.query, strings.NewReader(tt.body), headers...)
			if p := r.problem(t); r.StatusCode != tt.status || !strings.Contains(p.Detail, tt.detail) {
				t.Errorf("%d %s", r.StatusCode, r.text)
			}
			if left, err := os.ReadDir(s.config.Spool); err != nil || len(left) > 0 {
				t.Errorf("files are left: %v %v", left, err)
			}
		})
	}
}

func TestCleanName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"": "upload", "/": "upload", "..": "..", "a.csv": "a.csv", "../../etc/passwd": "passwd", `C:\x\y.csv`: "y.csv", "a\nb\x00.csv": "ab.csv",
		"tháng 3.csv": "tháng 3.csv", strings.Repeat("đ", 200): strings.Repeat("đ", 100), "\xff.csv": ".csv",
	} {
		if got := cleanName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
