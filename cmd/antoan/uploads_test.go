package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// manyRows is a file whose import takes a moment.
func manyRows(prefix string, rows int) string {
	var b strings.Builder
	b.WriteString("external_id,occurred_at,category\n")
	for i := range rows {
		fmt.Fprintf(&b, "%s%d,2025-%02d-%02d,injury\n", prefix, i, 1+i%12, 1+i%28)
	}
	return b.String()
}

// send uploads a file without waiting for its import.
func (s *site) send(address, content string) (path string) {
	s.t.Helper()
	response, err := http.Post("http://"+address+"/api/v1/batches?source=office", "text/csv", strings.NewReader(content))
	if err != nil {
		s.t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusAccepted {
		s.t.Fatalf("status %d", response.StatusCode)
	}
	return response.Header.Get("Location")
}

// reaches waits until a batch is in the state.
func (s *site) reaches(address, path string, state geo.BatchState) (b geo.Batch) {
	s.t.Helper()
	body := s.await(address, path, func(body string) bool { return strings.Contains(body, `"state":"`+string(state)+`"`) })
	if err := json.Unmarshal([]byte(body), &b); err != nil {
		s.t.Fatal(err)
	}
	return b
}

// kill -9 of the server in the middle of an import: the next one begins it again,
// and all of it is stored once. What was cancelled leaves nothing.
func TestKillTheServerInAnImport(t *testing.T) {
	t.Parallel()
	const rows = 30000
	s := newSite(t)
	address, process := s.startServer("serve")
	path, waiting := s.send(address, manyRows("a", rows)), s.send(address, manyRows("b", 1))
	s.reaches(address, path, geo.BatchImporting)
	if err := process.Kill(); err != nil {
		t.Fatal(err)
	}
	orphan := filepath.Join(s.dir, spoolDir, "antoan-upload-01a209e4-8deb-74c6-80d6-4095509417c8")
	if err := os.WriteFile(orphan, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}

	address, _ = s.startServer("serve")
	if b := s.reaches(address, path, geo.BatchStored); b.Counts.Stored != rows {
		t.Errorf("%+v", b.Counts)
	}
	s.reaches(address, waiting, geo.BatchStored)
	s.await(address, "/api/v1/summary", func(b string) bool { return strings.Contains(b, fmt.Sprintf(`"incidents":%d,`, rows+1)) })

	path = s.send(address, manyRows("c", rows))
	b := s.reaches(address, path, geo.BatchImporting)
	if out := s.must("batch", "cancel", b.ID.String(), "--json"); !strings.Contains(out, `"state":"cancelled"`) {
		t.Error(out)
	}
	if a := s.run("batch", "cancel", b.ID.String()); a.code == 0 || !strings.Contains(a.stderr, "cannot be cancelled") {
		t.Errorf("cancelled twice: exit %d: %s", a.code, a.stderr)
	}
	// The next import begins only once the cancelled one has ended.
	s.reaches(address, s.send(address, manyRows("d", 1)), geo.BatchStored)
	s.await(address, "/api/v1/summary", func(b string) bool { return strings.Contains(b, fmt.Sprintf(`"incidents":%d,`, rows+2)) })
	if left, err := filepath.Glob(filepath.Join(s.dir, spoolDir, "antoan-upload-*")); err != nil || len(left) > 0 {
		t.Errorf("files are left: %v %v", left, err)
	}
	if info, err := os.Stat(filepath.Join(s.dir, spoolDir)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", info, err)
	}
	if out := s.must("batch", "list"); strings.Count(out, " · stored\n") != 3 || strings.Count(out, " · cancelled\n") != 1 {
		t.Error(out)
	}
}

func TestQueueOfAFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, err := queueOf(dir)
	if err != nil || !strings.HasPrefix(first, "import-") {
		t.Fatalf("%q %v", first, err)
	}
	if again, err := queueOf(dir); err != nil || again != first {
		t.Errorf("%q %v", again, err)
	}
	if other, err := queueOf(t.TempDir()); err != nil || other == first {
		t.Errorf("two folders with one queue: %q %v", other, err)
	}
	if err := os.WriteFile(filepath.Join(dir, queueFile), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if queue, err := queueOf(dir); err == nil {
		t.Errorf("an empty file gave %q", queue)
	}
}
