package ingest

// Limits bound what a file may ask of the machine. A zero field stands for
// its default.
type Limits struct {
	MaxBytes   int64 // of a file after unpacking; default 2 GiB
	MaxRatio   int64 // of unpacked to packed bytes, beyond the first 16 MiB; default 250
	MaxRows    int64 // data rows of a file; default 5,000,000
	MaxColumns int   // columns of a table, properties of a feature; default 500
	MaxField   int   // bytes of one mapped cell; default 64 KiB
	MaxHeader  int   // bytes of a table's header row; default 256 KiB
	MaxRecord  int   // bytes of one row, so that a quote never closed is noticed; default 1 MiB
	MaxDepth   int   // of nested JSON; default 8, what a MultiPolygon feature needs
}

// ratioGrace is how much may be unpacked before MaxRatio is looked at: small
// files of equal rows pack extremely well and do no harm.
const ratioGrace = 16 << 20

// DefaultLimits returns the limits that stand where none are given.
func DefaultLimits() Limits {
	return Limits{
		MaxBytes: 2 << 30, MaxRatio: 250, MaxRows: 5_000_000, MaxColumns: 500,
		MaxField: 64 << 10, MaxHeader: 256 << 10, MaxRecord: 1 << 20, MaxDepth: 8,
	}
}

// withDefaults replaces zero fields.
func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	return Limits{
		MaxBytes: or(l.MaxBytes, d.MaxBytes), MaxRatio: or(l.MaxRatio, d.MaxRatio),
		MaxRows: or(l.MaxRows, d.MaxRows), MaxColumns: or(l.MaxColumns, d.MaxColumns),
		MaxField: or(l.MaxField, d.MaxField), MaxHeader: or(l.MaxHeader, d.MaxHeader),
		MaxRecord: or(l.MaxRecord, d.MaxRecord), MaxDepth: or(l.MaxDepth, d.MaxDepth),
	}
}

func or[T comparable](given, otherwise T) T {
	var zero T
	if given != zero {
		return given
	}
	return otherwise
}
