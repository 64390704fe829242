package charset

import "strings"

// Font tells from the name of a font which old encoding text typed with it
// holds: ".VnTime", ".VnArialH", … are TCVN3, "VNI-Times", "VNI-Helve", … are VNI.
// capital tells the fonts that draw every letter as a capital (.VnTimeH): their
// text is lower case, and strings.ToUpper of Cell is what the reader saw. ok is
// false for every other font, whose text is Unicode as it stands.
func Font(name string) (e Encoding, capital, ok bool) {
	name = strings.TrimSpace(name)
	folded := strings.ToLower(name)
	switch {
	case strings.HasPrefix(folded, ".vn"):
		return TCVN3InUTF8, strings.HasSuffix(name, "H"), true
	case strings.HasPrefix(folded, "vni-"), strings.HasPrefix(folded, "vni "):
		return VNIInUTF8, false, true
	}
	return UTF8, false, false
}
