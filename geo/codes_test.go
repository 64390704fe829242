package geo

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestCodeListFind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want string
		ok   bool
	}{
		{"rape", "rape", true},
		{" Rape\t", "rape", true},
		{"HOMICIDE", "homicide", true},
		{"unknown", "unknown", true},
		{"", "", false},
		{"theft", "", false},
		{"rape,injury", "", false},
	} {
		i, ok := Categories.Find(c.in)
		if ok != c.ok || (ok && Categories.String(i) != c.want) {
			t.Errorf("Find(%q) = %d, %v; want %q, %v", c.in, i, ok, c.want, c.ok)
		}
	}
}

func TestCodeListParse(t *testing.T) {
	t.Parallel()
	if i, err := Severities.Parse("Serious"); err != nil || i != SeveritySerious {
		t.Errorf("Parse = %d, %v; want %d", i, err, SeveritySerious)
	}
	_, err := Severities.Parse("terrible")
	var invalid *InvalidError
	if !errors.As(err, &invalid) || invalid.Field != "severity" {
		t.Fatalf("Parse of an unknown code: %v, want an *InvalidError about severity", err)
	}
	for _, code := range append(Severities.All(), `"terrible"`) {
		if !strings.Contains(invalid.Reason, code) {
			t.Errorf("%q does not name %s", invalid.Reason, code)
		}
	}
}

func TestCodeListsAreSound(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, l := range CodeLists {
		if names[l.Name] {
			t.Errorf("two lists are called %s", l.Name)
		}
		names[l.Name] = true
		if len(l.Codes) > 255 {
			t.Errorf("%s has %d codes, more than a place can tell", l.Name, len(l.Codes))
		}
		for i, c := range l.Codes {
			if place, ok := l.Find(c.Code); !ok || int(place) != i {
				t.Errorf("%s: %q is at %d and found at %d: it stands there twice", l.Name, c.Code, i, place)
			}
			if c.Code == "unknown" && i != 0 {
				t.Errorf("%s: unknown is at %d, want 0", l.Name, i)
			}
			if c.Code != strings.ToLower(c.Code) || strings.ContainsAny(c.Code, " -") {
				t.Errorf("%s: %q is not snake_case", l.Name, c.Code)
			}
			for _, label := range []string{c.Vi, c.En} {
				if label == "" || !utf8.ValidString(label) || !norm.NFC.IsNormalString(label) {
					t.Errorf("%s: label %q of %s is empty or not NFC", l.Name, label, c.Code)
				}
			}
		}
	}
}

// Masks hold one bit per place.
func TestMasksAreWideEnough(t *testing.T) {
	t.Parallel()
	if n := len(Forms.Codes); n > 8 {
		t.Errorf("%d forms do not fit Incident.Forms", n)
	}
	if n := len(VictimGroups.Codes); n > 16 {
		t.Errorf("%d victim groups do not fit Incident.GroupMask", n)
	}
}

func TestNamedPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		list  *CodeList
		place uint8
		code  string
	}{
		{Severities, SeverityUnknown, "unknown"},
		{Severities, SeveritySerious, "serious"},
		{Qualities, QualityUnlocated, "unlocated"},
		{Qualities, QualityGPS, "gps"},
		{Qualities, QualityAddress, "address"},
		{Qualities, QualityHamlet, "hamlet"},
		{Qualities, QualityCommuneOnly, "commune_only"},
	} {
		if got := c.list.String(c.place); got != c.code {
			t.Errorf("%s %d is %q, want %q", c.list.Name, c.place, got, c.code)
		}
	}
}

func TestGroupMask(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		victims []Victim
		want    uint16
	}{
		{nil, 1},
		{[]Victim{{Group: 0}}, 1},
		{[]Victim{{Group: 4}}, 1 << 4},
		{[]Victim{{Group: 1}, {Group: 4}, {Group: 1}}, 1<<1 | 1<<4},
	} {
		if got := (&Incident{Victims: c.victims}).GroupMask(); got != c.want {
			t.Errorf("mask of %v is %b, want %b", c.victims, got, c.want)
		}
	}
}
