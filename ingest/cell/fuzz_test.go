package cell

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
)

// otherSpellings are writings that must mean the same: with combining marks, in
// capitals, and with no-break blanks around and inside. Texts that do not come
// back from capitals (ß, ſ), and long ones, have none.
func otherSpellings(s string) []string {
	if len(s) > maxText/2 || !utf8.ValidString(s) || strings.ToLower(strings.ToUpper(s)) != strings.ToLower(s) || !norm.NFC.IsNormalString(s) {
		return nil
	}
	if strings.ContainsRune(norm.NFD.String(s), negation) { // ≉ is one sign, or two
		return nil
	}
	return []string{norm.NFD.String(s), strings.ToUpper(s), "\u00a0" + strings.ReplaceAll(s, " ", "\u00a0") + " "}
}

func FuzzParseDate(f *testing.F) {
	for _, c := range dateForms {
		f.Add(c.text)
	}
	f.Add("22/6/2022 \x00")
	within := geo.Period{From: geo.DayOf(2021, time.December, 15), To: geo.DayOf(2022, time.December, 14)}
	f.Fuzz(func(t *testing.T, s string) {
		o := DateOptions{Within: within, Epoch: Epoch1900}
		r, fault := ParseDate(s, o)
		for _, other := range otherSpellings(s) {
			if same, g := ParseDate(other, o); same != r || g != fault {
				t.Errorf("%q is %s, %v, but %q is %s, %v", s, r.show(), fault, other, same.show(), g)
			}
		}
		if fault != nil {
			if r != (Readings{}) {
				t.Errorf("%q is a fault and %+v", s, r)
			}
			return
		}
		for _, order := range []Order{OrderDMY, OrderMDY} {
			d, fault := r.In(order)
			if fault != nil {
				continue
			}
			if d.From < geo.MinDay || d.To > geo.MaxDay || d.To < d.From || d.Minute < geo.NoMinute || d.Minute > lastMinute || d.Second < 0 || d.Second > 59 {
				t.Errorf("%q gives %+v", s, d)
			}
		}
		if day, err := geo.ParseDay(s); err == nil && (r.DayFirst.From != day || r.Order != OrderYMD) {
			t.Errorf("%q is %s", s, r.show())
		}
		if at, err := time.Parse(time.RFC3339, s); err == nil {
			d := r.DayFirst
			if unix := int64(d.From)*86400 + int64(d.Minute)*60 + int64(d.Second) - int64(d.Offset); unix != at.Unix() {
				t.Errorf("%q is %d, want %d", s, unix, at.Unix())
			}
		}
	})
}

func FuzzParseClock(f *testing.F) {
	for _, c := range clockForms {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, fault := ParseClock(s)
		for _, other := range otherSpellings(s) {
			if same, g := ParseClock(other); same != c || g != fault {
				t.Errorf("%q is %+v, %v, but %q is %+v, %v", s, c, fault, other, same, g)
			}
		}
		if fault == nil && (c.Minute < 0 || c.Minute > lastMinute || c.Until < geo.NoMinute || c.Until > lastMinute || c.Second < 0 || c.Second > 59) {
			t.Errorf("%q gives %+v", s, c)
		}
	})
}

func FuzzParseNumber(f *testing.F) {
	for _, c := range numberForms {
		f.Add(c.text, uint8(c.kind))
	}
	f.Fuzz(func(t *testing.T, s string, kind uint8) {
		k := Kind(kind % 4)
		n, fault := ParseNumber(s, k)
		for _, other := range otherSpellings(s) {
			if same, g := ParseNumber(other, k); same != n || g != fault {
				t.Errorf("%q is %+v, %v, but %q is %+v, %v", s, n, fault, other, same, g)
			}
		}
		if fault != nil {
			return
		}
		for _, x := range []Number{n.Comma, n.Point} {
			ranged := math.IsInf(x.Lo, 0) || math.IsInf(x.Hi, 0)
			if math.IsNaN(x.Lo) || math.IsNaN(x.Hi) || x.Lo > x.Hi || ranged && k != Decimal || k == Percentage && (x.Lo < 0 || x.Hi > 100) ||
				k == Count && (x.Lo != x.Hi || x.Lo < 0 || x.Lo != math.Trunc(x.Lo)) {
				t.Errorf("%q as %d gives %+v", s, k, x)
			}
		}
		if n.Style != StyleEither && n.Comma != n.Point {
			t.Errorf("%q has two readings, %+v", s, n)
		}
	})
}

func FuzzParseAge(f *testing.F) {
	for _, c := range ageForms {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, fault := ParseAge(s, june)
		for _, other := range otherSpellings(s) {
			if same, g := ParseAge(other, june); same != a || g != fault {
				t.Errorf("%q is %+v, %v, but %q is %+v, %v", s, a, fault, other, same, g)
			}
		}
		if fault == nil && (a.Lo < 0 || a.Hi > MaxAge || a.Lo > a.Hi || a.Groups() == 0) {
			t.Errorf("%q gives %+v", s, a)
		}
		if _, certain := a.Group(); fault == nil && certain && a.Lo == 0 && a.Hi == MaxAge {
			t.Errorf("%q has a certain group and no age", s)
		}
		ParseSex(s)
	})
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"x", "không", "a, c, đ", "điểm a khoản 1 Điều 3", "Điều 141", "khoản 2 Điều 134 BLHS", "hiếp dâm và giết người", "công an xã A", "nữ 34 tuổi"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, fault := ParseFlag(s); fault != nil && a != Unstated {
			t.Errorf("%q is a fault and %s", s, a)
		}
		acts, fault := ParseActs(s)
		if again, g := ParseActs(acts.String()); fault == nil && (again != acts || g != nil) {
			t.Errorf("%q is %s, which is %s, %v", s, acts, again, g)
		}
		for _, list := range geo.CodeLists {
			m, fault := Codes(list).Find(s)
			if int(m.Place) >= len(list.Codes) || fault == nil && m.Others != nil {
				t.Errorf("%q in %s gives %+v", s, list.Name, m)
			}
			for _, other := range otherSpellings(s) {
				if same, g := Codes(list).Find(other); same.Place != m.Place || g != fault {
					t.Errorf("%q is %+v, %v, but %q is %+v, %v", s, m, fault, other, same, g)
				}
			}
		}
	})
}

func FuzzFold(f *testing.F) {
	f.Add("Hoà giải, ĐẶC BIỆT nghiêm trọng…")
	f.Fuzz(func(t *testing.T, s string) {
		key := fold(nil, s)
		if len(key) > len(s) {
			t.Errorf("the key of %q is longer", s)
		}
		for _, other := range otherSpellings(s) {
			if same := fold(nil, other); string(same) != string(key) {
				t.Errorf("%q folds to %q, but %q to %q", s, key, other, same)
			}
		}
	})
}
