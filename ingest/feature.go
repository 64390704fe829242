package ingest

import "errors"

// errNotScalar leaves a value that is no text, number or flat list.
var errNotScalar = errors.New("not a scalar")

// feature takes one feature into the chunk.
func (r *geoJSONReader) feature(c *Chunk) error {
	m := c.add(r.s.line)
	from := len(c.buf)
	r.propertyI = false
	if b, err := r.s.peek(); err != nil {
		return err
	} else if b != '{' {
		m.fault = faultGeometry
		return r.s.skip()
	}
	err := r.s.object(r.key, func(key []byte) error {
		switch string(key) {
		case "geometry":
			return r.geometry(c, m)
		case "properties":
			return r.properties(c, m)
		case "id":
			if r.id < 0 || r.propertyI {
				return r.s.skip()
			}
			return r.cell(c, m, r.id, "id")
		}
		return r.s.skip()
	})
	m.blank = m.fault == nil && len(c.buf) == from
	return err
}

// geometry takes a Point, or null for none.
func (r *geoJSONReader) geometry(c *Chunk, m *mark) error {
	if b, err := r.s.peek(); err != nil || b != '{' {
		return r.s.skip()
	}
	point := false
	err := r.s.object(r.key, func(key []byte) error {
		switch string(key) {
		case "type":
			var err error
			r.word, err = r.s.scalar(r.word[:0], 64)
			point = string(r.word) == "Point"
			return err
		case "coordinates":
			return r.position(c, m)
		}
		return r.s.skip()
	})
	if !point {
		m.fault = faultGeometry
	}
	return err
}

// position takes the coordinates of a point, which become the cells lon and
// lat. An empty list is a point without a place (RFC 7946, section 3.1).
func (r *geoJSONReader) position(c *Chunk, m *mark) error {
	if b, err := r.s.peek(); err != nil {
		return err
	} else if b != '[' {
		m.fault = faultPosition
		return r.s.skip()
	}
	n := 0
	err := r.s.array(func() error {
		b, err := r.s.peek()
		if err != nil {
			return err
		}
		slot := -1
		switch n++; {
		case b == '[' || b == '{' || b == '"':
			m.fault = faultPosition
		case n == 1:
			slot = r.lon
		case n == 2:
			slot = r.lat
		}
		if slot < 0 {
			return r.s.skip()
		}
		r.met[slot] = true
		return r.cell(c, m, slot, "")
	})
	if n == 1 && m.fault == nil {
		m.fault = faultPosition
	}
	return err
}

func (r *geoJSONReader) properties(c *Chunk, m *mark) error {
	if b, err := r.s.peek(); err != nil || b != '{' {
		return r.s.skip()
	}
	return r.s.object(r.key, func(key []byte) error {
		if !r.names[string(key)] {
			if len(r.columns) >= r.s.in.limits.MaxColumns {
				return r.s.fail("more different properties than allowed: export only those that are needed")
			}
			r.names[string(key)] = true
			r.columns = append(r.columns, string(key))
		}
		slot, wanted := r.slots[string(key)]
		if !wanted || slot == r.lon || slot == r.lat {
			return r.s.skip()
		}
		r.propertyI = r.propertyI || slot == r.id
		return r.cell(c, m, slot, string(key))
	})
}

// cell takes a value into the chunk; a flat list is joined with ";".
func (r *geoJSONReader) cell(c *Chunk, m *mark, slot int, column string) error {
	r.met[slot] = true
	from, limit := len(c.buf), r.s.in.limits.MaxField
	b, err := r.s.peek()
	switch {
	case err != nil:
		return err
	case b == '{':
		m.fault, m.column = faultNested, column
		return r.s.skip()
	case b == '[':
		err = r.list(c, limit)
	default:
		c.buf, err = r.s.scalar(c.buf, limit)
	}
	if errors.Is(err, errNotScalar) {
		m.fault, m.column, err = faultNested, column, nil
	}
	if len(c.buf)-from > limit {
		m.fault, m.column = faultLong, column
		c.buf = c.buf[:from]
	}
	c.set(slot, from)
	return err
}

// list takes an array of scalars. It takes all of it even where an element is
// none, and then returns errNotScalar.
func (r *geoJSONReader) list(c *Chunk, limit int) error {
	n, bad := 0, false
	err := r.s.array(func() error {
		b, err := r.s.peek()
		if err != nil {
			return err
		}
		if n++; b == '{' || b == '[' || n > 1000 {
			bad = true
			return r.s.skip()
		}
		if n > 1 {
			c.buf = append(c.buf, ';')
		}
		c.buf, err = r.s.scalar(c.buf, limit)
		return err
	})
	if err == nil && bad {
		return errNotScalar
	}
	return err
}
