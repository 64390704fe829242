package charset

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Encoding is how a file writes its letters. The zero value is UTF8.
type Encoding uint8

// The encodings, by what a person would have to say to an editor. Names with
// "In" are damage: text in an old encoding that a program took for Windows-1252,
// or on a Vietnamese Windows for Windows-1258, and saved as Unicode.
const (
	UTF8         Encoding = iota // with or without byte order mark, composed or not
	UTF16LE                      // with or without byte order mark, which wins over the name
	UTF16BE                      // likewise
	Windows1258                  // letters followed by combining tones
	TCVN3                        // TCVN 5712:1993 VN3, the fonts .VnTime and .VnTimeH
	VNI                          // VNI-Windows, the fonts VNI-Times
	TCVN3InUTF8                  // "Phóc Yªn" for "Phúc Yên"
	VNIInUTF8                    // "Vónh Phuùc" for "Vĩnh Phúc"
	TCVN3In1258                  // the same by way of Windows-1258: "Sa Lư" for "Sa Lý"
	VNIIn1258                    // "Vuơ Quang" for "Vũ Quang"
	UTF8In1252                   // "VÄ©nh PhÃºc" for "Vĩnh Phúc"
	TCVN3InUTF16                 // TCVN3InUTF8 in Excel's "Unicode Text"; little-endian unless a mark says otherwise
	VNIInUTF16                   // VNIInUTF8, likewise
	encodingCount
)

// outer is how bytes become characters, inner what those characters stand for.
type (
	outer uint8
	inner uint8
)

const (
	outerBytes outer = iota // a character of the inner encoding is its byte
	outerUTF8
	outerUTF16LE
	outerUTF16BE
)

const (
	innerText inner = iota
	inner1258
	innerTCVN3
	innerVNI
	innerUTF8
)

// traits of the encodings, in their order.
var traits = [encodingCount]struct {
	outer   outer
	inner   inner
	code    geo.Code
	aliases string // folded, separated by blanks
}{
	UTF8:         {outerUTF8, innerText, geo.Code{Code: "utf-8", Vi: "Unicode UTF-8", En: "Unicode UTF-8"}, "unicode utf8bom utf8sig"},
	UTF16LE:      {outerUTF16LE, innerText, geo.Code{Code: "utf-16le", Vi: "Unicode UTF-16 (byte thấp trước)", En: "Unicode UTF-16, little-endian"}, "utf16 ucs2"},
	UTF16BE:      {outerUTF16BE, innerText, geo.Code{Code: "utf-16be", Vi: "Unicode UTF-16 (byte cao trước)", En: "Unicode UTF-16, big-endian"}, ""},
	Windows1258:  {outerBytes, inner1258, geo.Code{Code: "windows-1258", Vi: "Windows-1258 (dấu thanh rời)", En: "Windows-1258 (combining tones)"}, "cp1258 1258"},
	TCVN3:        {outerBytes, innerTCVN3, geo.Code{Code: "tcvn3", Vi: "TCVN3 (ABC, phông .VnTime)", En: "TCVN3 (ABC, .VnTime fonts)"}, "abc tcvn tcvn5712 vntime"},
	VNI:          {outerBytes, innerVNI, geo.Code{Code: "vni", Vi: "VNI Windows (phông VNI-Times)", En: "VNI Windows (VNI-Times fonts)"}, "vniwindows vnitimes"},
	TCVN3InUTF8:  {outerUTF8, innerTCVN3, geo.Code{Code: "tcvn3-in-utf8", Vi: "TCVN3 bị lưu nhầm thành UTF-8", En: "TCVN3 wrongly saved as UTF-8"}, ""},
	VNIInUTF8:    {outerUTF8, innerVNI, geo.Code{Code: "vni-in-utf8", Vi: "VNI bị lưu nhầm thành UTF-8", En: "VNI wrongly saved as UTF-8"}, ""},
	TCVN3In1258:  {outerUTF8, innerTCVN3, geo.Code{Code: "tcvn3-in-1258", Vi: "TCVN3 bị đọc nhầm là Windows-1258 rồi lưu thành UTF-8", En: "TCVN3 read as Windows-1258 and saved as UTF-8"}, ""},
	VNIIn1258:    {outerUTF8, innerVNI, geo.Code{Code: "vni-in-1258", Vi: "VNI bị đọc nhầm là Windows-1258 rồi lưu thành UTF-8", En: "VNI read as Windows-1258 and saved as UTF-8"}, ""},
	UTF8In1252:   {outerUTF8, innerUTF8, geo.Code{Code: "utf-8-in-1252", Vi: "UTF-8 bị đọc nhầm là Windows-1252 rồi lưu lại", En: "UTF-8 read as Windows-1252 and saved again"}, "mojibake utf8inutf8"},
	TCVN3InUTF16: {outerUTF16LE, innerTCVN3, geo.Code{Code: "tcvn3-in-utf16", Vi: "TCVN3 bị lưu nhầm thành UTF-16", En: "TCVN3 wrongly saved as UTF-16"}, ""},
	VNIInUTF16:   {outerUTF16LE, innerVNI, geo.Code{Code: "vni-in-utf16", Vi: "VNI bị lưu nhầm thành UTF-16", En: "VNI wrongly saved as UTF-16"}, ""},
}

// carriers returns the code pages that the text was taken for, the likelier first.
func (e Encoding) carriers() [2]*carrier {
	if e == TCVN3In1258 || e == VNIIn1258 {
		return [2]*carrier{vietnamese, western}
	}
	return [2]*carrier{western, vietnamese}
}

// Codes returns every encoding's code with its Vietnamese and English label, in
// the order of the constants.
func Codes() []geo.Code {
	codes := make([]geo.Code, encodingCount)
	for e := range traits {
		codes[e] = traits[e].code
	}
	return codes
}

// String returns the code, such as "tcvn3".
func (e Encoding) String() string {
	if e >= encodingCount {
		return "unknown"
	}
	return traits[e].code.Code
}

var byName = func() map[string]Encoding {
	names := make(map[string]Encoding)
	for e := range Encoding(encodingCount) {
		names[foldName(e.String())] = e
		for _, a := range strings.Fields(traits[e].aliases) {
			names[a] = e
		}
	}
	return names
}()

// foldName drops what people write differently in the name of an encoding.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', ' ', '.', ':':
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// Parse reads the name of an encoding: a code or a usual alias ("utf8", "cp1258",
// "ABC", "VNI-Times"), whatever its case, hyphens and blanks. Its error is a
// *geo.InvalidError that lists the codes.
func Parse(name string) (Encoding, error) {
	if e, ok := byName[foldName(name)]; ok {
		return e, nil
	}
	codes := make([]string, encodingCount)
	for e := range codes {
		codes[e] = traits[e].code.Code
	}
	return 0, geo.Invalid("encoding", "%q is unknown: use one of %s", name, strings.Join(codes, ", "))
}

// MarshalText writes the code.
func (e Encoding) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText is Parse, for flags and JSON.
func (e *Encoding) UnmarshalText(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*e = parsed
	}
	return err
}
