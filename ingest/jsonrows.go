package ingest

import "io"

var faultNoObject = &fault{"not_an_object", "dòng không phải là đối tượng: hãy ghi mỗi dòng dạng {\"trường\": giá trị, …}",
	"the row is no object: give each row as {\"field\": value, …}"}

// jsonRows reads flat objects: an array of them, or one after the other, as lines
// of a log have them. The columns are their members.
type jsonRows struct {
	geoJSONReader
	array bool
}

func openJSONRows(in *input) (Reader, error) {
	r := &jsonRows{geoJSONReader: newGeoJSONReader(in)}
	b, err := r.s.peek()
	if err == nil && b == '[' {
		r.array, err = true, r.s.enter('[')
	}
	return r, err
}

func (r *jsonRows) Select(columns []string) error {
	err := r.geoJSONReader.Select(columns)
	r.lon, r.lat, r.id = -1, -1, -1 // they are members like others
	return err
}

func (r *jsonRows) Read(c *Chunk) error {
	for !c.full() {
		again, err := r.another()
		if err != nil {
			return err
		}
		if !again {
			return io.EOF
		}
		m, from := c.add(r.s.line), len(c.buf)
		b, err := r.s.peek()
		switch {
		case err != nil:
		case b != '{':
			m.fault = faultNoObject
			err = r.s.skip()
		default:
			err = r.properties(c, m)
			m.blank = m.fault == nil && len(c.buf) == from
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// another tells whether a row follows. Behind the last one nothing may stand.
func (r *jsonRows) another() (bool, error) {
	switch {
	case r.done:
		return false, nil
	case !r.array:
		again, err := r.s.another()
		return again, r.end(again, err)
	}
	again, err := r.s.more(&r.begin, ']')
	if err != nil || again {
		return again, err
	}
	if b, err := r.s.peek(); err != nil {
		return false, err
	} else if b != 0 {
		return false, r.s.fail("something stands behind the end of the rows: the file is damaged")
	}
	return false, r.end(false, nil)
}

// end checks, once the last row is read, that every column asked for was there.
func (r *jsonRows) end(again bool, err error) error {
	if err != nil || again {
		return err
	}
	r.done = true
	return r.checkMet()
}
