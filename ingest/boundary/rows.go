package boundary

import "github.com/paulmach/orb"

// rows is a file of features, opened: the names of its attributes are known, no
// feature has been read yet. What a feature means is for others to say.
type rows interface {
	// shown is the path that errors name.
	shown() string
	// fields are the attributes; those from the place guessable on are row
	// numbers and the like, read only where someone names them.
	fields() (names []string, guessable int)
	// system is the reference system that the file states.
	system() system
	// begin says which attributes to read. It is called once, before next.
	begin(wanted []bool) error
	// next returns the next feature, io.EOF after the last. With any other error
	// the record says only which feature it came up in.
	next() (record, error)
	close() error
}

// record is one feature as it stands in the file, good until the next is read.
type record struct {
	n        int64   // 1-based place in the file
	values   []value // by attribute; missing where not wanted
	geometry geometry
}

// geometry is one in the form of its file, not looked into yet.
type geometry interface {
	// outline reads one that is an outline.
	outline() (orb.MultiPolygon, error)
	// place reads an outline (orb.MultiPolygon), a point (orb.Point), or nil
	// where there is none.
	place() (orb.Geometry, error)
}
