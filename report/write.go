package report

import (
	"io"

	"github.com/antoan-vn/antoan/geo"
)

// Format is a kind of file.
type Format struct {
	Name, Media string
	Write       func(*Document, io.Writer) error
}

// Formats are the files that a report is written as.
var Formats = []Format{
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (*Document).WriteXLSX},
	{"pdf", "application/pdf", (*Document).WritePDF},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (*Document).WriteDOCX},
}

// FormatNamed returns a format, or *geo.InvalidError.
func FormatNamed(name string) (Format, error) {
	names := ""
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names += " " + f.Name
	}
	return Format{}, geo.Invalid("format", "%q is unknown: use one of%s", name, names)
}
