package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

// weightsFlags say who is whose neighbour.
type weightsFlags struct {
	Weights   string  `help:"queen, rook, knn:K, band:METRES, or file:NEIGHBOURS.json with the ids of each unit's neighbours." default:"queen"`
	Tolerance float64 `help:"How far apart outlines may be that still touch, for queen and rook; 0: 0.1 m, on a plane a ten-millionth of its extent." placeholder:"METRES"`
}

// matrix makes the neighbours of the units, in their order.
func (f *weightsFlags) matrix(ctx context.Context, a *app, file *boundary.UnitFile) (*weights.Matrix, error) {
	path, fromFile := strings.CutPrefix(f.Weights, "file:")
	var spec weights.Spec
	var invalid *geo.InvalidError
	if !fromFile {
		var err error
		if spec, err = weights.ParseSpec(f.Weights); errors.As(err, &invalid) {
			return nil, geo.Invalid("weights", "%s; --weights takes file:NEIGHBOURS.json as well", invalid.Reason)
		}
	}
	if f.Tolerance != 0 && (fromFile || !spec.Contiguity()) {
		return nil, geo.Invalid("tolerance", "it is for --weights queen and rook: leave it out with %s", f.Weights)
	}
	var m *weights.Matrix
	var err error
	switch {
	case fromFile:
		m, err = listed(ctx, a, file, path)
	case spec.Contiguity():
		m, err = contiguous(file, spec, f.Tolerance)
	default:
		m, err = near(file, spec)
	}
	if errors.As(err, &invalid) && invalid.Field != "tolerance" {
		return nil, geo.Invalid("weights", "--weights %s: %s", f.Weights, invalid.Reason)
	}
	return m, err
}

// length turns metres into the unit of the coordinates, where that is known.
func length(file *boundary.UnitFile, metres float64) float64 {
	if file.Planar && file.MetresPerUnit > 0 {
		return metres / file.MetresPerUnit
	}
	return metres
}

func contiguous(file *boundary.UnitFile, spec weights.Spec, tolerance float64) (*weights.Matrix, error) {
	outlines := make([]orb.MultiPolygon, len(file.Units))
	for i, u := range file.Units {
		var ok bool
		if outlines[i], ok = u.Place.(orb.MultiPolygon); !ok {
			return nil, geo.Invalid("", "unit %q (feature %d) is %s, and only outlines touch: use knn:K, band:METRES or file:NEIGHBOURS.json, or leave it out with --where", u.ID, u.Row, placeName(u.Place))
		}
	}
	return spec.Of(outlines, weights.ContiguityOptions{Planar: file.Planar, Tolerance: length(file, tolerance)})
}

func placeName(place orb.Geometry) string {
	if place == nil {
		return "without geometry"
	}
	return "a point"
}

// near makes neighbours of distances between points and centroids. Units stand
// in the order of their ids meanwhile, so that ties do not depend on the file's.
func near(file *boundary.UnitFile, spec weights.Spec) (*weights.Matrix, error) {
	order := make([]int, len(file.Units))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(file.Units[i].ID, file.Units[j].ID) })
	points, back := make([]orb.Point, len(order)), make([]int, len(order))
	for at, i := range order {
		back[i] = at
		switch place := file.Units[i].Place.(type) {
		case orb.Point:
			points[at] = place
		case orb.MultiPolygon:
			points[at] = weights.Centroid(place)
		default:
			return nil, geo.Invalid("", "unit %q (feature %d) is without geometry, and has no distance: use file:NEIGHBOURS.json, or leave it out with --where", file.Units[i].ID, file.Units[i].Row)
		}
	}
	spec.Metres = length(file, spec.Metres)
	m, err := spec.Among(points, file.Planar)
	if err != nil {
		return nil, err
	}
	return m.Pick(back), nil
}

// listed reads the neighbours from a file.
func listed(ctx context.Context, a *app, file *boundary.UnitFile, path string) (*weights.Matrix, error) {
	if path == "" {
		return nil, geo.Invalid("", "the path is missing: write file:NEIGHBOURS.json")
	}
	all := ids(file)
	n, err := boundary.ReadNeighbours(ctx, path, all, boundary.Limits{})
	if err != nil {
		return nil, err
	}
	if len(n.Unlisted) > 0 {
		a.warn("%s lists no neighbours for %d of %d units; they have none: %s", filepath.Base(path), len(n.Unlisted), len(all), some(pick(all, n.Unlisted)))
	}
	m, err := weights.New(n.Lists)
	if err != nil {
		return nil, err
	}
	if !m.Symmetric() {
		var oneWay []string
		for i := range m.N() {
			for _, j := range m.Neighbours(i) {
				if !m.Linked(int(j), i) {
					oneWay = append(oneWay, all[i]+" → "+all[j])
				}
			}
		}
		a.warn("%s is not mutual: %d of %d links go one way: %s", filepath.Base(path), len(oneWay), m.Links(), some(oneWay))
	}
	return m, nil
}

func pick(all []string, places []int) []string {
	picked := make([]string, len(places))
	for at, i := range places {
		picked[at] = all[i]
	}
	return picked
}

// some are the first of many, for a line.
func some(all []string) string {
	const most = 10
	if len(all) > most {
		return strings.Join(all[:most], ", ") + ", …"
	}
	return strings.Join(all, ", ")
}
