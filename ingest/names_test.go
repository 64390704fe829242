package ingest

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
)

// place returns the unit of a row by edition as "2022-07:08000 2025-07:?", with ?
// for one that was split or merged so that the part is not known.
func place(s *memStore, inc geo.Incident) string {
	var all []string
	for _, p := range inc.Units {
		for _, e := range s.editions {
			if e.Edition.ID != p.Edition {
				continue
			}
			code := "?"
			for _, u := range e.Units {
				if u.ID == p.Unit {
					code = u.Code
				}
			}
			all = append(all, e.Edition.Code+":"+code)
		}
	}
	return strings.Join(all, " ")
}

func TestNamesFindTheirUnits(t *testing.T) {
	t.Parallel()
	const sonXuan = "2022-07:08429 2025-07:08390" // column 11, row 11
	const before, after = "2024-05-17", "2025-09-01"
	for name, tt := range map[string]struct{ day, commune, district, province, code, edition, want string }{
		"exact":                                {before, "Xã Sơn Xuân", "Huyện Phú Thành", "Tỉnh Vĩnh Phúc", "", "", sonXuan},
		"no type":                              {before, "Sơn Xuân", "Phú Thành", "Vĩnh Phúc", "", "", sonXuan},
		"abbreviated":                          {before, "X. Sơn Xuân", "H.Phú Thành", "T. Vĩnh Phúc", "", "", sonXuan},
		"no accents":                           {before, "xa son xuan", "phu thanh", "vinh phuc", "", "", sonXuan},
		"capitals":                             {before, "XÃ SƠN XUÂN", "", "", "", "", sonXuan},
		"NFD":                                  {before, norm.NFD.String("Xã Sơn Xuân"), "", "", "", "", sonXuan},
		"tone elsewhere":                       {before, "Xã Hòa Thủy", "Huyện Đông Thành", "", "", "", "2022-07:08168 2025-07:08168"},
		"whole address in a cell":              {before, "thôn 3, xã Sơn Xuân, huyện Phú Thành, tỉnh Vĩnh Phúc", "", "", "", "", sonXuan},
		"zero lost":                            {before, "Xã Sơn Xuân", "", "", "8429", "", sonXuan},
		"code and name":                        {before, "Xã Sơn Xuân", "", "", "08429", "2022-07", sonXuan},
		"not known, but a code":                {before, "không rõ", "", "", "08429", "2022-07", sonXuan},
		"the day decides, before":              {before, "Xã An Giang", "", "", "", "", "2022-07:08006 2025-07:08006"},
		"the day decides, after":               {after, "Xã An Giang", "", "", "", "", "2022-07:? 2025-07:08006"},
		"old district, new province":           {after, "Xã Sơn Xuân", "Huyện Phú Thành", "Tỉnh Phú Thọ", "", "", sonXuan},
		"old district, new province, earlier":  {before, "Xã Sơn Xuân", "Phú Thành", "Phú Thọ", "", "", sonXuan},
		"old district, new province, one cell": {after, "xã Sơn Xuân, huyện Phú Thành, tỉnh Phú Thọ", "", "", "", "", sonXuan},
		"old district, new province, no types": {after, "Sơn Xuân - Phú Thành - Phú Thọ", "", "", "", "", sonXuan},
		"new commune":                          {after, "Phường An Châu", "", "Tỉnh Phú Thọ", "", "", "2022-07:? 2025-07:08000"},
		"edition stated":                       {before, "Phường An Châu", "", "", "", "2025-07", "2022-07:? 2025-07:08000"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := province()
			file := "occurred_at,category,commune_name,district_name,province_name,commune,edition\n" +
				fmt.Sprintf("%s,injury,%q,%s,%s,%s,%s\n", tt.day, tt.commune, tt.district, tt.province, tt.code, tt.edition)
			o := options(t, file, "")
			o.Now = testNow.AddDate(2, 0, 0)
			b, err := Import(t.Context(), s, o)
			if err != nil || b.Counts.Stored != 1 {
				t.Fatalf("%+v %v %+v", b.Counts, err, s.rejects)
			}
			inc := s.stored("test")[0]
			if got := place(s, inc); got != tt.want || inc.Quality != geo.QualityCommuneOnly || inc.Located {
				t.Errorf("%s, want %s; quality %d", got, tt.want, inc.Quality)
			}
			if told := strings.Contains(strings.Join(b.Warnings, "\n"), "lost its leading zeros"); told != (name == "zero lost") {
				t.Errorf("warnings %q", b.Warnings)
			}
		})
	}
}

// An old commune written with the new province is the old unit and the new one that
// has its name: both lead to the new one.
func TestOldAndNewMeet(t *testing.T) {
	t.Parallel()
	s := province()
	const file = "occurred_at,category,commune_name,district_name,province_name\n" +
		"2025-09-01,injury,Xã An Giang,Huyện An Thành,Tỉnh Phú Thọ\n" + // named like the new one
		"2025-09-01,injury,Xã An Hải,Huyện An Thành,Tỉnh Phú Thọ\n" // went into it
	o := options(t, file, "")
	o.Now = testNow.AddDate(2, 0, 0)
	if b, err := Import(t.Context(), s, o); err != nil || b.Counts.Stored != 2 {
		t.Fatalf("%+v %v %+v", b.Counts, err, s.rejects)
	}
	for i, r := range s.stored("test") {
		if got := place(s, r); !strings.HasSuffix(got, "2025-07:08006") {
			t.Errorf("row %d is in %s", i, got)
		}
	}
	// The new unit was split off in part: they do not meet, and nobody guesses.
	s = province()
	for i := range s.successors {
		if s.successors[i].From == 1002 {
			s.successors[i].Whole = false
			s.successors = append(s.successors, geo.Successor{From: 1002, To: 5002, Share: math.NaN()})
			break
		}
	}
	b, err := Import(t.Context(), s, o.again(file))
	if err != nil || b.Counts.Stored != 1 || b.Counts.Rejected != 1 || s.rejects[0].Code != "ambiguous_commune" {
		t.Errorf("%+v %v %+v", b.Counts, err, s.rejects)
	}
}

func (o Options) again(file string) Options {
	o.File = stringFile(file)
	return o
}

func TestNamesThatDoNotResolve(t *testing.T) {
	t.Parallel()
	const street = "Số 5 phố Bí Mật"
	rows := []struct{ commune, district, address, point, code, says string }{
		{"Thị trấn Sơn Xuân", "", "", ",", "unsure_commune", "its type differs"},
		{"Xã Sơn Xuôn", "", "", ",", "unknown_commune", "Xã Sơn Xuân (08429)"},
		{"Xã Sơn Xuân", "Huyện Phú Thành", "", ",", "", ""},
		{"Xã Xyz", "", "", ",", "unknown_commune", ""},
		{"Xã Sơn Xuâ", "", "", ",", "unknown_commune", "Xã Sơn Xuân (08429), Huyện Phú Thành"},
		{"Sơn Xuân", "Huyện An Thành", "", ",", "contradictory_commune", "another district"},
		{"", "", street + ", xã Sơn Xuôn", ",", "unknown_commune", ""},
		{"", "", street, ",", "unknown_commune", ""},
		{"Xã Xyz", "", "", "105.31,21.21", "", ""},
		{"", "Huyện An Thành", "", ",", "", ""},
		{"", "", street + ", xã Sơn Xuân, huyện Phú Thành", ",", "", ""},
	}
	var b strings.Builder
	b.WriteString("external_id,occurred_at,category,commune_name,district_name,address_place,lon,lat\n")
	for i, r := range rows {
		fmt.Fprintf(&b, "%d,2024-05-01,injury,%s,%s,%q,%s\n", i, r.commune, r.district, r.address, r.point)
	}
	s := province()
	batch, err := Import(t.Context(), s, options(t, b.String(), ""))
	if err != nil {
		t.Fatal(err)
	}
	checkAccount(t, batch.Counts)
	rejects := make(map[int64]geo.Reject)
	for _, r := range s.rejects {
		rejects[r.Row] = r
	}
	for i, r := range rows {
		got := rejects[int64(i+1)]
		if got.Code != r.code || !strings.Contains(got.Message, r.says) {
			t.Errorf("row %d: %s, want %s: %s", i+1, got.Code, r.code, got.Message)
		}
		if strings.Contains(fmt.Sprint(got), street) {
			t.Errorf("row %d: the address is kept: %+v", i+1, got)
		}
		if r.commune != "" && r.code != "" && got.Fields["commune_name"] != r.commune {
			t.Errorf("row %d: the name is not kept: %+v", i+1, got.Fields)
		}
	}
	text := strings.Join(batch.Warnings, "\n")
	for _, want := range []string{"1 rows name a commune that is not understood: their point decided", "1 rows name a district or province and no commune"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q does not say %q", text, want)
		}
	}
}

// A point and a name that disagree: the point decides, and it is told.
func TestPointAgainstName(t *testing.T) {
	t.Parallel()
	s := province()
	const file = "occurred_at,category,commune_name,lon,lat\n2024-05-01,injury,Xã Sơn Xuân,105.31,21.21\n2024-05-01,injury,Xã Sơn Xuân,105.64,21.54\n2024-05-01,injury,Xã Sơn Xuân,1.5,1.5\n"
	b, err := Import(t.Context(), s, options(t, file, ""))
	if err != nil || b.Counts.Stored != 3 || !strings.Contains(strings.Join(b.Warnings, "\n"), "1 rows have a point outside the commune they name") {
		t.Fatalf("%+v %v %q", b.Counts, err, b.Warnings)
	}
	var got []string
	for _, r := range s.stored("test") {
		got = append(got, place(s, r))
	}
	if want := []string{"2022-07:08000 2025-07:08000", "2022-07:08429 2025-07:08390", "2022-07:08429 2025-07:08390"}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// The identity of a row rests on the unit found, not on how it is written: the same
// incident in another office's words is the same content.
func TestSpellingIsNoContent(t *testing.T) {
	t.Parallel()
	s := province()
	first := "occurred_at,category,commune_name\n2024-05-01,injury,Xã Sơn Xuân\n"
	for i, file := range []string{first, "occurred_at,category,commune_name\n2024-05-01,injury,x. son xuan\n",
		"occurred_at,category,address_place\n2024-05-01,injury,\"thôn 2, xã Sơn Xuân, huyện Phú Thành\"\n",
		"occurred_at,category,edition,commune\n2024-05-01,injury,2022-07,08429\n"} {
		b, err := Import(t.Context(), s, options(t, file, ""))
		if err != nil || b.Counts.Stored != map[bool]int64{true: 1}[i == 0] || b.Counts.Read != 1 || b.Counts.Rejected != 0 {
			t.Errorf("file %d: %+v %v", i, b.Counts, err)
		}
	}
}

func TestAddressColumns(t *testing.T) {
	t.Parallel()
	for column, want := range map[string]bool{
		"Địa chỉ": true, "Nơi ở": true, "Địa chỉ hiện tại": true, "address": true, "Địa chỉ nạn nhân": true, "Home address": true,
		"Họ và tên, địa chỉ": false, "Số điện thoại": false, "Họ tên": false, "Ngày sinh, nơi thường trú": false, "Email address": false,
	} {
		s := province()
		file := fmt.Sprintf("occurred_at,category,%q\n2024-05-01,injury,xã Sơn Xuân\n", column)
		b, err := Import(t.Context(), s, options(t, file, fmt.Sprintf("%q=address_place", column)))
		if (err == nil && b.Counts.Stored == 1) != want {
			t.Errorf("%s: %+v %v", column, b.Counts, err)
		}
		if _, err := Import(t.Context(), s, options(t, file, fmt.Sprintf("%q=external_id", column))); err == nil {
			t.Errorf("%s may be mapped to anything", column)
		}
	}
}

// What is wrong with a place is said without repeating what the row says of it.
func TestPlaceMessagesHoldNoValues(t *testing.T) {
	t.Parallel()
	const secret = "Ngõ 9 Phố Kín"
	header := []string{"occurred_at", "category", "commune_name", "district_name", "province_name", "address_place", "coordinates", "x", "y"}
	var b strings.Builder
	b.WriteString(strings.Join(header, ",") + "\n")
	for i := 2; i < len(header); i++ {
		row := make([]string, len(header))
		row[0], row[1], row[i] = "2024-05-01", "injury", secret
		switch header[i] {
		case "district_name", "province_name":
			row[2] = "Xã Sơn Xuân"
		case "x":
			row[8] = "562050"
		case "y":
			row[7] = "2357390"
		}
		b.WriteString(strings.Join(row, ",") + "\n")
	}
	s := province()
	batch, err := Import(t.Context(), s, options(t, b.String(), "x=x,y=y,coordinates=coordinates"))
	if err != nil || batch.Counts.Rejected != int64(len(header)-2) {
		t.Fatalf("%+v %v %+v", batch.Counts, err, s.rejects)
	}
	for _, r := range s.rejects {
		if r.Message == "" || strings.Contains(r.Message, "Ngõ") || strings.Contains(r.Message, "562050") || strings.Contains(r.Message, "2357390") {
			t.Errorf("%s: %s", r.Column, r.Message)
		}
	}
	if text := strings.Join(batch.Warnings, "\n"); strings.Contains(text, "Ngõ") {
		t.Error(text)
	}
}
