package boundary

import "time"

// Limits bound what one file may cost. A zero field means its default; the
// defaults leave an order of magnitude of room above the largest national files
// known to us (11,163 communes; 130,000 vertices in one province).
type Limits struct {
	FileBytes     int64 // size of the file as it stands on disk, default 4 GiB
	UnpackedBytes int64 // what gzip, zip or ogr2ogr may make of it, default 4 GiB
	FeatureBytes  int   // one feature's JSON text or one GeoPackage row, default 64 MiB
	Vertices      int   // of one geometry, default 1,000,000
	Features      int64 // default 200,000
	Fields        int   // attribute names, default 2,000 as in SQLite
	Nesting       int   // of JSON within a feature, default 8: a GeometryCollection of MultiPolygons needs 8

	ConvertTime time.Duration // for ogr2ogr, default 10 minutes
	TempDir     string        // where conversions are kept until Close, default os.TempDir
}

// maxRatio is the largest believable gain of gzip and zip on outlines: real
// files reach 5 to 20, deflate can make 1,032 of nothing but blanks. It is
// looked at once ratioFrom bytes have come out.
const (
	maxRatio  = 200
	ratioFrom = 32 << 20
)

func (l Limits) withDefaults() Limits {
	l.FileBytes = orDefault(l.FileBytes, 4<<30)
	l.UnpackedBytes = orDefault(l.UnpackedBytes, 4<<30)
	l.FeatureBytes = orDefault(l.FeatureBytes, 64<<20)
	l.Vertices = orDefault(l.Vertices, 1_000_000)
	l.Features = orDefault(l.Features, 200_000)
	l.Fields = orDefault(l.Fields, 2_000)
	l.Nesting = min(orDefault(l.Nesting, 8), 64) // recursion follows the nesting
	l.ConvertTime = orDefault(l.ConvertTime, 10*time.Minute)
	return l
}

func orDefault[N int | int64 | time.Duration](n, fallback N) N {
	if n <= 0 {
		return fallback
	}
	return n
}

// mebibytes turns a limit into a number people read.
func mebibytes[N int | int64](n N) float64 { return float64(n) / (1 << 20) }
