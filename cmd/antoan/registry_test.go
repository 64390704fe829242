package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

const oneCommune = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"08707","name":"Xã Đồng Cỏ","province_code":"26"},
"geometry":{"type":"Polygon","coordinates":[[[105.5,21.2],[105.6,21.2],[105.6,21.3],[105.5,21.3],[105.5,21.2]]]}}]}`

// A register takes its file, whole or not at all, shows it again, writes it, and lets go
// of an entry.
func TestRegistersFromFiles(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.must("import", "boundaries", write(t, "xa.geojson", oneCommune), "--edition", "2025-07", "--level", "commune", "--valid-from", "2025-07-01", "--province", "province_code")
	for register, rows := range map[string]string{
		"activities": "code,workstream,held_on,topic,women\n08707,Tuyên truyền,25/11/2025,Tháng hành động,60\n08707,models,26/11/2025,,\n",
		"addresses":  "code,name,lon,lat,opened_on\n08707,Trạm y tế,105.55,21.25,2025-08-01\n08707,Nhà văn hóa,,,2025-08-01\n",
	} {
		file := write(t, register+".csv", rows)
		for range 2 { // the same entries
			if out := s.must("import", register, file, "--edition", "2025-07", "--source", "Hội LHPN"); !strings.Contains(out, "2 dòng / rows") {
				t.Errorf("%s: %s", register, out)
			}
		}
		book := filepath.Join(t.TempDir(), "out.xlsx")
		s.must("export", "register", register, "--format", "xlsx", "-o", book)
		if out := s.must("import", register, book); !strings.Contains(out, "2 dòng / rows") {
			t.Errorf("%s does not come back: %s", register, out)
		}
		bad := strings.Replace(rows, "\n08707", "\n99999", 1)
		if a := s.run("import", register, write(t, "bad.csv", bad), "--edition", "2025-07"); a.code != exitRefused || !strings.Contains(a.stderr, "99999") {
			t.Errorf("%s of an unknown unit: exit %d, %s", register, a.code, a.stderr)
		}
		var answer struct {
			Entries []struct{ ID int32 }
			Matched int `json:"number_matched"`
		}
		if err := json.Unmarshal([]byte(s.must("registry", "list", register, "--unit", "08707", "--json")), &answer); err != nil || answer.Matched != 2 {
			t.Fatalf("%s: %+v %v", register, answer, err)
		}
		s.must("registry", "remove", register, fmt.Sprint(answer.Entries[0].ID))
		if out := s.must("registry", "list", register); !strings.Contains(out, "Hội LHPN") || !strings.HasSuffix(out, "1 / 1\n") {
			t.Errorf("%s: %s", register, out)
		}
	}
	if out := s.must("registry", "list", "activities", "--only", "workstream=outreach"); !strings.HasSuffix(out, "0 / 0\n") { // the one that was removed
		t.Error(out)
	}
	if a := s.run("registry", "list", "activities", "--only", "workstream=dancing"); a.code != exitRefused {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
}
