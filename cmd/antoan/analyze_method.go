package main

import (
	"path/filepath"

	"github.com/antoan-vn/antoan/geo/weights"
	"github.com/antoan-vn/antoan/ingest/boundary"
)

// analysed is what every answer of antoan analyze says of itself.
type analysed struct {
	Analysis string `json:"analysis"`
	Software string `json:"software_version"`
	Units    string `json:"units"` // name of the file
	IDField  string `json:"id_field"`
	Guessed  bool   `json:"id_field_guessed"`
	CRS      string `json:"crs"` // empty: none is stated
	Planar   bool   `json:"planar"`

	Weights    string   `json:"weights"`
	Tolerance  *number  `json:"tolerance,omitempty"` // null: the default
	N          int      `json:"n"`                   // units
	Links      int      `json:"links"`               // ordered pairs of neighbours
	Islands    []string `json:"islands"`
	Components int      `json:"components"`
	Symmetric  bool     `json:"symmetric"`
}

func describe(analysis string, u unitsFlags, file *boundary.UnitFile, w weightsFlags, m *weights.Matrix) analysed {
	d := analysed{Analysis: analysis, Software: version, Units: filepath.Base(u.Units), IDField: file.IDField, Guessed: file.Guessed, CRS: file.CRS, Planar: file.Planar,
		Weights: w.Weights, N: m.N(), Links: m.Links(), Islands: pick(ids(file), m.Islands()), Symmetric: m.Symmetric()}
	if w.Tolerance != 0 {
		t := number(w.Tolerance)
		d.Tolerance = &t
	}
	_, d.Components = m.Components()
	return d
}
