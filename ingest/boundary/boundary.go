package boundary

import "github.com/antoan-vn/antoan/geo"

// The nouns of an import of outlines live in package geo, where storage sees
// them too; these are their names here.
type (
	// Spec says what a file of outlines means.
	Spec = geo.OutlineSpec
	// Feature is one outline with its attributes.
	Feature = geo.Outline
	// Source yields the features of one file. Next returns a *FileError for the
	// first feature that cannot be used, and nothing more after any error. A
	// Source is not safe for concurrent use.
	Source = geo.OutlineSource
	// Used names the attributes of a file and what they were read as.
	Used = geo.OutlineFields
	// Report says what an import found.
	Report = geo.OutlineReport
	// RefusedError carries the report of a file that was not stored.
	RefusedError = geo.RefusedError

	invalidShape  = geo.InvalidShape
	duplicateCode = geo.DuplicateCode
	overlap       = geo.Overlap
	gap           = geo.Gap
	areaDiff      = geo.AreaDiff
)
