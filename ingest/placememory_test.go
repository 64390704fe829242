package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// A server reads the outlines once, and again when the editions are others: the
// next incident lies in the units of those.
func TestPlaceMemory(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	testPlaces(s)
	all := s.editions
	s.editions = all[:1]
	var memory PlaceMemory
	send := func(id string) int {
		t.Helper()
		_, _, err := ImportOne(t.Context(), s, Single{Source: "hospital", Record: []byte(strings.Replace(soundRecord, "r1", id, 1)), Now: testNow, Places: &memory})
		if err != nil {
			t.Fatal(err)
		}
		return len(s.incidents["hospital"][IncidentKey(id)].Units)
	}
	for n := range 3 {
		if units := send(fmt.Sprint("a", n)); units != 1 {
			t.Errorf("%d units, want that of the one edition", units)
		}
	}
	if n := s.placesRead.Load(); n != 1 {
		t.Errorf("the places were read %d times", n)
	}
	s.editions = all
	if units := send("b"); units < 2 || s.placesRead.Load() != 2 {
		t.Errorf("%d units after another edition came, read %d times", units, s.placesRead.Load())
	}
	s.editions = all[:1]
	if units := send("c"); units != 1 || s.placesRead.Load() != 3 {
		t.Errorf("%d units after it went, read %d times", units, s.placesRead.Load())
	}
}
