package boundary

import (
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// utf8Table tells whether the attribute table beside a Shapefile is in UTF-8
// though nothing says so: GDAL then reads Latin-1 and spoils every Vietnamese
// letter. Text in an eight-bit encoding is hardly ever valid UTF-8.
func utf8Table(shp string) bool {
	at := strings.LastIndexByte(shp, '.')
	if at < 0 || !strings.EqualFold(shp[at:], ".shp") {
		return false
	}
	var table string
	for _, ext := range []string{".cpg", ".CPG", ".dbf", ".DBF"} {
		if _, err := os.Stat(shp[:at] + ext); err != nil {
			continue
		}
		if strings.EqualFold(ext, ".cpg") {
			return false // it says
		}
		table = shp[:at] + ext
	}
	f, err := os.Open(table)
	if err != nil {
		return false // GDAL will tell
	}
	defer f.Close() //nolint:errcheck // opened for reading
	b, err := io.ReadAll(io.LimitReader(f, 16<<20))
	// Byte 8 is the header's length, which may hold anything.
	if err != nil || len(b) < 32 || len(b) < int(b[8])|int(b[9])<<8 {
		return false
	}
	records := b[int(b[8])|int(b[9])<<8:]
	for cut := 0; len(b) == 16<<20 && cut < utf8.UTFMax-1 && !utf8.Valid(records); cut++ {
		records = records[:len(records)-1] // the limit may fall within a letter
	}
	ascii := true
	for _, c := range records {
		ascii = ascii && c < utf8.RuneSelf
	}
	return !ascii && utf8.Valid(records)
}
