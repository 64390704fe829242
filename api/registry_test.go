package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// bodies are a good entry of every register.
var bodies = map[string]string{
	"activities":  `{"code":"08707","workstream":"outreach","held_on":"2025-11-25","topic":"Tháng hành động","women":60,"men":null}`,
	"commitments": `{"code":"26","level":"province","signed_on":"2022-06-22","valid_until":"2027-12-31","state":"signed"}`,
	"recognition": `{"code":"08707","subject_kind":"school","subject":"Trường A","year":2025,"result":"recognised"}`,
	"addresses":   `{"code":"08707","name":"Nhà văn hóa","lon":105.55,"lat":21.25,"opened_on":"2025-08-01"}`,
	"education":   `{"code":"08707","period_from":"2024-12-15","period_to":"2025-12-14","topic":"high_risk","men":7}`,
}

func (s *running) send(method, path, body string) reply {
	return s.do(method, path, strings.NewReader(body), "Content-Type", mediaJSON)
}

// Every register takes an entry, gives it back, changes it and lets it go, and what it
// answers is what the document says.
func TestRegistry(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	for _, r := range geo.Registers {
		path := registryPath + "/" + r.Name
		added := s.send(http.MethodPost, path, bodies[r.Name])
		var e map[string]any
		if err := json.Unmarshal([]byte(added.text), &e); err != nil || added.StatusCode != http.StatusCreated || e["edition"] != "2025-07" {
			t.Fatal(r.Name, added.StatusCode, err, added.text)
		}
		one := path + "/" + fmt.Sprint(e["id"])
		if where := added.Header.Get("Location"); where != one {
			t.Errorf("%s is at %s", one, where)
		}
		for _, name := range entrySchema(r).Required {
			if _, ok := e[name]; !ok {
				t.Errorf("%s: no %s in %s", r.Name, name, added.text)
			}
		}
		for name := range e {
			if entrySchema(r).Properties[name] == nil {
				t.Errorf("%s: %s is not described", r.Name, name)
			}
		}
		if got := s.get(one); got.StatusCode != http.StatusOK || got.text != added.text {
			t.Errorf("%s: %d %s, want %s", one, got.StatusCode, got.text, added.text)
		}
		if twice := s.send(http.MethodPost, path, bodies[r.Name]); twice.StatusCode != http.StatusConflict {
			t.Errorf("%s twice: %d %s", r.Name, twice.StatusCode, twice.text)
		}
		changed := s.send(http.MethodPut, one, strings.Replace(bodies[r.Name], "{", `{"source":"Công an",`, 1))
		if changed.StatusCode != http.StatusOK || !strings.Contains(changed.text, `"source":"Công an"`) {
			t.Errorf("%s: %d %s", r.Name, changed.StatusCode, changed.text)
		}
		list := s.get(path + "?edition=2025-07&from=2022-01-01&to=2026-01-01&limit=5")
		if list.StatusCode != http.StatusOK || !strings.Contains(list.text, `"number_matched":1`) || list.Header.Get("ETag") == "" {
			t.Errorf("%s: %d %s", r.Name, list.StatusCode, list.text)
		}
		if gone := s.send(http.MethodDelete, one, ""); gone.StatusCode != http.StatusNoContent || gone.text != "" {
			t.Errorf("%s: %d %s", r.Name, gone.StatusCode, gone.text)
		}
		for _, method := range []string{http.MethodDelete, http.MethodGet, http.MethodPut} {
			body := ""
			if method == http.MethodPut {
				body = bodies[r.Name]
			}
			if p := s.send(method, one, body); p.StatusCode != http.StatusNotFound {
				t.Errorf("%s %s: %d %s", method, one, p.StatusCode, p.text)
			}
		}
	}
	if all := s.get(registryPath); all.StatusCode != http.StatusOK || !strings.Contains(all.text, `"name":"workstream"`) || !strings.Contains(all.text, `"codes":"workstream"`) {
		t.Errorf("%d %s", all.StatusCode, all.text)
	}
}

// What is wrong is a problem that names the field, and nothing is stored.
func TestRegistryRefuses(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	for _, c := range []struct {
		register, body string
		status         int
		says           string
	}{
		{"activities", `{"code":"99999","workstream":"outreach","held_on":"2025-11-25"}`, http.StatusUnprocessableEntity, `"location":"body.code"`},
		{"activities", `{"edition":"1999","code":"08707","workstream":"outreach","held_on":"2025-11-25"}`, http.StatusUnprocessableEntity, "1999"},
		{"activities", `{"code":"08707","workstream":"dancing","held_on":"2025-11-25"}`, http.StatusUnprocessableEntity, "workstream"},
		{"activities", `{"code":"08707","workstream":"outreach"}`, http.StatusUnprocessableEntity, "held_on"},
		{"activities", `{"code":"08707","workstream":"outreach","held_on":"25/11/2025"}`, http.StatusUnprocessableEntity, "held_on"},
		{"activities", `{"code":"08707","workstream":"outreach","held_on":"2025-11-25","held_until":"2025-11-24"}`, http.StatusUnprocessableEntity, "held_until"},
		{"activities", `{"code":"08707","workstream":"outreach","held_on":"2025-11-25","women":-1}`, http.StatusUnprocessableEntity, "women"},
		{"activities", `{"code":"08707","workstream":"outreach","held_on":"2025-11-25","names":"x"}`, http.StatusUnprocessableEntity, "names"},
		{"activities", `{"code":`, http.StatusBadRequest, ""},
		{"activities", `[]`, http.StatusUnprocessableEntity, ""},
		{"addresses", `{"code":"26","level":"province","name":"x","opened_on":"2025-08-01"}`, http.StatusUnprocessableEntity, "level"},
		{"addresses", `{"code":"08707","name":"x","opened_on":"2025-08-01","lon":105.5}`, http.StatusUnprocessableEntity, "lat"},
		{"education", `{"code":"08707","period_from":"2025-12-15","period_to":"2025-12-14","topic":"law"}`, http.StatusUnprocessableEntity, "period_to"},
		{"recognition", `{"code":"08707","subject_kind":"school","year":2025,"result":"pending"}`, http.StatusUnprocessableEntity, "subject"},
	} {
		p := s.send(http.MethodPost, registryPath+"/"+c.register, c.body)
		if p.StatusCode != c.status || !strings.Contains(p.text, c.says) || !strings.HasPrefix(p.Header.Get("Content-Type"), mediaProblem) {
			t.Errorf("%s: %d %s", c.body, p.StatusCode, p.text)
		}
	}
	for path, status := range map[string]int{
		"/gossip": http.StatusNotFound, "/activities/x": http.StatusUnprocessableEntity, "/activities/0": http.StatusUnprocessableEntity, "/activities?limit=0": http.StatusUnprocessableEntity,
		"/activities?limit=9999": http.StatusUnprocessableEntity, "/activities?after=-1": http.StatusUnprocessableEntity, "/activities?workstream=dancing": http.StatusUnprocessableEntity,
		"/activities?state=signed": http.StatusUnprocessableEntity, "/activities?from=2025-02-01&to=2025-01-01": http.StatusUnprocessableEntity, "/activities?unit=99999": http.StatusNotFound, "/activities?edition=x": http.StatusNotFound,
	} {
		if p := s.get(registryPath + path); p.StatusCode != status {
			t.Errorf("%s: %d %s", path, p.StatusCode, p.text)
		}
	}
	for _, r := range geo.Registers {
		if list := s.get(registryPath + "/" + r.Name); !strings.Contains(list.text, `"number_matched":0`) {
			t.Errorf("something was stored: %s", list.text)
		}
	}
}

// A list is cut by its codes and read part by part.
func TestRegistryPages(t *testing.T) {
	t.Parallel()
	s := serve(t, nil)
	path := registryPath + "/activities"
	for n := range 5 {
		body := fmt.Sprintf(`{"code":"0870%d","workstream":"%s","held_on":"2025-11-2%d"}`, 7+n%2, []string{"outreach", "models"}[n%2], n)
		if r := s.send(http.MethodPost, path, body); r.StatusCode != http.StatusCreated {
			t.Fatal(r.text)
		}
	}
	var page struct {
		Matched int   `json:"number_matched"`
		Next    int32 `json:"next_after"`
		Entries []struct{ ID int32 }
	}
	var seen []int32
	for at := path + "?workstream=outreach&limit=2"; ; at = fmt.Sprintf("%s?workstream=outreach&limit=2&after=%d", path, page.Next) {
		page.Next, page.Entries = 0, nil
		if err := json.Unmarshal([]byte(s.get(at).text), &page); err != nil || page.Matched != 3 {
			t.Fatal(err, page)
		}
		for _, e := range page.Entries {
			seen = append(seen, e.ID)
		}
		if page.Next == 0 {
			break
		}
	}
	if fmt.Sprint(seen) != "[1 3 5]" {
		t.Errorf("%v", seen)
	}
}
