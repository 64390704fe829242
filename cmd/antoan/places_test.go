package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo/vn2000"
	"github.com/antoan-vn/antoan/geo/vn2000/vn2000test"
)

// Files without options: every commune of a province by its name, as offices write
// it, and by coordinates in the forms and systems that they use.
func TestPlacesOfVinhPhuc(t *testing.T) {
	t.Parallel()
	s, communes := newVinhPhuc(t)
	// One data folder serves all: a server of its own for each would cost more than
	// the imports.
	namesOfVinhPhuc(t, s, communes)
	coordinatesOfVinhPhuc(t, s, communes)
}

// withoutAccents drops the accents of Vietnamese.
func withoutAccents(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r < 0x370:
			return -1
		case r == 'đ':
			return 'd'
		case r == 'Đ':
			return 'D'
		}
		return r
	}, norm.NFD.String(s))
}

var abbreviated = strings.NewReplacer("Xã ", "X. ", "Phường ", "P.", "Thị trấn ", "TT. ", "Huyện ", "H. ", "Thành phố ", "TP. ", "Tỉnh ", "T. ")

var untyped = strings.NewReplacer("Xã ", "", "Phường ", "", "Thị trấn ", "", "Huyện ", "", "Thành phố ", "", "Tỉnh ", "")

func namesOfVinhPhuc(t *testing.T, s *site, communes []oldCommune) {
	after := successorOf(t)
	const column = "Xã/Phường/Thị trấn"
	plain := func(f func(string) string) func(c oldCommune, province string) []string {
		return func(c oldCommune, province string) []string {
			return []string{f(c.name), f(c.district), f(province)}
		}
	}
	for _, style := range []struct {
		name, header, day, province string
		cells                       func(c oldCommune, province string) []string
		mayMiss                     int // rows that may be reported instead
	}{
		{"official", "", "17/05/2024", "Tỉnh Vĩnh Phúc", plain(func(s string) string { return s }), 0},
		{"NFD", "", "17/05/2024", "Tỉnh Vĩnh Phúc", plain(norm.NFD.String), 0},
		{"capitals", "", "17/05/2024", "Tỉnh Vĩnh Phúc", plain(strings.ToUpper), 0},
		{"abbreviated", "", "17/05/2024", "Tỉnh Vĩnh Phúc", plain(abbreviated.Replace), 0},
		{"untyped", "", "17/05/2024", "Tỉnh Vĩnh Phúc", plain(untyped.Replace), 0},
		{"without accents", "", "17/05/2024", "Tỉnh Vĩnh Phúc", plain(withoutAccents), 0},
		// Xã Xuân Hòa of Lập Thạch may also be Phường Xuân Hòa of today.
		{"after the reform, new province", "", "17/09/2025", "Tỉnh Phú Thọ", plain(func(s string) string { return s }), 1},
		{"one cell", column, "17/05/2024", "tỉnh Vĩnh Phúc", func(c oldCommune, province string) []string {
			return []string{strings.Join([]string{c.name, c.district, province}, ", ")}
		}, 0},
		{"hyphens", column, "17/05/2024", "Vĩnh Phúc", func(c oldCommune, province string) []string {
			return []string{untyped.Replace(strings.Join([]string{c.name, c.district, province}, " - "))}
		}, 0},
		{"address", "Địa chỉ nơi xảy ra", "17/05/2024", "tỉnh Vĩnh Phúc", func(c oldCommune, province string) []string {
			return []string{strings.Join([]string{"thôn Đông", strings.ToLower(c.name[:1]) + c.name[1:], c.district, province}, ", ")}
		}, 0},
	} {
		header := []string{column, "Quận/Huyện", "Tỉnh"}
		if style.header != "" {
			header = []string{style.header}
		}
		rows := [][]string{append([]string{"Mã vụ việc", "Ngày xảy ra", "Tội danh"}, header...)}
		for _, c := range communes {
			rows = append(rows, append([]string{"VP-" + c.code, style.day, "Cố ý gây thương tích"}, style.cells(c, style.province)...))
		}
		a := counts(t, s.must("ingest", officeFile(t, "names.csv", rows), "--source", style.name, "--json"))
		places := storedPlaces(t, s, style.name)
		var missed, wrong []string
		for _, c := range communes {
			p, ok := places["VP-"+c.code]
			switch {
			case !ok:
				missed = append(missed, c.code)
			case p.before != c.code && p.before != "" || p.after != after[c.code] || p.quality != "commune_only" || p.radius < 300 || p.radius > 8000 || !p.statedByOffice:
				wrong = append(wrong, fmt.Sprintf("%s as %+v", c.code, p))
			}
		}
		t.Logf("%-32s %3d of %d found, %d reported", style.name, len(communes)-len(missed), len(communes), len(missed))
		if len(wrong) > 0 || len(missed) > style.mayMiss || int(a.Rejected) != len(missed) {
			t.Errorf("%s: wrong %v, reported %v; %q %+v", style.name, wrong, missed, a.Warnings, a.Rejects)
		}
	}
}

func coordinatesOfVinhPhuc(t *testing.T, s *site, communes []oldCommune) {
	dms := func(x float64) string {
		// To a hundredth of a second, some 30 cm.
		whole := int(x*360000 + 0.5)
		return fmt.Sprintf("%d°%02d'%05.2f\"", whole/360000, whole/6000%60, float64(whole%6000)/100)
	}
	metre := func(zone string) func(p orb.Point) orb.Point {
		system, _ := vn2000.Find(zone)
		return func(p orb.Point) orb.Point { return vn2000test.Project(system, p) }
	}
	in105, in10445, utm := metre("5897"), metre("9208"), metre("3405")
	comma := func(x float64) string { return strings.Replace(fmt.Sprintf("%.3f", x), ".", ",", 1) }
	for _, f := range []struct {
		name    string
		columns []string
		cells   func(p orb.Point) []string
		exact   float64 // metres
		told    string
	}{
		{"105°", []string{"Tọa độ X", "Tọa độ Y"}, func(p orb.Point) []string {
			en := in105(p)
			return []string{fmt.Sprintf("%.3f", en[1]), fmt.Sprintf("%.3f", en[0])}
		}, 0.01, "EPSG:5897"},
		{"104°45′", []string{"Tọa độ X", "Tọa độ Y"}, func(p orb.Point) []string {
			en := in10445(p)
			return []string{fmt.Sprintf("%.3f", en[1]), fmt.Sprintf("%.3f", en[0])}
		}, 0.01, "EPSG:9208"},
		{"UTM", []string{"X (m)", "Y (m)"}, func(p orb.Point) []string {
			en := utm(p)
			return []string{fmt.Sprintf("%.3f", en[1]), fmt.Sprintf("%.3f", en[0])}
		}, 0.01, "EPSG:3405"},
		{"exchanged", []string{"X", "Y"}, func(p orb.Point) []string {
			en := in10445(p)
			return []string{fmt.Sprintf("%.3f", en[0]), fmt.Sprintf("%.3f", en[1])}
		}, 0.01, "exchanged"},
		{"commas", []string{"X", "Y"}, func(p orb.Point) []string { en := in105(p); return []string{comma(en[1]), comma(en[0])} }, 0.01, "EPSG:5897"},
		{"one cell in metres", []string{"Tọa độ"}, func(p orb.Point) []string { en := in105(p); return []string{comma(en[1]) + "; " + comma(en[0])} }, 0.01, "EPSG:5897"},
		{"DMS", []string{"Vĩ độ", "Kinh độ"}, func(p orb.Point) []string { return []string{dms(p[1]) + "B", dms(p[0]) + "Đ"} }, 0.4, ""},
		{"DMS in one cell", []string{"Tọa độ"}, func(p orb.Point) []string { return []string{dms(p[1]) + "N " + dms(p[0]) + "E"} }, 0.4, ""},
		{"decimal commas", []string{"Vĩ độ", "Kinh độ"}, func(p orb.Point) []string {
			return []string{strings.Replace(fmt.Sprintf("%.7f", p[1]), ".", ",", 1), strings.Replace(fmt.Sprintf("%.7f", p[0]), ".", ",", 1)}
		}, 0.02, ""},
		{"longitude and latitude exchanged", []string{"Kinh độ", "Vĩ độ"}, func(p orb.Point) []string { return []string{fmt.Sprintf("%.7f", p[1]), fmt.Sprintf("%.7f", p[0])} }, 0.02, "stand in each other's column"},
	} {
		rng := rand.New(rand.NewPCG(2022, 7))
		rows := [][]string{append([]string{"Mã vụ việc", "Ngày xảy ra", "Tội danh", "Xã", "Huyện"}, f.columns...)}
		want := map[string]orb.Point{}
		for i, c := range communes {
			p := c.inside(rng)
			id := "VP-" + c.code
			want[id] = p
			if i%10 == 0 { // one name in ten is another commune's
				c = communes[(i+7)%len(communes)]
			}
			rows = append(rows, append([]string{id, "17/05/2024", "Cố ý gây thương tích", c.name, c.district}, f.cells(p)...))
		}
		a := counts(t, s.must("ingest", officeFile(t, "points.csv", rows), "--source", "at "+f.name, "--json"))
		text := strings.Join(a.Warnings, "\n")
		if a.Stored != int64(len(communes)) || !strings.Contains(text, f.told) || !strings.Contains(text, "have a point outside the commune they name") {
			t.Errorf("%s: %+v %s", f.name, a.BatchCounts, text)
		}
		places := storedPlaces(t, s, "at "+f.name)
		var off []float64
		for id, p := range want {
			got := places[id]
			off = append(off, offBy(got.point, p))
			if got.quality != "gps" || got.radius != 15 || got.before == "" {
				t.Errorf("%s: %s as %+v", f.name, id, got)
			}
		}
		if worst := slices.Max(off); !(worst <= f.exact) || len(off) != len(communes) {
			t.Errorf("%s: %.3f m off", f.name, worst)
		}
	}
}
