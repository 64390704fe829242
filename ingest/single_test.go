package ingest

import (
	"errors"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

const soundRecord = `{"external_id": "r1", "occurred_at": "2024-05-17", "category": "injury", "victim_group": ["woman_18_59", "child_under_13"], "lon": 105.5, "lat": 21.5, "exemplary": true, "acts": null}`

func one(t *testing.T, s *memStore, record, key string) (geo.Batch, error) {
	t.Helper()
	b, id, err := ImportOne(t.Context(), s, Single{Source: "hospital", Record: []byte(record), IdempotencyKey: key, Now: testNow})
	if err == nil {
		if _, ok := s.incidents["hospital"][id]; !ok {
			t.Errorf("the key %s leads to nothing", id)
		}
	}
	return b, err
}

func TestImportOne(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	testPlaces(s)
	first, err := one(t, s, soundRecord, "")
	if err != nil || first.Counts.Stored != 1 {
		t.Fatalf("%+v %v", first, err)
	}
	stored := s.stored("hospital")[0]
	if len(stored.Victims) != 2 || !stored.Exemplary || !stored.Located || stored.ExternalID != "r1" {
		t.Errorf("%+v", stored)
	}
	other := `{"lat": 21.5, "lon": 105.5,` + strings.Replace(strings.TrimPrefix(soundRecord, "{"), `"lon": 105.5, "lat": 21.5, `, "", 1)
	if again, err := one(t, s, other, ""); err != nil || again.ID != first.ID {
		t.Errorf("written otherwise: %+v %v", again, err)
	}
	if changed, err := one(t, s, strings.Replace(soundRecord, "injury", "cruelty", 1), ""); err != nil || changed.Counts.Corrected != 1 {
		t.Errorf("%+v %v", changed, err)
	}
	if back, err := one(t, s, soundRecord, "k2"); err != nil || back.Counts.Corrected != 1 {
		t.Errorf("back to the first form in a request of its own: %+v %v", back, err)
	}
	anonymous := strings.Replace(soundRecord, `"external_id": "r1", `, "", 1)
	a, err := one(t, s, anonymous, "k3")
	if err != nil || a.Counts.Stored != 1 {
		t.Errorf("the key is the identifier: %+v %v", a, err)
	}
	if b, err := one(t, s, anonymous, "k4"); err != nil || b.Counts.Stored != 1 || len(s.stored("hospital")) != 3 {
		t.Errorf("an equal case under another key is another one: %+v %v", b, err)
	}
}

func TestImportOneNamesEveryFault(t *testing.T) {
	t.Parallel()
	for record, want := range map[string]string{
		``:                     "record",
		`[]`:                   "record",
		`{"external_id": "x"`:  "record",
		soundRecord + "{}":     "record",
		`{"external_id": "x"}`: "occurred_at",
		`{"external_id": "x", "occurred_at": "2024-05-17", "category": "injury", "severity": "huge", "setting": "moon", "lon": 500, "lat": 21}`: "severity setting lon",
		`{"external_id": "x", "name": "y", "phone": "z"}`:            "name phone",
		`{"external_id": "x", "external_id": "y"}`:                   "external_id",
		`{"external_id": {"a": 1}, "category": ["injury"]}`:          "external_id category",
		`{"occurred_at": "2024-05-17", "category": "injury"}`:        "external_id",
		`{"external_id": "x", "occurred_at": "?", "category": "??"}`: "occurred_at",
	} {
		s := newMemStore()
		testPlaces(s)
		_, err := one(t, s, record, "")
		var wrong *RecordError
		if !errors.As(err, &wrong) {
			t.Errorf("%s: %v", record, err)
			continue
		}
		var fields []string
		for _, f := range wrong.Faults {
			fields = append(fields, f.Field)
			if f.Code == "" || f.Message == "" {
				t.Errorf("%s: %+v", record, f)
			}
		}
		if got := strings.Join(fields, " "); got != want {
			t.Errorf("%s: faults in %q, want %q", record, got, want)
		}
		if len(s.batches) > 0 || len(s.rejects) > 0 {
			t.Errorf("%s: something was stored", record)
		}
	}
}
