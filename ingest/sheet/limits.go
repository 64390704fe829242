package sheet

// Limits bound what a file may ask of the machine. A zero field stands for its
// default.
type Limits struct {
	MaxBytes   int64 // of text after unpacking; default 2 GiB
	MaxRatio   int64 // of unpacked to packed bytes, beyond the first 16 MiB; default 250
	MaxUnzip   int64 // of all parts of a workbook together; default 256 MiB
	MaxEntries int   // parts of a workbook, or files in a zip archive; default 2,000
	MaxSheets  int   // of a workbook; default 100
	MaxRows    int64 // of a sheet; default 5,000,000 (Excel's own is 1,048,576)
	MaxColumns int   // of a sheet; default 500
	MaxCell    int   // bytes of one cell; default 64 KiB (Excel's own is 32,767 characters)
	MaxRecord  int   // bytes of one row of text, so that a quote never closed is noticed; default 1 MiB
}

// ratioGrace is how much may be unpacked before MaxRatio is looked at: small
// files of equal rows pack extremely well and do no harm.
const ratioGrace = 16 << 20

// DefaultLimits returns the limits that stand where none are given.
func DefaultLimits() Limits {
	return Limits{
		MaxBytes: 2 << 30, MaxRatio: 250, MaxUnzip: 256 << 20, MaxEntries: 2000, MaxSheets: 100,
		MaxRows: 5_000_000, MaxColumns: 500, MaxCell: 64 << 10, MaxRecord: 1 << 20,
	}
}

// withDefaults replaces zero fields.
func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	return Limits{
		MaxBytes: or(l.MaxBytes, d.MaxBytes), MaxRatio: or(l.MaxRatio, d.MaxRatio), MaxUnzip: or(l.MaxUnzip, d.MaxUnzip),
		MaxEntries: or(l.MaxEntries, d.MaxEntries), MaxSheets: or(l.MaxSheets, d.MaxSheets), MaxRows: or(l.MaxRows, d.MaxRows),
		MaxColumns: or(l.MaxColumns, d.MaxColumns), MaxCell: or(l.MaxCell, d.MaxCell), MaxRecord: or(l.MaxRecord, d.MaxRecord),
	}
}

func or[T comparable](given, otherwise T) T {
	var zero T
	if given != zero {
		return given
	}
	return otherwise
}
