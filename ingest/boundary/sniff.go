package boundary

import (
	"bytes"
	"io"
)

// format is what the first bytes of a file say it is.
type format uint8

const (
	foreign format = iota // for ogr2ogr to find out
	geoJSON
	geoPackage
	gzipped
	zipped
	utf16Text
	webPage
)

const sniffBytes = 4096

// sniff looks at the first bytes; names of files mean nothing.
func sniff(head []byte) format {
	switch {
	case bytes.HasPrefix(head, []byte("SQLite format 3\x00")):
		return geoPackage
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}):
		return gzipped
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipped
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return utf16Text
	}
	body := bytes.TrimLeft(bytes.TrimPrefix(head, []byte(utf8Mark)), " \t\r\n\x1e")
	switch {
	case len(body) == 0, body[0] == '[':
		return geoJSON // whose reader says what is missing
	case body[0] == '{':
		if bytes.Contains(body, []byte(`"Topology"`)) || bytes.Contains(body, []byte(`"esriGeometry`)) {
			return foreign // TopoJSON and Esri JSON
		}
		return geoJSON
	}
	lower := bytes.ToLower(body[:min(len(body), 15)])
	if bytes.HasPrefix(lower, []byte("<!doctype html")) || bytes.HasPrefix(lower, []byte("<html")) {
		return webPage
	}
	return foreign
}

// head reads the first bytes of what r holds.
func head(r io.Reader) ([]byte, error) {
	b := make([]byte, sniffBytes)
	n, err := io.ReadFull(r, b)
	if err == io.EOF || err == io.ErrUnexpectedEOF && n > 0 {
		err = nil
	}
	return b[:n], err
}
