package boundary

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// drivers are GDAL's that read a file and nothing else: no network, database,
// virtual data source, or program of its own. All others are switched off, also
// those of GDAL versions to come.
var drivers = []string{
	"ESRI Shapefile", "FlatGeobuf", "KML", "LIBKML", "GML", "MapInfo File", "OpenFileGDB", "ESRIJSON", "TopoJSON", "GPKG",
	"DXF", "DGN", "JML", "OGR_GMT", "AVCE00", "MapML", "Parquet", "Arrow", "Memory", "MEM",
}

// convertedKey is the row number in a converted file: no attribute is called so.
const convertedKey = "antoan_row"

// convertMemory is the address space ogr2ogr may use, in bytes.
const convertMemory = 4 << 30

// convert makes a GeoPackage of a file by ogr2ogr and returns its path. The
// program sees links to the file and those beside it that share its name, so
// that nothing is written beside the original and no name is taken for a
// connection string.
func (o *opener) convert(path string) (string, error) {
	program, err := exec.LookPath("ogr2ogr")
	if err != nil {
		return "", fmt.Errorf("%w", ErrNeedsGDAL)
	}
	work, err := o.temp("convert")
	if err != nil {
		return "", err
	}
	source, err := linked(path, work)
	if err != nil {
		return "", err
	}
	ctx, stop := context.WithTimeout(o.ctx, o.limits.ConvertTime)
	defer stop()
	skip, err := o.otherDrivers(ctx, program, work)
	if err != nil {
		return "", o.stopped(ctx, err)
	}
	target := filepath.Join(o.dir, "converted.gpkg")
	arguments := []string{"-f", "GPKG", "-dim", "XY", "-nlt", "CONVERT_TO_LINEAR",
		"-lco", "SPATIAL_INDEX=NO", "-lco", "GEOMETRY_NAME=antoan_geometry", "-lco", "FID=" + convertedKey, "-unsetFid",
		"--config", "OGR_SKIP", skip}
	if utf8Table(source) {
		arguments = append(arguments, "-oo", "ENCODING=UTF-8")
	}
	cmd := exec.CommandContext(ctx, program, append(arguments, target, source)...)
	output, err := o.run(cmd, work)
	if err != nil || strings.Contains(output, "ERROR ") {
		return "", o.stopped(ctx, conversionFailed(output, err))
	}
	return target, nil
}

// stopped tells a conversion that was ended from one that failed.
func (o *opener) stopped(ctx context.Context, err error) error {
	switch {
	case o.ctx.Err() != nil:
		return o.ctx.Err()
	case ctx.Err() != nil:
		return wrong("ogr2ogr took longer than %s: convert the file to GeoPackage first", o.limits.ConvertTime)
	}
	return err
}

// run starts ogr2ogr with nothing of our environment and with limits, and
// returns what it said.
func (o *opener) run(cmd *exec.Cmd, work string) (string, error) {
	said := &bounded{left: 256 << 10}
	cmd.Stdout, cmd.Stderr = said, said
	cmd.Dir = work
	cmd.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + work, "TMPDIR=" + work, "CPL_TMPDIR=" + work, "LC_ALL=C.UTF-8",
		"GDAL_DRIVER_PATH=disable", "GDAL_PAM_ENABLED=NO", "PROJ_NETWORK=OFF", "GML_DOWNLOAD_WFS_SCHEMA=NO",
		// Nothing listens there, should some reader follow a link after all.
		"GDAL_HTTP_PROXY=127.0.0.1:1", "http_proxy=http://127.0.0.1:1", "https_proxy=http://127.0.0.1:1",
		"CPL_VSIL_CURL_ALLOWED_EXTENSIONS=.none", "GDAL_HTTP_TIMEOUT=1", "GDAL_HTTP_MAX_RETRY=0",
	}
	// The kernel's death signal follows the thread that started the child.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		return "", err
	}
	// Set while the program is still loading its libraries; it ends soon
	// after if it has ended already.
	size, memory := uint64(o.limits.UnpackedBytes), uint64(convertMemory)
	limits := errors.Join(
		unix.Prlimit(cmd.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: size, Max: size}, nil),
		unix.Prlimit(cmd.Process.Pid, unix.RLIMIT_AS, &unix.Rlimit{Cur: memory, Max: memory}, nil))
	if limits != nil && !errors.Is(limits, unix.ESRCH) {
		_ = cmd.Process.Kill() // Wait tells
	}
	err := cmd.Wait()
	return strings.ReplaceAll(said.String(), work+"/", ""), err
}

// otherDrivers lists what this GDAL has beyond drivers.
func (o *opener) otherDrivers(ctx context.Context, program, work string) (string, error) {
	formats, err := o.run(exec.CommandContext(ctx, program, "--formats"), work)
	if err != nil {
		return "", conversionFailed(formats, err)
	}
	var skip []string
	for line := range strings.Lines(formats) {
		name, _, ok := strings.Cut(strings.TrimSpace(line), " -")
		if ok && !slices.Contains(drivers, name) {
			skip = append(skip, name)
		}
	}
	return strings.Join(skip, ","), nil
}

// linked links the file and those with the same stem into dir.
func linked(path, dir string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	base := filepath.Base(path)
	for _, e := range entries {
		if e.IsDir() || stem(e.Name()) != stem(base) {
			continue
		}
		if err := os.Symlink(filepath.Join(filepath.Dir(path), e.Name()), filepath.Join(dir, e.Name())); err != nil {
			return "", err
		}
	}
	return filepath.Join(dir, base), nil
}
