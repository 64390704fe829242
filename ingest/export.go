package ingest

import (
	"fmt"
	"io"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// Formats in which incidents are written.
const (
	ExportCSV     = "csv"
	ExportXLSX    = "xlsx"
	ExportGeoJSON = "geojson"
)

// recordWriter writes one kind of file.
type recordWriter interface {
	write(cells *[fieldCount]string, located bool) error
	close() error
}

// WriteRecords writes incidents as a file that an import reads again without loss:
// the columns are called like the fields, in UTF-8. each hands over the incidents.
// Texts that a spreadsheet would take for a formula get an apostrophe before them,
// which reading takes away. The memory is the same for any number of incidents.
// It returns *geo.InvalidError for an unknown format, the error of each, and that
// of w.
func WriteRecords(w io.Writer, format string, each func(visit func(geo.IncidentRecord) error) error) error {
	var out recordWriter
	var err error
	switch format {
	case ExportCSV:
		out, err = newCSVRecords(w)
	case ExportXLSX:
		out, err = newBookRecords(w)
	case ExportGeoJSON:
		out, err = newFeatureRecords(w)
	default:
		err = geo.Invalid("format", "%q is unknown: use csv, xlsx or geojson", format)
	}
	if err != nil {
		return err
	}
	zones := make(map[string]*time.Location)
	err = each(func(r geo.IncidentRecord) error {
		zone, ok := zones[r.TimeZone]
		if !ok {
			if zone, err = time.LoadLocation(r.TimeZone); err != nil {
				return fmt.Errorf("time zone of an incident: %w", err)
			}
			zones[r.TimeZone] = zone
		}
		cells := record(&r.Incident, [2]string{r.Edition, r.Commune}, zone)
		return out.write(&cells, r.Located)
	})
	if err != nil {
		return err
	}
	return out.close()
}

// recordHeader names the columns.
func recordHeader() []string {
	names := make([]string, len(recordFields))
	for i, id := range recordFields {
		names[i] = Fields[id].Name
	}
	return names
}
