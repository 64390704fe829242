package charset_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest/charset"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]charset.Encoding{
		"utf-8": charset.UTF8, "UTF8": charset.UTF8, "utf-8-sig": charset.UTF8, "UTF-16": charset.UTF16LE, "utf_16be": charset.UTF16BE, "cp1258": charset.Windows1258,
		"ABC": charset.TCVN3, ".VnTime": charset.TCVN3, "TCVN-5712": charset.TCVN3, "VNI-Times": charset.VNI, "tcvn3 in utf-8": charset.TCVN3InUTF8,
	} {
		if got, err := charset.Parse(name); err != nil || got != want {
			t.Errorf("%q: got %v, %v", name, got, err)
		}
	}
	_, err := charset.Parse("koi8-r")
	var invalid *geo.InvalidError
	if !errors.As(err, &invalid) || invalid.Field != "encoding" || !strings.Contains(invalid.Reason, "tcvn3-in-utf8") {
		t.Errorf("got %v", err)
	}
}

func TestCodes(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for i, c := range charset.Codes() {
		if c.Code == "" || c.Vi == "" || c.En == "" || seen[c.Code] {
			t.Errorf("%d: %+v", i, c)
		}
		seen[c.Code] = true
		if e, err := charset.Parse(c.Code); err != nil || int(e) != i || e.String() != c.Code {
			t.Errorf("%s: %v, %v", c.Code, e, err)
		}
	}
	if got := charset.Encoding(99).String(); got != "unknown" {
		t.Errorf("got %s", got)
	}
}

func TestEncodingAsText(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(charset.VNIInUTF8)
	if err != nil || string(b) != `"vni-in-utf8"` {
		t.Errorf("%s, %v", b, err)
	}
	var e charset.Encoding
	if err := json.Unmarshal([]byte(`"tcvn3"`), &e); err != nil || e != charset.TCVN3 {
		t.Errorf("%v, %v", e, err)
	}
	if err := json.Unmarshal([]byte(`"none"`), &e); err == nil || e != charset.TCVN3 {
		t.Errorf("%v, %v", e, err)
	}
}
