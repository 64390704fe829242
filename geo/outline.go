package geo

import (
	"fmt"

	"github.com/paulmach/orb"
)

// OutlineSpec says what a file of outlines means.
type OutlineSpec struct {
	Edition Edition
	Level   Level

	Layer string // of a file with several; empty: its only one
	Where string // filter over the attributes

	// Attribute names. Empty Code and Name are guessed from the usual names and
	// said in the report; the others are then not read.
	Code, Name, Type, Parent, Province, StatedKm2 string
	// Population is the attribute that holds the inhabitants of PopulationYear.
	Population     string
	PopulationYear int

	MakeValid bool    // mend invalid geometries instead of refusing them
	MinKm2    float64 // overlaps and gaps from this area on are reported; 0: DefaultMinKm2
}

// DefaultMinKm2 is one hectare: below it overlaps and gaps are digitising noise.
const DefaultMinKm2 = 0.01

// Outline is one unit as a file gives it, attributes as text.
type Outline struct {
	Row        int64 // 1-based place in the file
	Code       string
	Name       string // NFC, blanks folded
	Type       string
	Parent     string
	Province   int32   // GSO number of the province, 0 when not stated
	StatedKm2  float64 // 0 when not stated
	Population int64   // -1 when not stated
	Shape      orb.MultiPolygon
}

// OutlineSource yields the outlines of one file. Next returns io.EOF after the last.
type OutlineSource interface {
	// CRS is a name PostGIS can transform from: "EPSG:4326", or PROJ or WKT text.
	CRS() string
	// Fields says which attributes were used for what.
	Fields() OutlineFields
	Next() (Outline, error)
	Close() error
}

// OutlineFields names the attributes that were read.
type OutlineFields struct {
	All              []string
	Code, Name, Type string
	Guessed          bool
}

// OutlineReport says what was found in a file of outlines.
type OutlineReport struct {
	Edition    string          `json:"edition"`
	Level      Level           `json:"level"`
	Units      int             `json:"units"`
	CRS        string          `json:"crs"`
	CodeField  string          `json:"code_field"`
	NameField  string          `json:"name_field"`
	AreaKm2    float64         `json:"area_km2"`
	Invalid    []InvalidShape  `json:"invalid"`
	Mended     int             `json:"mended"`
	Duplicates []DuplicateCode `json:"duplicate_codes"`
	MinKm2     float64         `json:"min_km2"` // threshold of the next two
	Overlaps   []Overlap       `json:"overlaps"`
	Gaps       []Gap           `json:"gaps"`
	Alone      []string        `json:"without_neighbour"`   // codes
	Areas      []AreaDiff      `json:"stated_area_differs"` // by more than 10 %
	NoParent   []string        `json:"without_parent"`      // codes whose stated parent the edition lacks
	Relocated  int64           `json:"relocated"`           // stored incidents placed in this edition
	Warnings   []string        `json:"warnings"`
}

// InvalidShape is a geometry that breaks the OGC rules.
type InvalidShape struct {
	Row    int64     `json:"row"`
	Code   string    `json:"code"`
	Reason string    `json:"reason"`
	At     orb.Point `json:"at"` // longitude, latitude
}

// DuplicateCode is a code that stands on more than one row.
type DuplicateCode struct {
	Code string  `json:"code"`
	Rows []int64 `json:"rows"`
}

// Overlap is an area that two units claim.
type Overlap struct {
	A   string  `json:"a"`
	B   string  `json:"b"`
	Km2 float64 `json:"km2"`
}

// Gap is an area enclosed by units that none of them claims.
type Gap struct {
	At  orb.Point `json:"at"`
	Km2 float64   `json:"km2"`
}

// AreaDiff is a unit whose stated area is not its outline's.
type AreaDiff struct {
	Code        string  `json:"code"`
	StatedKm2   float64 `json:"stated_km2"`
	MeasuredKm2 float64 `json:"measured_km2"`
}

// RefusedError carries the report of a file of outlines that was not stored.
type RefusedError struct{ Report OutlineReport }

// Error sums up why the file was refused.
func (e *RefusedError) Error() string {
	return fmt.Sprintf("nothing stored: %d invalid geometries, %d codes that stand twice; mend the file, or use --make-valid for the geometries",
		len(e.Report.Invalid), len(e.Report.Duplicates))
}
