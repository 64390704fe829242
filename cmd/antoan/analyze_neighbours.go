package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
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

// weightsSpec is a --weights that has been understood.
type weightsSpec struct {
	kind   string
	k      int
	metres float64
	path   string
}

const weightsForms = "write queen, rook, knn:K (knn:6), band:METRES (band:5000) or file:NEIGHBOURS.json"

// parseWeights reads a --weights. It returns *geo.InvalidError.
func parseWeights(s string) (weightsSpec, error) {
	kind, argument, has := strings.Cut(s, ":")
	spec := weightsSpec{kind: kind}
	wrong := func(why string) (weightsSpec, error) {
		return spec, geo.Invalid("weights", "--weights %s: %s; %s", strconv.Quote(s), why, weightsForms)
	}
	var err error
	switch kind {
	case "queen", "rook":
		if has {
			return wrong(kind + " takes nothing behind it")
		}
	case "knn":
		if spec.k, err = strconv.Atoi(argument); err != nil || spec.k < 1 {
			return wrong("K is a whole number from 1 on")
		}
	case "band":
		if spec.metres, err = strconv.ParseFloat(argument, 64); err != nil || !(spec.metres > 0) || spec.metres > 1e12 {
			return wrong("METRES is a positive number without a unit")
		}
	case "file":
		if spec.path = argument; argument == "" {
			return wrong("the path is missing")
		}
	default:
		return wrong("unknown")
	}
	return spec, nil
}

// matrix makes the neighbours of the units, in their order.
func (f *weightsFlags) matrix(ctx context.Context, a *app, file *boundary.UnitFile) (*weights.Matrix, error) {
	spec, err := parseWeights(f.Weights)
	if err != nil {
		return nil, err
	}
	contiguity := spec.kind == "queen" || spec.kind == "rook"
	if f.Tolerance != 0 && !contiguity {
		return nil, geo.Invalid("tolerance", "it is for --weights queen and rook: leave it out with %s", f.Weights)
	}
	var m *weights.Matrix
	switch {
	case spec.kind == "file":
		m, err = listed(ctx, a, file, spec.path)
	case contiguity:
		m, err = contiguous(file, spec.kind, f.Tolerance)
	default:
		m, err = near(file, spec)
	}
	var invalid *geo.InvalidError
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

func contiguous(file *boundary.UnitFile, kind string, tolerance float64) (*weights.Matrix, error) {
	outlines := make([]orb.MultiPolygon, len(file.Units))
	for i, u := range file.Units {
		var ok bool
		if outlines[i], ok = u.Place.(orb.MultiPolygon); !ok {
			return nil, geo.Invalid("", "unit %q (feature %d) is %s, and only outlines touch: use knn:K, band:METRES or file:NEIGHBOURS.json, or leave it out with --where", u.ID, u.Row, placeName(u.Place))
		}
	}
	o := weights.ContiguityOptions{Planar: file.Planar, Tolerance: length(file, tolerance)}
	if kind == "rook" {
		return weights.Rook(outlines, o)
	}
	return weights.Queen(outlines, o)
}

func placeName(place orb.Geometry) string {
	if place == nil {
		return "without geometry"
	}
	return "a point"
}

// near makes neighbours of distances between points and centroids. Units stand
// in the order of their ids meanwhile, so that ties do not depend on the file's.
func near(file *boundary.UnitFile, spec weightsSpec) (*weights.Matrix, error) {
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
	var m *weights.Matrix
	var err error
	if spec.kind == "knn" {
		m, err = weights.KNearest(points, spec.k, file.Planar)
	} else {
		m, err = weights.Band(points, length(file, spec.metres), file.Planar)
	}
	if err != nil {
		return nil, err
	}
	return m.Pick(back), nil
}

// listed reads the neighbours from a file.
func listed(ctx context.Context, a *app, file *boundary.UnitFile, path string) (*weights.Matrix, error) {
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
