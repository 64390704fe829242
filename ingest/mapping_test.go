package ingest

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

func TestParseMapping(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want, err string }{
		{"", "", ""},
		{"id=external_id,month=occurred_at", "id=external_id,month=occurred_at", ""},
		{" month = Occurred_At , id=external_id,", "id=external_id,month=occurred_at", ""},
		{`"Ngày, giờ"=occurred_at,"a=""b"=lon,x=y=lat`, `"Ngày, giờ"=occurred_at,"a=""b"=lon,"x=y"=lat`, ""},
		{"category=-", "category=-", ""},
		{"id=idd", "", `no field "idd"`}, {"id", "", "COLUMN=FIELD"}, {"=lon", "", "COLUMN=FIELD"},
		{"a=lon,b=lon", "", "given twice"}, {"a=lon,a=lat", "", "mapped twice"},
	}
	for _, tt := range tests {
		m, err := ParseMapping(tt.in)
		if tt.err != "" {
			var invalid *geo.InvalidError
			if !errors.As(err, &invalid) || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%q: error %v, want %q", tt.in, err, tt.err)
			}
			continue
		}
		if err != nil || m.String() != tt.want {
			t.Errorf("%q: %q, %v, want %q", tt.in, m.String(), err, tt.want)
		}
	}
	_, err := ParseMapping("id=wrong")
	if !strings.Contains(err.Error(), "external_id, occurred_at") {
		t.Errorf("%v does not name the fields", err)
	}
}

func FuzzMapping(f *testing.F) {
	f.Add("id=external_id,month=occurred_at")
	f.Add(`"a,""b="=lon`)
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMapping(s)
		if err != nil {
			return
		}
		again, err := ParseMapping(m.String())
		if err != nil || again.String() != m.String() {
			t.Errorf("%q is %q, then %q, %v", s, m.String(), again.String(), err)
		}
	})
}

func TestParseValues(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"category:*=other": "category:*=other", "Category: Theft = Other ": "category:theft=other", "category:a:b=c=other": "category:a:b=c=other",
		"category:=unknown": "category:=unknown", "edition:*=2013": "edition:*=2013",
		"category:x=y": "unknown", "colour:x=y": "no field", "category": "FIELD:FROM=TO", "category:x": "FIELD:FROM=TO", "external_id:*=1": "same identity",
	} {
		v, err := ParseValues(in)
		got := v.String()
		if err != nil {
			got = err.Error()
		}
		if err == nil && got != want || err != nil && !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	a, _ := ParseValues("category:x=other", "category:*=threat")
	b, _ := ParseValues("category:*=threat", "category:X=other")
	if a.String() != b.String() {
		t.Errorf("%q and %q", a.String(), b.String())
	}
	if _, err := ParseValues("category:x=other", "category:X=threat"); err == nil {
		t.Error("two meanings of one value are accepted")
	}
}

func TestColumns(t *testing.T) {
	t.Parallel()
	const file = "ID,Occurred_At,category,lon,họ tên,Ghi chú\n1,2024,injury,1,A,B\n"
	tests := map[string]struct{ mapping, want string }{
		"by themselves": {"ID=external_id", "ID|Occurred_At|category|lon"},
		"overridden":    {"ID=lon", "Occurred_At|category|ID"},
		"left out":      {"category=-", "Occurred_At|lon"},
		"typing error":  {"IDD=lon", `no column "IDD"; the columns are "ID", "Occurred_At"`},
		"personal":      {"họ tên=external_id", "looks personal"},
		"narrative":     {"Ghi chú=external_id", "free text"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, err := ParseMapping(tt.mapping)
			if err != nil {
				t.Fatal(err)
			}
			p, err := planOf(t, file, m)
			if err != nil {
				if !strings.Contains(err.Error(), tt.want) {
					t.Errorf("error %v, want %q", err, tt.want)
				}
				return
			}
			if d := cmp.Diff(tt.want, strings.Join(p.selection(p.parts[0]), "|")); d != "" {
				t.Error(d)
			}
		})
	}
}

// planOf plans the columns of a table.
func planOf(t *testing.T, file string, m Mapping) (*filePlan, error) {
	t.Helper()
	c, err := openContent(strings.NewReader(file), int64(len(file)), "t.csv", Limits{}, readOptions{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.close() })
	all, err := c.kind.tables(c)
	if err != nil {
		t.Fatal(err)
	}
	return planFile(all, "t.csv", m)
}

func TestHeaderlessDataIsNotShown(t *testing.T) {
	t.Parallel()
	o := options(t, "Tran Thi B,2024-05-01,105.51\nx,2024-05-02,105.52\n", "name=external_id")
	_, err := Import(t.Context(), newMemStore(), o)
	if err == nil || strings.Contains(err.Error(), "Tran") || strings.Contains(err.Error(), "105") {
		t.Errorf("error %v", err)
	}
}

func TestPersonalColumns(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Họ và tên": "id", "HO_TEN": "id", "SĐT nạn nhân": "id", "CCCD": "id", "Số CMND": "id", "Địa chỉ": "id", "victim_name": "id", "Phone": "id", "e-mail": "id", "Date of birth": "id", "name": "id", "Id Number": "id",
		"Tên cháu": "id", "Bị hại": "id", "Nơi ở hiện nay": "id", "Hộ khẩu thường trú": "id", "Địa chỉ nạn nhân": "id",
		"Nội dung": "text", "description": "text", "Ghi chú": "text",
		"category": "", "ward_name": "", "địa chỉ tin cậy": "", "id": "", "street_id": "", "location": "", "số vụ": "", "tên xã": "", "nơi ở": "id", "telefax_count": "", "block": "",
	} {
		got := ""
		switch {
		case isIdentifying(name):
			got = "id"
		case looksPersonal(name):
			got = "text"
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestColumnsThatDifferInCaseOnly(t *testing.T) {
	t.Parallel()
	const file = "occurred_at,Occurred_At,category\n2024,2023,injury\n"
	_, err := Import(t.Context(), newMemStore(), options(t, file, ""))
	if err == nil || !strings.Contains(err.Error(), `"occurred_at" and "Occurred_At"`) {
		t.Errorf("two dates are accepted: %v", err)
	}
	s := newMemStore()
	if _, err := Import(t.Context(), s, options(t, file, "Occurred_At=occurred_at")); err != nil {
		t.Errorf("the mapping says which, and yet: %v", err)
	}
}

func TestRejectsKeepNoFreeText(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	_, err := Import(t.Context(), s, options(t, "occurred_at,Ghi chú\n2024-05-01,she told us\n", "Ghi chú=category"))
	if err != nil || len(s.rejects) != 1 {
		t.Fatalf("%d rejects, %v", len(s.rejects), err)
	}
	r := s.rejects[0]
	story := strings.Repeat("she told us ", 6)
	if _, err := Import(t.Context(), s, options(t, "occurred_at,category\n2024-05-01,"+story+"\n", "")); err != nil || len(s.rejects) != 2 || s.rejects[1].Fields["category"] != "" {
		t.Errorf("a story is kept: %v %+v", err, s.rejects)
	}
	if _, kept := r.Fields["category"]; kept || r.Column != "Ghi chú" || r.Fields["occurred_at"] != "2024-05-01" {
		t.Errorf("reject %+v", r)
	}
}
