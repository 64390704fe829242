package analysis

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// said is a JSON object as an interface hands it over.
func said(t *testing.T, text string) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// add stores an entry that the test knows to be good.
func add(t *testing.T, s *Service, register, text string) *Entry {
	t.Helper()
	e, err := s.AddEntry(geo.WithScope(t.Context(), geo.Everything), register, said(t, text))
	if err != nil {
		t.Fatalf("%s %s: %v", register, text, err)
	}
	return e
}

// An entry is added, listed, changed and removed, and layers see it at once.
func TestEntriesLive(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	s := loaded(t, m)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	for register, text := range map[string]string{
		"activities":  `{"edition":"old","code":"00001","workstream":"outreach","held_on":"2024-03-08","topic":" Lễ ra quân ","women":60,"men":null,"children":0,"source":"Hội LHPN"}`,
		"commitments": `{"edition":"old","level":"district","code":"001","signed_on":"2022-06-22","state":"signed","valid_until":"2027-12-31"}`,
		"recognition": `{"edition":"old","code":"00001","subject_kind":"school","subject":"Trường A","year":2024,"result":"recognised"}`,
		"addresses":   `{"edition":"old","code":"00001","name":"Nhà văn hóa","lon":105.25,"lat":21.05,"opened_on":"2024-03-08"}`,
		"education":   `{"edition":"old","level":"province","code":"26","period_from":"2024-01-01","period_to":"2024-12-31","topic":"law","women":7}`,
	} {
		e := add(t, s, register, text)
		var b bytes.Buffer
		all, err := s.Entries(ctx, EntriesRequest{Register: register})
		if err != nil || all.Matched != 1 || all.Next != 0 || all.WriteJSON(&b) != nil || len(s.state.Load().entries[register]) != 1 {
			t.Fatalf("%s: %+v, %v", register, all, err)
		}
		var answer struct{ Entries []map[string]any }
		if err := json.Unmarshal(b.Bytes(), &answer); err != nil {
			t.Fatalf("%s: %v in %s", register, err, &b)
		}
		for name, want := range said(t, text) {
			if text, ok := want.(string); ok {
				want = strings.TrimSpace(text)
			}
			if got := answer.Entries[0][name]; got != want {
				t.Errorf("%s: %s is %v, want %v", register, name, got, want)
			}
		}
		if b.Reset(); all.WriteText(&b) != nil || !strings.HasSuffix(b.String(), "1 / 1\n") {
			t.Errorf("%s: %s", register, &b)
		}
		if _, err := s.AddEntry(ctx, register, said(t, text)); !errors.Is(err, geo.ErrConflict) {
			t.Errorf("%s twice: %v", register, err)
		}
		again := said(t, text)
		again["source"] = "Công an"
		if changed, err := s.ChangeEntry(ctx, register, e.ID, again); err != nil || changed.Source != "Công an" || changed.ID != e.ID {
			t.Errorf("%s: %+v %v", register, changed, err)
		}
		if one, err := s.Entry(ctx, register, e.ID); err != nil || one.Source != "Công an" || one.Code != again["code"] {
			t.Errorf("%s: %+v %v", register, one, err)
		}
		if err := s.RemoveEntry(ctx, register, e.ID); err != nil || len(s.state.Load().entries[register]) != 0 {
			t.Errorf("%s: %v", register, err)
		}
		for what, err := range map[string]error{"remove": s.RemoveEntry(ctx, register, e.ID), "read": second(s.Entry(ctx, register, e.ID)), "change": second(s.ChangeEntry(ctx, register, e.ID, again)), "none": second(s.Entry(ctx, register, 0))} {
			if !errors.Is(err, geo.ErrNotFound) {
				t.Errorf("%s of an entry of %s that has gone: %v", what, register, err)
			}
		}
	}
}

func second[T any](_ T, err error) error { return err }

// What is wrong is said by its field, and nothing is stored.
func TestBadEntriesAreRefused(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	s := loaded(t, m)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	const good = `"edition":"old","code":"00001",`
	for _, c := range []struct{ register, text, field string }{
		{"activities", `{}`, "code"}, {"activities", `{` + good + `"held_on":"2024-03-08"}`, "workstream"}, {"activities", `{` + good + `"workstream":"outreach"}`, "held_on"},
		{"activities", `{"edition":"old","code":"99999","workstream":"outreach","held_on":"2024-03-08"}`, "code"},
		{"activities", `{"edition":"old","workstream":"outreach","held_on":"2024-03-08"}`, "code"},
		{"activities", `{"edition":"x","code":"00001","workstream":"outreach","held_on":"2024-03-08"}`, "edition"},
		{"activities", `{"level":"town",` + good + `"workstream":"outreach","held_on":"2024-03-08"}`, "level"},
		{"activities", `{` + good + `"workstream":"dancing","held_on":"2024-03-08"}`, "workstream"},
		{"activities", `{` + good + `"workstream":"outreach","held_on":"2024-02-30"}`, "held_on"},
		{"activities", `{` + good + `"workstream":"outreach","held_on":"2024-03-08","held_until":"2024-03-07"}`, "held_until"},
		{"activities", `{` + good + `"workstream":"outreach","held_on":"2026-03-16"}`, "held_on"},
		{"activities", `{` + good + `"workstream":"outreach","held_on":"2024-03-08","women":1.5}`, "women"},
		{"activities", `{` + good + `"workstream":"outreach","held_on":"2024-03-08","women":-1}`, "women"},
		{"activities", `{` + good + `"workstream":"outreach","held_on":"2024-03-08","women":"1"}`, "women"},
		{"activities", `{` + good + `"workstream":"outreach","held_on":"2024-03-08","who":"x"}`, "who"},
		{"activities", `{` + good + `"workstream":"outreach","held_on":"2024-03-08","topic":"` + strings.Repeat("x", 501) + `"}`, "topic"},
		{"commitments", `{` + good + `"signed_on":"2022-06-22","valid_until":"2022-06-21","state":"signed"}`, "valid_until"},
		{"commitments", `{` + good + `"signed_on":"2030-06-22","state":"signed"}`, "signed_on"},
		{"recognition", `{` + good + `"subject_kind":"school","year":2024,"result":"pending"}`, "subject"},
		{"recognition", `{` + good + `"subject_kind":"commune","subject":"x","year":2024,"result":"pending"}`, "subject"},
		{"recognition", `{` + good + `"subject_kind":"commune","year":2027,"result":"pending"}`, "year"},
		{"recognition", `{"edition":"old","level":"district","code":"001","subject_kind":"commune","year":2024,"result":"pending"}`, "level"},
		{"addresses", `{` + good + `"name":"x","opened_on":"2024-03-08","lon":105}`, "lat"},
		{"addresses", `{` + good + `"name":"x","opened_on":"2024-03-08","lon":105,"lat":91}`, "lat"},
		{"addresses", `{` + good + `"name":"x","opened_on":"2024-03-08","lon":"105","lat":9}`, "lon"},
		{"education", `{` + good + `"period_from":"2024-03-08","period_to":"2024-03-07","topic":"law"}`, "period_to"},
	} {
		_, err := s.AddEntry(ctx, c.register, said(t, c.text))
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || invalid.Field != c.field {
			t.Errorf("%s %s: %v, want one of %s", c.register, c.text, err, c.field)
		}
	}
	some := geo.WithScope(t.Context(), geo.Scope{Areas: []int32{7}})
	var invalid *geo.InvalidError
	if _, err := s.AddEntry(some, "activities", said(t, `{`+good+`"workstream":"outreach","held_on":"2024-03-08"}`)); !errors.As(err, &invalid) || invalid.Field != "code" {
		t.Errorf("out of scope: %v", err)
	}
	if len(m.entries) != 0 {
		t.Errorf("something was stored: %+v", m.entries)
	}
	if _, err := s.AddEntry(ctx, "gossip", nil); !errors.Is(err, geo.ErrNotFound) {
		t.Errorf("an unknown register: %v", err)
	}
}

// A list is cut by unit, period and code, in parts that follow each other.
func TestEntriesAreListed(t *testing.T) {
	t.Parallel()
	s := loaded(t, twoEditions(10))
	ctx := geo.WithScope(t.Context(), geo.Everything)
	for _, e := range []string{
		`"code":"00001","workstream":"outreach","held_on":"2024-03-08"`, `"code":"00002","workstream":"models","held_on":"2024-03-08"`, `"code":"00001","workstream":"models","held_on":"2025-03-08"`,
	} {
		add(t, s, "activities", `{"edition":"old",`+e+`}`)
	}
	for _, c := range []struct {
		r    EntriesRequest
		want int64
	}{
		{EntriesRequest{}, 3}, {EntriesRequest{Edition: "old", Unit: "00001"}, 2}, {EntriesRequest{Codes: map[string]string{"workstream": "models"}}, 2},
		{EntriesRequest{Period: period(t, "2024-01-01", "2024-12-31")}, 2}, {EntriesRequest{Edition: "old", Unit: "00001", Codes: map[string]string{"workstream": "models"}, Period: period(t, "2024-01-01", "2024-12-31")}, 0},
	} {
		c.r.Register = "activities"
		if all, err := s.Entries(ctx, c.r); err != nil || all.Matched != c.want || int64(all.Returned) != c.want {
			t.Errorf("%+v: %+v %v", c.r, all, err)
		}
	}
	first, err := s.Entries(ctx, EntriesRequest{Register: "activities", Limit: 2})
	if err != nil || first.Returned != 2 || first.Next == 0 {
		t.Fatalf("%+v %v", first, err)
	}
	rest, err := s.Entries(ctx, EntriesRequest{Register: "activities", Limit: 2, After: first.Next})
	if err != nil || rest.Returned != 1 || rest.Next != 0 || rest.Matched != 3 {
		t.Errorf("%+v %v", rest, err)
	}
	if whole, err := s.Entries(ctx, EntriesRequest{Register: "activities", Limit: 3}); err != nil || whole.Returned != 3 || whole.Next != 0 {
		t.Errorf("%+v %v", whole, err)
	}
	var invalid *geo.InvalidError
	for _, r := range []EntriesRequest{{Limit: -1}, {Limit: MaxEntries + 1}, {Codes: map[string]string{"topic": "x"}}, {Codes: map[string]string{"workstream": "x"}}} {
		r.Register = "activities"
		if _, err := s.Entries(ctx, r); !errors.As(err, &invalid) {
			t.Errorf("%+v: %v", r, err)
		}
	}
	for _, r := range []EntriesRequest{{Register: "x"}, {Register: "activities", Edition: "x"}, {Register: "activities", Unit: "x"}} {
		if _, err := s.Entries(ctx, r); !errors.Is(err, geo.ErrNotFound) {
			t.Errorf("%+v: %v", r, err)
		}
	}
}

// A change of a register reads no incident again, and is seen by a server that follows.
func TestRegistersChangeAlone(t *testing.T) {
	t.Parallel()
	m := chain(t, same(3, 2), same(3, 1000))
	s := loaded(t, m)
	read := 0
	m.reading = func() { read++ }
	before := s.state.Load().facts.version
	add(t, s, "activities", `{"code":"00001","workstream":"outreach","held_on":"2024-03-08"}`)
	if st := s.state.Load(); read != 0 || st.facts.version != before+1 || len(st.entries["activities"]) != 1 || st.facts.len() != 6 {
		t.Errorf("incidents read %d times; version %d after %d, %d entries, %d incidents", read, st.facts.version, before, len(st.entries["activities"]), st.facts.len())
	}
	if l := ask(t, s, layerOf2024(t, "outreach")); counts(t, l, "activities")[0] != 1 || l.Version != before+1 {
		t.Errorf("activities %v of version %d", counts(t, l, "activities"), l.Version)
	}
	m.fail(geo.ErrUnavailable)
	if _, err := s.Entries(geo.WithScope(t.Context(), geo.Everything), EntriesRequest{Register: "activities"}); !errors.Is(err, geo.ErrUnavailable) {
		t.Errorf("a store that is away: %v", err)
	}
}
