package geo_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

func TestBatchProgress(t *testing.T) {
	t.Parallel()
	began := time.Date(2026, time.May, 1, 8, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		p    geo.BatchProgress
		took time.Duration
		want string
	}{
		"waits":   {geo.BatchProgress{BytesTotal: 100}, time.Second, `{"bytes_done":0,"bytes_total":100,"rows_read":0,"rows_per_second":0,"seconds_left":null}`},
		"begins":  {geo.BatchProgress{BytesTotal: 100, Began: began}, 0, `{"bytes_done":0,"bytes_total":100,"rows_read":0,"began_at":"2026-05-01T08:00:00Z","rows_per_second":0,"seconds_left":null}`},
		"quarter": {geo.BatchProgress{BytesDone: 25, BytesTotal: 100, RowsRead: 50, Began: began}, 2 * time.Second, `{"bytes_done":25,"bytes_total":100,"rows_read":50,"began_at":"2026-05-01T08:00:00Z","rows_per_second":25,"seconds_left":6}`},
		"through": {geo.BatchProgress{BytesDone: 100, BytesTotal: 100, RowsRead: 50, Began: began}, 2 * time.Second, `{"bytes_done":100,"bytes_total":100,"rows_read":50,"began_at":"2026-05-01T08:00:00Z","rows_per_second":25,"seconds_left":null}`},
	} {
		got, err := json.Marshal(c.p.At(began.Add(c.took)))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s %v, want %s", name, got, err, c.want)
		}
	}
}

func TestBatchStates(t *testing.T) {
	t.Parallel()
	for state, want := range map[geo.BatchState][2]bool{
		geo.BatchUploaded: {true, false}, geo.BatchUnderstood: {true, false}, geo.BatchImporting: {true, false},
		geo.BatchStored: {false, true}, geo.BatchStoredWithRejects: {false, true},
		geo.BatchFailed: {}, geo.BatchCancelled: {}, geo.BatchUndone: {}, geo.BatchDryRun: {},
	} {
		if got := [2]bool{state.Live(), state.Stored()}; got != want {
			t.Errorf("%s: live, stored %v, want %v", state, got, want)
		}
	}
}
