package boundary

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

func needGDAL(tb testing.TB) {
	tb.Helper()
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		tb.Skip("ogr2ogr is not installed: apt-get install gdal-bin")
	}
}

// madeByGDAL writes the two squares in another format and returns the path.
func madeByGDAL(t *testing.T, driver, name string) string {
	t.Helper()
	needGDAL(t)
	dir := t.TempDir()
	from := write(t, "from.geojson", collection(square("00101", "Xã Đồng Tâm", 105, 21), square("00102", "Xã Hòa Bình", 106, 21)))
	to := filepath.Join(dir, name)
	arguments := []string{"-f", driver, to, from}
	if driver == "ESRI Shapefile" {
		arguments = append(arguments, "-lco", "ENCODING=UTF-8")
	}
	if out, err := exec.Command("ogr2ogr", arguments...).CombinedOutput(); err != nil {
		t.Skipf("this GDAL does not write %s: %s", driver, out)
	}
	return to
}

func TestConverted(t *testing.T) {
	t.Parallel()
	for driver, name := range map[string]string{
		"ESRI Shapefile": "xã phường.shp", "FlatGeobuf": "a.fgb", "KML": "a.kml", "GML": "a.gml", "MapInfo File": "a.tab",
	} {
		t.Run(driver, func(t *testing.T) {
			t.Parallel()
			path := madeByGDAL(t, driver, name)
			before := listing(t, filepath.Dir(path))
			temp := t.TempDir()
			spec := Spec{Level: geo.Commune, Code: "code", Name: "name"}
			src, err := Open(t.Context(), path, spec, Limits{TempDir: temp})
			if err != nil {
				t.Fatal(err)
			}
			all, err := drain(t, src)
			names := map[string]string{} // FlatGeobuf sorts by place
			for i, f := range all {
				if names[f.Code] = f.Name; f.Row != int64(i+1) {
					t.Errorf("feature %d is row %d", i+1, f.Row)
				}
			}
			if err != nil || len(all) != 2 || names["00101"] != "Xã Đồng Tâm" || names["00102"] != "Xã Hòa Bình" {
				t.Fatalf("%+v, %v", all, err)
			}
			if left := listing(t, temp); left != "" {
				t.Errorf("left behind: %s", left)
			}
			if after := listing(t, filepath.Dir(path)); after != before {
				t.Errorf("beside the file: %s, was %s", after, before)
			}
		})
	}
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestZippedShapefile(t *testing.T) {
	t.Parallel()
	shp := madeByGDAL(t, "ESRI Shapefile", "communes.shp")
	path := filepath.Join(t.TempDir(), "communes.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	add := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, ext := range []string{".shp", ".shx", ".dbf", ".prj", ".cpg"} {
		if b, err := os.ReadFile(strings.TrimSuffix(shp, ".shp") + ext); err == nil {
			add("../../dữ liệu/communes"+ext, string(b)) // a path that would climb out
		}
	}
	add("readme.txt", "about")
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	src, err := Open(t.Context(), path, Spec{Level: geo.Commune}, Limits{TempDir: temp})
	if err != nil {
		t.Fatal(err)
	}
	if all, err := drain(t, src); err != nil || len(all) != 2 {
		t.Errorf("%d, %v", len(all), err)
	}
	if left := listing(t, temp); left != "" {
		t.Errorf("left behind: %s", left)
	}
}

// TestUnsaidUTF8: Shapefiles lose their .cpg on the way, and with it the
// encoding of their texts.
func TestUnsaidUTF8(t *testing.T) {
	t.Parallel()
	shp := madeByGDAL(t, "ESRI Shapefile", "a.shp")
	if err := os.Remove(strings.TrimSuffix(shp, "shp") + "cpg"); err != nil {
		t.Fatal(err)
	}
	src, err := Open(t.Context(), shp, Spec{Level: geo.Commune}, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if all, err := drain(t, src); err != nil || len(all) != 2 || all[0].Name != "Xã Đồng Tâm" {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestNoOtherDrivers: a virtual data source, by which a file could make GDAL
// read others or the network, is not followed.
func TestNoOtherDrivers(t *testing.T) {
	t.Parallel()
	needGDAL(t)
	target := write(t, "target.geojson", collection(square("1", "A", 105, 21)))
	for _, source := range []string{target, "/vsicurl/http://127.0.0.1:1/a.geojson", "PG:dbname=postgres"} {
		vrt := write(t, "a.vrt", `<OGRVRTDataSource><OGRVRTLayer name="target"><SrcDataSource>`+source+`</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>`)
		refused(t, vrt, Spec{}, Limits{TempDir: t.TempDir()}, "format is not known")
	}
}

func TestConversionLimits(t *testing.T) {
	t.Parallel()
	shp := madeByGDAL(t, "ESRI Shapefile", "a.shp")
	temp := t.TempDir()
	refused(t, shp, Spec{}, Limits{TempDir: temp, ConvertTime: time.Nanosecond}, "took longer")
	refused(t, shp, Spec{}, Limits{TempDir: temp, UnpackedBytes: 4096}, "converted", "grows larger")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Open(ctx, shp, Spec{}, Limits{TempDir: temp}); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
	if left := listing(t, temp); left != "" {
		t.Errorf("left behind: %s", left)
	}
}

func TestDamagedForeignFiles(t *testing.T) {
	t.Parallel()
	fgb := madeByGDAL(t, "FlatGeobuf", "a.fgb")
	b, err := os.ReadFile(fgb)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, write(t, "cut.fgb", string(b[:len(b)-60])), Spec{}, Limits{TempDir: t.TempDir()}, "cut off")
	shp := madeByGDAL(t, "ESRI Shapefile", "a.shp")
	if err := os.Remove(strings.TrimSuffix(shp, "shp") + "shx"); err != nil {
		t.Fatal(err)
	}
	refused(t, shp, Spec{}, Limits{TempDir: t.TempDir()}, ".shx")
	refused(t, write(t, "notes.txt", "meeting at nine\n"), Spec{}, Limits{TempDir: t.TempDir()}, "format is not known")
}

// TestWithoutGDAL is not parallel: it changes the process's environment.
func TestWithoutGDAL(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Open(t.Context(), write(t, "a.kml", "<kml/>"), Spec{}, Limits{})
	if !errors.Is(err, ErrNeedsGDAL) || !strings.Contains(err.Error(), "apt-get install gdal-bin") {
		t.Errorf("%v", err)
	}
}
