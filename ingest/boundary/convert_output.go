package boundary

import (
	"errors"
	"os/exec"
	"strings"
	"syscall"
)

// bounded keeps the beginning of what a program says.
type bounded struct {
	strings.Builder
	left int
}

// Write implements io.Writer and never fails.
func (b *bounded) Write(p []byte) (int, error) {
	n := min(len(p), b.left)
	b.left -= n
	b.Builder.Write(p[:n])
	return len(p), nil
}

// conversionFailed turns ogr2ogr's words and end into ours.
func conversionFailed(output string, err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if s, ok := exit.Sys().(syscall.WaitStatus); ok && s.Signaled() && s.Signal() == syscall.SIGXFSZ {
			return &FileError{Reason: "it grows larger in the conversion than is allowed: simplify or split it", Err: err}
		}
	}
	switch {
	case strings.Contains(output, "SHAPE_RESTORE_SHX"):
		return &FileError{Reason: "its .shx file is missing: copy all files of the Shapefile (.shp, .shx, .dbf, .prj) together", Err: err}
	case strings.Contains(output, "Unable to open datasource"):
		return &FileError{Reason: "its format is not known (GeoJSON, GeoPackage, Shapefile, FlatGeobuf, KML, GML, MapInfo … are): export it as one of these", Err: err}
	}
	said := "ended unexpectedly"
	for line := range strings.Lines(output) {
		if _, text, ok := strings.Cut(line, "ERROR "); ok {
			said = "said: " + strings.TrimSpace(text)
			break
		}
	}
	return &FileError{Reason: "it cannot be converted, it may be damaged or cut off; ogr2ogr " + said, Err: err}
}
