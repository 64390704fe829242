package ingest

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

func TestWriteRejectsCSV(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	err := WriteRejectsCSV(&b, uuid.Nil, []geo.Reject{
		{Row: 2, Line: 3, Column: "=cmd", Code: "x", Message: "a, \"b\"", Fields: map[string]string{"lon": "-1.5", "external_id": "=HYPERLINK(1)"}},
		{Row: 9, Code: "y", Message: "-m", Fields: map[string]string{"category": " +x", "lon": "-x"}},
	})
	const want = "batch,row,line,column,code,message,external_id,category,lon\n" +
		"00000000-0000-0000-0000-000000000000,2,3,'=cmd,x,\"a, \"\"b\"\"\",'=HYPERLINK(1),,-1.5\n" +
		"00000000-0000-0000-0000-000000000000,9,,,y,'-m,,' +x,'-x\n"
	if err != nil || b.String() != want {
		t.Errorf("%v\n%s\nwant\n%s", err, b.String(), want)
	}
}

func TestStreamRejectsCSVEnds(t *testing.T) {
	t.Parallel()
	stop := errors.New("the database went away")
	for fails := range 2 {
		passes := 0
		var b strings.Builder
		err := StreamRejectsCSV(&b, uuid.Nil, func(visit func(geo.Reject) error) error {
			if passes++; passes > fails {
				return stop
			}
			return visit(geo.Reject{Row: 1, Fields: map[string]string{"lon": "1"}})
		})
		if !errors.Is(err, stop) {
			t.Errorf("pass %d fails, and the error is %v", fails+1, err)
		}
	}
}

func TestClip(t *testing.T) {
	t.Parallel()
	if got := clip(strings.Repeat("đ", 300)); got != strings.Repeat("đ", 250)+"…" {
		t.Errorf("%d bytes", len(got))
	}
	if got := clip("a" + strings.Repeat("đ", 300)); got != "a"+strings.Repeat("đ", 249)+"…" {
		t.Errorf("%d bytes", len(got))
	}
}

func TestSeenAgainstMap(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	s, known := newSeen(), map[uuid.UUID]int64{}
	for row := int64(1); row <= 300_000; row++ {
		key := runningKey(uuid.Nil, uint32(r.IntN(200_000)))
		e, isNew := s.find(key, row)
		first, there := known[key]
		if isNew == there {
			t.Fatalf("row %d: new %t, known %t", row, isNew, there)
		}
		if !there {
			known[key] = row
		} else if int64(e.row) != first {
			t.Fatalf("row %d: first %d, want %d", row, e.row, first)
		}
	}
	if int(s.n) != len(known) {
		t.Errorf("%d keys, want %d", s.n, len(known))
	}
}

func TestNewIDsCarryOver(t *testing.T) {
	t.Parallel()
	g := makeIDs(testNow)
	g.lo = 1<<62 - 1
	a := g.next()
	hi := g.hi
	b := g.next()
	if a.String() >= b.String() || a.Version() != 7 || a.Variant() != uuid.RFC4122 || hi == 0 {
		t.Errorf("%s, %s", a, b)
	}
	sec, nsec := a.Time().UnixTime()
	if sec != testNow.Unix() || nsec != 0 {
		t.Errorf("time %d.%d, want %d", sec, nsec, testNow.Unix())
	}
}
