package ingest

import (
	"bufio"
	"encoding/json"
	"io"
)

// featureRecords writes an RFC 7946 FeatureCollection, one feature a line.
type featureRecords struct {
	w    *bufio.Writer
	more bool
}

func newFeatureRecords(w io.Writer) (*featureRecords, error) {
	f := &featureRecords{w: bufio.NewWriter(w)}
	_, err := f.w.WriteString(`{"type":"FeatureCollection","features":[`)
	return f, err
}

func (f *featureRecords) write(cells *[fieldCount]string, located bool) error {
	line := []byte(`{"type":"Feature","geometry":`)
	if located {
		line = append(line, `{"type":"Point","coordinates":[`+cells[fieldLon]+`,`+cells[fieldLat]+`]}`...)
	} else {
		line = append(line, "null"...)
	}
	line = append(line, `,"properties":{`...)
	first := true
	for _, id := range recordFields {
		if cells[id] == "" || id == fieldLon || id == fieldLat {
			continue
		}
		text, err := json.Marshal(cells[id])
		if err != nil {
			return err
		}
		if !first {
			line = append(line, ',')
		}
		first = false
		line = append(append(line, `"`+Fields[id].Name+`":`...), text...)
	}
	line = append(line, "}}"...)
	if f.more {
		line = append([]byte(",\n"), line...)
	}
	f.more = true
	_, err := f.w.Write(line)
	return err
}

func (f *featureRecords) close() error {
	if _, err := f.w.WriteString("]}\n"); err != nil {
		return err
	}
	return f.w.Flush()
}
