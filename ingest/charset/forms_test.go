package charset_test

import (
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// forms is every way in which a text may arrive.
var forms = []struct {
	name     string
	encoding charset.Encoding
	encode   func(string) []byte
	lossy    bool // has no capitals with tones
}{
	{"UTF-8", charset.UTF8, toUTF8, false},
	{"UTF-8 with BOM", charset.UTF8, withBOM, false},
	{"UTF-8 decomposed", charset.UTF8, toNFD, false},
	{"UTF-16LE", charset.UTF16LE, toUTF16(utf.LittleEndian, utf.IgnoreBOM), false},
	{"UTF-16LE with BOM", charset.UTF16LE, toUTF16(utf.LittleEndian, utf.UseBOM), false},
	{"UTF-16BE", charset.UTF16BE, toUTF16(utf.BigEndian, utf.IgnoreBOM), false},
	{"UTF-16BE with BOM", charset.UTF16BE, toUTF16(utf.BigEndian, utf.UseBOM), false},
	{"Windows-1258", charset.Windows1258, to1258(false), false},
	{"Windows-1258 apart", charset.Windows1258, to1258(true), false},
	{"TCVN3", charset.TCVN3, toTCVN3, true},
	{"VNI", charset.VNI, toVNI, false},
	{"TCVN3 in UTF-8", charset.TCVN3InUTF8, misread(toTCVN3, charmap.Windows1252, asIs), true},
	{"TCVN3 in UTF-8 via 1258", charset.TCVN3In1258, misread(toTCVN3, charmap.Windows1258, asIs), true},
	{"VNI in UTF-8", charset.VNIInUTF8, misread(toVNI, charmap.Windows1252, asIs), false},
	{"VNI in UTF-8 via 1258", charset.VNIIn1258, misread(toVNI, charmap.Windows1258, asIs), false},
	{"VNI in UTF-8, decomposed", charset.VNIInUTF8, misread(toVNI, charmap.Windows1252, norm.NFD.String), false},
	{"UTF-8 in 1252", charset.UTF8In1252, misread(toUTF8, charmap.Windows1252, asIs), false},
	{"UTF-8 in 1258", charset.UTF8In1252, misread(toUTF8, charmap.Windows1258, asIs), false},
	{"TCVN3 in UTF-16", charset.TCVN3InUTF16, inUTF16(misread(toTCVN3, charmap.Windows1252, asIs)), true},
	{"VNI in UTF-16", charset.VNIInUTF16, inUTF16(misread(toVNI, charmap.Windows1252, asIs)), false},
}
