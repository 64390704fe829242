package ingest

import (
	"fmt"
	"io"
	"slices"
)

var (
	faultGeometry = &fault{"not_a_point", "đối tượng không phải là điểm: mỗi vụ việc ghi một điểm",
		"the feature is no point: give one point per incident"}
	faultNested = &fault{"nested_value", "giá trị là đối tượng hoặc danh sách lồng nhau: hãy ghi chữ, số hoặc danh sách đơn",
		"the property is an object or a nested list: give text, a number or a flat list"}
	faultPosition = &fault{"bad_position", "điểm không phải là danh sách gồm kinh độ và vĩ độ",
		"the point is not a list of longitude and latitude"}
)

// geoJSONReader reads the points of an RFC 7946 FeatureCollection one by one.
// The columns are the properties; "lon" and "lat" are the point's own, and
// "id" is the feature's where no property is called so.
type geoJSONReader struct {
	s         *jsonScanner
	typed     bool // "type": "FeatureCollection" has been seen
	first     bool // no member has been taken yet
	begin     bool // no feature has been taken yet
	done      bool
	slots     map[string]int
	selected  []string
	met       []bool // by selected column: some feature had it
	names     map[string]bool
	columns   []string
	key, word []byte
	lon, lat  int // slots, -1 where not selected
	id        int
	propertyI bool   // the feature has a property "id"
	stated    string // reference system that the collection names, empty for WGS84
}

func openGeoJSON(in *input) (Reader, error) {
	read := newGeoJSONReader(in)
	r := &read
	if err := r.s.enter('{'); err != nil {
		return nil, err
	}
	found, err := r.members()
	if err == nil && !found {
		err = r.s.in.fail(0, `there is no list "features": give a GeoJSON FeatureCollection of points`)
	}
	if err != nil {
		return nil, err
	}
	return r, r.s.enter('[')
}

func newGeoJSONReader(in *input) geoJSONReader {
	return geoJSONReader{s: newJSONScanner(in), first: true, begin: true, names: make(map[string]bool), key: make([]byte, 0, 64)}
}

// members takes the collection's members up to the value of "features", or to
// the end of the collection.
func (r *geoJSONReader) members() (features bool, err error) {
	for {
		again, err := r.s.more(&r.first, '}')
		if err != nil || !again {
			return false, err
		}
		if r.key, err = r.s.key(r.key[:0]); err != nil {
			return false, err
		}
		switch string(r.key) {
		case "features":
			return true, nil
		case "type":
			err = r.collectionType()
		case "crs":
			err = r.crs()
		default:
			err = r.s.skip()
		}
		if err != nil {
			return false, err
		}
	}
}

func (r *geoJSONReader) collectionType() error {
	text, err := r.s.scalar(nil, 64)
	if err == nil && string(text) != "FeatureCollection" {
		err = r.s.fail("the document is no FeatureCollection: put the points into one")
	}
	r.typed = true
	return err
}

func (r *geoJSONReader) Columns() []string { return r.columns }

func (r *geoJSONReader) Open() bool { return true }

func (r *geoJSONReader) Close() error { return r.s.in.close() }

func (r *geoJSONReader) Select(columns []string) error {
	r.selected, r.met = columns, make([]bool, len(columns))
	r.slots = make(map[string]int, len(columns))
	for i, name := range columns {
		if name != "" {
			r.slots[name] = i
		}
	}
	r.lon, r.lat, r.id = slices.Index(columns, "lon"), slices.Index(columns, "lat"), slices.Index(columns, "id")
	return nil
}

func (r *geoJSONReader) Read(c *Chunk) error {
	for !c.full() {
		if r.done {
			return io.EOF
		}
		again, err := r.s.more(&r.begin, ']')
		if err != nil {
			return err
		}
		if again {
			err = r.feature(c)
		} else {
			err = r.finish()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// finish reads what stands behind the features, so that a file that was cut
// off is noticed.
func (r *geoJSONReader) finish() error {
	r.done = true
	if again, err := r.members(); err != nil {
		return err
	} else if again {
		return r.s.fail(`"features" stands twice`)
	}
	if !r.typed {
		return r.s.in.fail(0, `"type": "FeatureCollection" is missing: give a GeoJSON FeatureCollection`)
	}
	if b, err := r.s.peek(); err != nil {
		return err
	} else if b != 0 {
		return r.s.fail("something stands behind the end of the collection: the file is damaged")
	}
	return r.checkMet()
}

// checkMet refuses a column that was asked for by name and that no row has.
func (r *geoJSONReader) checkMet() error {
	for i, name := range r.selected {
		if !r.met[i] && name != "" && !isFieldName(name) {
			return r.s.in.fail(0, fmt.Sprintf("no row has the property %q; there are: %s", name, quoteNames(r.columns)))
		}
	}
	return nil
}
