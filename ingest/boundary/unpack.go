package boundary

import (
	"archive/zip"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Each packing has a directory of its own, which can be made only once: that is
// what refuses archives within archives.
const inflatedDir, unzippedDir = "inflated", "unzipped"

func packedTwice(err error) error {
	if errors.Is(err, os.ErrExist) {
		return wrong("packed more than once: unpack it first")
	}
	return err
}

// inflated is where inflate puts a file.
func (o *opener) inflated() string {
	name := strings.TrimSuffix(filepath.Base(o.shown), filepath.Ext(o.shown))
	return filepath.Join(o.dir, inflatedDir, "x"+name) // never empty, "." or ".."
}

// inflate unpacks a gzip file that is no GeoJSON, which can be read in place.
func (o *opener) inflate(in *input) error {
	if _, err := o.temp(inflatedDir); err != nil {
		return packedTwice(err)
	}
	in.gzip = true
	r, err := in.reader()
	if err != nil {
		return err
	}
	return save(o.inflated(), &interruptible{o.ctx, r})
}

func save(path string, r io.Reader) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	return errors.Join(err, f.Close())
}

// outlineFiles are the endings of what can be read from within a zip file.
var outlineFiles = []string{".shp", ".gpkg", ".geojson", ".json", ".geojsonl", ".ndjson", ".kml", ".gml", ".fgb", ".tab", ".mif", ".gz"}

// unzip unpacks the one file of outlines in a zip file, with those that belong
// to it, and returns its path. Several are told apart by the layer's name.
func (o *opener) unzip(name string) (string, error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return "", &FileError{Reason: "the zip file is damaged or cut off: copy or download it again", Err: err}
	}
	defer z.Close() //nolint:errcheck // opened for reading
	if len(z.File) > 10_000 {
		return "", wrong("a zip file of %d entries: pack only the outlines", len(z.File))
	}
	main, err := o.mainEntry(z.File)
	if err != nil {
		return "", err
	}
	dir, err := o.temp(unzippedDir)
	if err != nil {
		return "", packedTwice(err)
	}
	left := o.limits.UnpackedBytes
	for _, e := range z.File {
		if e.FileInfo().IsDir() || stem(e.Name) != stem(main.Name) {
			continue
		}
		if e.Flags&1 != 0 {
			return "", wrong("%s in the zip file has a password: unpack it first", path.Base(e.Name))
		}
		if left, err = saveEntry(filepath.Join(dir, path.Base(e.Name)), e, left); err != nil {
			return "", err
		}
	}
	return filepath.Join(dir, path.Base(main.Name)), nil
}

// stem is an entry's path without the endings, in lower case.
func stem(name string) string {
	dir, base := path.Split(strings.ToLower(strings.ReplaceAll(name, `\`, "/")))
	base, _, _ = strings.Cut(base, ".")
	return dir + base
}

func (o *opener) mainEntry(entries []*zip.File) (*zip.File, error) {
	var found []*zip.File
	var names []string
	for _, e := range entries {
		base := path.Base(e.Name)
		if strings.HasPrefix(e.Name, "__MACOSX/") || strings.HasPrefix(base, ".") || strings.ContainsAny(base, "\\\x00") ||
			!slices.Contains(outlineFiles, strings.ToLower(path.Ext(base))) {
			continue
		}
		if o.layer != "" && strings.EqualFold(strings.TrimSuffix(base, path.Ext(base)), o.layer) {
			return e, nil
		}
		found, names = append(found, e), append(names, e.Name)
	}
	switch len(found) {
	case 0:
		return nil, wrong("no file of outlines in the zip file: it should hold one of %s", strings.Join(outlineFiles, " "))
	case 1:
		return found[0], nil
	}
	return nil, wrong("several files of outlines in the zip file: unpack it and name one, or name a Shapefile with --layer; %s", strings.Join(names[:min(len(names), 20)], ", "))
}

// saveEntry unpacks an entry and returns how many bytes may still follow.
func saveEntry(to string, e *zip.File, left int64) (int64, error) {
	r, err := e.Open()
	if err != nil {
		return 0, wrong("%s in the zip file cannot be unpacked (%v): unpack it first", path.Base(e.Name), err)
	}
	defer r.Close() //nolint:errcheck // opened for reading
	u := &unpacked{r: r, packed: int64(min(e.CompressedSize64, 1<<60)), limit: left}
	err = save(to, u)
	switch {
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat):
		err = wrong("%s in the zip file is damaged: copy or download it again", path.Base(e.Name))
	case errors.Is(err, os.ErrExist):
		err = wrong("%s stands twice in the zip file: pack it again", path.Base(e.Name))
	}
	return left - u.out, err
}
