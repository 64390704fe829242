package ingest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestParseAngle(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want float64
		axis uint8
	}{
		{"21.31", 21.31, axisNone}, {"21,31", 21.31, axisNone}, {" 21.31 ", 21.31, axisNone}, {"-0.5", -0.5, axisNone}, {"−0,5", -0.5, axisNone}, {"+51.5", 51.5, axisNone},
		{"21.31°", 21.31, axisNone}, {"21.31 độ", 21.31, axisNone},
		{"21°18'36\"", 21.31, axisNone}, {"21° 18′ 36″", 21.31, axisNone}, {"21º18’36”", 21.31, axisNone}, {"21°18'36''", 21.31, axisNone}, {"21o18'36\"", 21.31, axisNone}, {"21˚18’36’’", 21.31, axisNone},
		{"21 18 36", 21.31, axisNone}, {"21:18:36", 21.31, axisNone}, {"21-18-36", 21.31, axisNone}, {"21.18.36", 21.31, axisNone}, {"21 độ 18 phút 36 giây", 21.31, axisNone}, {"21d18m36s", 21.31, axisNone},
		{"21°18,6'", 21.31, axisNone}, {"21 18.6", 21.31, axisNone}, {"21°18'36,00\"", 21.31, axisNone},
		{"N21.31", 21.31, axisLat}, {"21.31N", 21.31, axisLat}, {"21.31 N", 21.31, axisLat}, {"21°18'36\"B", 21.31, axisLat}, {"21°18'36\" Bắc", 21.31, axisLat}, {"vĩ độ 21.31", 21.31, axisLat}, {"Vĩ độ Bắc: 21°18'36\"", 21.31, axisLat}, {"lat 21.31", 21.31, axisLat},
		{"E105.6", 105.6, axisLon}, {"105°36'00\"E", 105.6, axisLon}, {"105°36'Đ", 105.6, axisLon}, {"105 36 00 Đông", 105.6, axisLon}, {"kinh độ đông 105,6", 105.6, axisLon}, {"105°36'0\" D", 105.6, axisLon},
		{"0.12 W", -0.12, axisLon}, {"0°07'12\"T", -0.12, axisLon}, {"33.9 S", -33.9, axisLat}, {"33°54'00\"S", -33.9, axisLat}, {"33°54' nam", -33.9, axisLat},
		{"562050.974", 562050.974, axisNone},
	} {
		for _, text := range []string{tt.text, norm.NFD.String(tt.text)} {
			got, ok := parseAngle(text)
			if !ok || math.Abs(got.value-tt.want) > 1e-12 || got.axis != tt.axis {
				t.Errorf("%q: %+v %v, want %v %d", text, got, ok, tt.want, tt.axis)
			}
		}
	}
	for _, text := range []string{"", "°", "-", "x", "NaN", "Inf", "1_0", "0x1p4", "21°61'", "21°18'60\"", "21.5°18'", "21°18.5'36\"", "18'", "36\"", "21 18 36 5", "21'18°", "21°18'36\"NE", "-33 S",
		"21..31", "21,31,5", "2.357.390", "21°°", "21-", "ngã ba 21", "21 hoặc 22", "21°18'36\" N N N Đ"} {
		if got, ok := parseAngle(text); ok {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}

// Every coordinate written in degrees, minutes and seconds comes back, in each style.
func TestAnglesComeBack(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 21))
	for range 500 {
		d, m, s := rng.IntN(180), rng.IntN(60), rng.IntN(600000)
		want := float64(d) + float64(m)/60 + float64(s)/1e4/3600
		seconds := fmt.Sprintf("%d.%04d", s/10000, s%10000)
		for _, style := range []string{"%d°%d'%s\"", "%d° %02d′ %s″ E", "%d %d %s", "%d:%02d:%s", "E %d-%d-%s", "%d độ %d phút %s giây"} {
			text := fmt.Sprintf(style, d, m, seconds)
			got, ok := parseAngle(text)
			if !ok || math.Abs(got.value-want) > 1e-8 {
				t.Fatalf("%q: %v %v, want %v", text, got.value, ok, want)
			}
		}
	}
}

func TestOneCell(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"21.31, 105.60", "105.60, 21.31", "21.31,105.60", "21.31 105.60", "105.60 21.31", "21.31; 105.60", "21.31;105.60", "21.31/105.60", "21.31 | 105.60", "(21.31, 105.60)",
		"21,31; 105,60", "21,31 105,60", "21,31, 105,60", "21,31,105,60", "21.31\n105.60",
		"N21.31 E105.60", "N21.31E105.60", "21.31N 105.60E", "21.31N105.60E", "N 21.31, E 105.60", "105.60E 21.31N", "105,60 Đ 21,31 B", "21.31°N, 105.60°E",
		"21°18'36\"N 105°36'00\"E", "21°18'36\"N, 105°36'00\"E", "21°18'36\"N105°36'00\"E", "105°36'00\"E 21°18'36\"N", "21°18'36\"B; 105°36'00\"Đ", "21° 18' 36\" N 105° 36' 00\" E",
		"21 18 36 105 36 00", "21 18 36, 105 36 00", "21:18:36 105:36:00", "vĩ độ 21.31, kinh độ 105.60", "POINT(105.60 21.31)", "POINT (105.60 21.31)", "Lat: 21.31, Long: 105.60",
	} {
		w := oneCell(text)
		if w.fault != nil || w.form != formDegrees || math.Abs(w.at[0]-105.6) > 1e-8 || math.Abs(w.at[1]-21.31) > 1e-8 || !w.sure {
			t.Errorf("%q: %+v", text, w)
		}
	}
	for _, text := range []string{
		"2357390.45, 562050.97", "562050.97, 2357390.45", "2357390,45 562050,97", "2357390,45; 562050,97", "2.357.390,45; 562.050,97", "X=2357390.45; Y=562050.97", "X: 2357390.45 Y: 562050.97", "x 2357390.45, y 562050.97",
		"Y=562050.97; X=2357390.45", "2357390.45N 562050.97E", "2 357 390.45; 562 050.97",
	} {
		if w := oneCell(text); w.fault != nil || w.form != formMetres || w.at != [2]float64{562050.97, 2357390.45} || !w.sure {
			t.Errorf("%q: %+v", text, w)
		}
	}
	for text, want := range map[string]string{
		"21.31": "bad_coordinate", "21.31, 105.60, 7": "bad_coordinate", "số 5, xã Tam Hồng": "bad_coordinate", "21,31,105": "bad_coordinate", "21,3,10,5": "coordinate_order",
		"51.5, -0.12": "coordinate_order", "21.31N 105.60N": "bad_coordinate", "2357390, 105.6": "coordinate_out_of_range", "105.6, 120.3": "coordinate_order", "957000, 800000": "coordinate_order",
	} {
		if w := oneCell(text); w.fault == nil || w.fault.code != want || w.field != fieldCoordinates {
			t.Errorf("%q: %+v, want %s", text, w, want)
		}
	}
	if w := oneCell("0, 0"); w.form != formNull {
		t.Errorf("0, 0: %+v", w)
	}
	if w := oneCell("51.5N, 0.12W"); w.fault != nil || w.at != [2]float64{-0.12, 51.5} {
		t.Errorf("letters: %+v", w)
	}
}

// Metres in two columns, in the ways that spreadsheets write them.
func TestColumnsOfMetres(t *testing.T) {
	t.Parallel()
	for _, tt := range [][2]string{
		{"562050.974", "2357390.45"}, {"562050,974", "2357390,45"}, {"562.050,974", "2.357.390,45"}, {"562,050.974", "2,357,390.45"}, {"562 050.974", "2 357 390.45"}, {"562050.974 m", "2357390.45m"},
	} {
		if w := columns(tt[0], tt[1], fieldY, fieldX); w.fault != nil || w.form != formMetres || w.at != [2]float64{562050.974, 2357390.45} || w.sure {
			t.Errorf("%q: %+v", tt, w)
		}
	}
	if w := columns("562.050", "2.357.390", fieldY, fieldX); w.at != [2]float64{562050, 2357390} {
		t.Errorf("thousands: %+v", w)
	}
	if w := columns("21°18'36\"N", "105°36'E", fieldLon, fieldLat); w.at != [2]float64{105.6, 21.31} || !w.sure {
		t.Errorf("letters say that the columns are exchanged: %+v", w)
	}
}

func FuzzCoordinates(f *testing.F) {
	for _, s := range []string{"21.31, 105.60", "21°18'36\"N 105°36'00\"E", "2.357.390,45; 562.050,97", "N21.31E105.60", "POINT(1 2)", "X=1 Y=2", "−0,5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if a, ok := parseAngle(text); ok && (math.IsNaN(a.value) || math.IsInf(a.value, 0)) {
			t.Errorf("%q is %v", text, a.value)
		}
		w := oneCell(text)
		if w.fault != nil {
			return
		}
		if w.form == formDegrees && (!inDegrees(w.at[0]) || !inDegrees(w.at[1])) || w.form == formMetres && (!inMetres(w.at[0]) || !inMetres(w.at[1])) {
			t.Errorf("%q is %+v", text, w)
		}
	})
}
