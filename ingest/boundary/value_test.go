package boundary

import (
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

func TestCodes(t *testing.T) {
	t.Parallel()
	for in, want := range map[value]string{
		{"00001", text}:                "00001",
		{" 08\u00a0", text}:            "08",
		{"1e5", text}:                  "1e5",
		{"26734", number}:              "26734",
		{"26734.0", number}:            "26734",
		{"2.6734e4", number}:           "26734",
		{"1.5", number}:                "1.5",
		{"9007199254740993", number}:   "9007199254740993", // beyond float64
		{"9007199254740993.0", number}: "9007199254740993.0",
		{"", missing}:                  "",
	} {
		if got := in.code(); got != want {
			t.Errorf("%v: %q, want %q", in, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Xa\u0303  Ho\u0300a\u00a0Bi\u0300nh\t": "Xã Hòa Bình",
		"\ufeffPhường\u200b 1":                  "Phường 1",
		"a\x00b\nc":                             "a b c",
		" \u3000 ":                              "",
	} {
		if got := plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestFigures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in    value
		whole bool
		want  float64
		known bool
	}{
		{value{"6765.0", number}, true, 6765, true},
		{value{"822949.745", number}, true, 822949.745, true},
		{value{"30,509", text}, true, 30509, true},
		{value{"30.509", text}, true, 30509, true},
		{value{"30.509", number}, true, 30.509, true},
		{value{"0.509", text}, true, 0.509, true},
		{value{"1.234.567", text}, true, 1234567, true},
		{value{"3.359,80", text}, false, 3359.8, true},
		{value{"3,359.80", text}, false, 3359.8, true},
		{value{"12,5", text}, false, 12.5, true},
		{value{"12 345", text}, true, 12345, true},
		{value{"0", text}, true, 0, true},
		{value{"đang cập nhật", text}, true, 0, false},
		{value{"Đang cập nhật", text}, false, 0, false},
		{value{" ", text}, true, 0, false},
		{value{}, true, 0, false},
	} {
		if got, known, err := c.in.figure(c.whole); got != c.want || known != c.known || err != nil {
			t.Errorf("%v: %g %v %v, want %g %v", c.in, got, known, err, c.want, c.known)
		}
	}
	for _, in := range []string{"abc", "-5", "NaN", "1e300", "Inf", "12 km"} {
		if got, _, err := (value{in, text}).figure(true); err == nil {
			t.Errorf("%q: %g", in, got)
		}
	}
}

func TestBind(t *testing.T) {
	t.Parallel()
	fields := []string{"OBJECTID", "Mã xã", "TÊN", "FULL_NAME", "district_code"}
	a, err := bind(Spec{Level: geo.Commune, Parent: "DISTRICT_CODE"}, fields, len(fields))
	if err != nil || a.used.Code != "Mã xã" || a.used.Name != "FULL_NAME" || a.parent != 4 || !a.used.Guessed {
		t.Errorf("%+v, %v", a, err)
	}
	a, err = bind(Spec{Level: geo.District, Name: "tên"}, fields, len(fields))
	if err != nil || a.used.Code != "district_code" || a.used.Name != "TÊN" {
		t.Errorf("%+v, %v", a, err)
	}
	const has = "the file has OBJECTID, Mã xã, TÊN, FULL_NAME, district_code"
	if _, err := bind(Spec{Level: geo.Commune, Type: "loai"}, fields, len(fields)); err == nil || err.Error() != `type: there is no field "loai": `+has {
		t.Errorf("%v", err)
	}
	if _, err := bind(Spec{Level: geo.Province}, fields, len(fields)); err == nil || err.Error() != "code: which field holds the codes is not clear: say it with --code; "+has {
		t.Errorf("%v", err)
	}
	if _, err := bind(Spec{Code: "ma"}, []string{"MA", "Ma"}, 2); err == nil {
		t.Error("two fields differ from the name in case alone, and one was taken")
	}
}
