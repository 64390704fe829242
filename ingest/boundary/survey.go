package boundary

import (
	"errors"
	"io"
	"slices"
)

// survey is what a first reading of a GeoJSON file tells: its whole grammar and
// every limit is checked, and the members that may stand behind the features
// are known before the first of them is yielded.
type survey struct {
	fields     fieldSet
	crs        string // as PostGIS names it; empty: none stated
	ids        bool   // some feature has an id of its own
	features   int64
	collection bool
	first      int64 // offset of the first feature of a collection
}

// fieldSet keeps attribute names in the order of their first appearance.
type fieldSet struct {
	names []string
	seen  map[string]struct{}
	limit int
}

func (f *fieldSet) add(raw []byte) error {
	if _, known := f.seen[string(raw)]; known {
		return nil
	}
	name, err := unquote(raw)
	if err != nil {
		return err
	}
	if len(f.names) >= f.limit || len(name) > 4096 {
		return wrong("more than %d attributes, or one with a name of over 4096 bytes: keep only the attributes that are needed", f.limit)
	}
	if f.seen == nil {
		f.seen = make(map[string]struct{})
	}
	f.seen[string(raw)] = struct{}{}
	if !slices.Contains(f.names, name) { // written with other escapes
		f.names = append(f.names, name)
	}
	return nil
}

// surveyor reads a file once from its beginning to its end.
type surveyor struct {
	l      *lexer
	limits Limits
	ownCRS bool // the reference system that the file states counts
	survey
}

// run surveys a FeatureCollection, or a sequence of Features. On an error
// s.features is the number of the feature in which it came up, 0 for none.
func (s *surveyor) run() error {
	for {
		_, err := s.l.token()
		if errors.Is(err, io.ErrUnexpectedEOF) && s.l.ended() {
			break
		}
		if err != nil {
			return err
		}
		if s.collection {
			return s.l.broken("something follows the FeatureCollection")
		}
		if err := s.top(); err != nil {
			return err
		}
	}
	if s.features == 0 {
		return wrong("no features: the file holds no outlines")
	}
	return nil
}

// top reads a value at the top of the file: the collection, or one Feature.
func (s *surveyor) top() error {
	before := s.features
	f := member{s: s, top: true}
	if c, _ := s.l.token(); c != '{' {
		return wrong("not GeoJSON: the file begins with %s where a FeatureCollection or a Feature is expected", quoteByte(c))
	}
	s.features++ // as long as it may be one
	if err := s.feature(&f); err != nil {
		return err
	}
	if f.features {
		if f.kind != "FeatureCollection" {
			return wrong("not GeoJSON: an object with features is of type %q, not \"FeatureCollection\"", f.kind)
		}
		if before > 0 {
			return wrong("a FeatureCollection follows other features: put it into a file of its own")
		}
		s.collection = true
	}
	return nil
}

// feature reads one Feature within the limits.
func (s *surveyor) feature(f *member) error {
	if s.features > s.limits.Features {
		return wrong("more than %d features: select some of them with another tool first", s.limits.Features)
	}
	depth, start := s.l.depth, s.l.offset()
	s.l.depth, s.l.vertices = 0, 0
	if err := s.l.object(f.read); err != nil {
		return err
	}
	s.l.depth = depth
	if f.features {
		return nil
	}
	if f.kind != "Feature" {
		return wrong("not GeoJSON: an object of type %q stands where a Feature is expected", f.kind)
	}
	if n := s.l.vertices; n > s.limits.Vertices {
		return wrong("%d vertices, %d are allowed: simplify the outline", n, s.limits.Vertices)
	}
	s.ids = s.ids || f.seen["id"]
	if size := s.l.offset() - start; size > int64(s.limits.FeatureBytes) {
		return wrong("larger than %.0f MiB: simplify the outline", mebibytes(s.limits.FeatureBytes))
	}
	return nil
}
