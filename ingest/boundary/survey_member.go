package boundary

// member reads the members of a Feature or, at the top, of a collection.
type member struct {
	s   *surveyor
	top bool

	kind     string // value of "type"
	features bool   // it has a "features" member
	seen     map[string]bool
}

func (m *member) read(key []byte) error {
	name := string(key)
	switch name {
	case "type", "properties", "geometry", "crs", "features", "id":
		if m.seen[name] { // readers differ in which of the two they believe
			return wrong("broken JSON: %q stands twice in one object", name)
		}
		if m.seen == nil {
			m.seen = make(map[string]bool, 4)
		}
		m.seen[name] = true
	}
	switch {
	case name == "type":
		return m.readKind()
	case name == "properties":
		return m.properties()
	case name == "crs" && m.s.ownCRS:
		return m.crs()
	case name == "features" && m.top:
		return m.collection()
	}
	return m.s.l.skip()
}

func (m *member) readKind() error {
	c, err := m.s.l.token()
	if err != nil {
		return err
	}
	if c != '"' {
		return wrong("not GeoJSON: the type of an object is no text")
	}
	raw, err := m.s.l.str()
	if err != nil {
		return err
	}
	m.kind, err = unquote(raw)
	return err
}

func (m *member) properties() error {
	c, err := m.s.l.token()
	if err != nil {
		return err
	}
	if c != '{' || m.features { // null is allowed; a collection's own are no attributes
		return m.s.l.skip()
	}
	return m.s.l.object(func(key []byte) error {
		if err := m.s.fields.add(key); err != nil {
			return err
		}
		return m.s.l.skip()
	})
}

func (m *member) crs() error {
	raw, err := m.s.l.raw()
	if err != nil {
		return err
	}
	crs, err := geojsonCRS(raw)
	if err != nil || crs == "" {
		return err
	}
	if m.s.crs != "" && m.s.crs != crs {
		return wrong("two coordinate reference systems in one file, %s and %s: convert it to one", m.s.crs, crs)
	}
	m.s.crs = crs
	return nil
}

// collection reads the features; what was taken for a Feature is none.
func (m *member) collection() error {
	s := m.s
	m.features = true
	s.features--
	s.fields = fieldSet{limit: s.limits.Fields} // what stood before were the collection's own
	c, err := s.l.token()
	if err != nil {
		return err
	}
	if c != '[' {
		return wrong("not GeoJSON: \"features\" is no list")
	}
	s.first = s.l.offset() + 1
	return s.l.array(func() error {
		s.features++
		if c, err := s.l.token(); err != nil {
			return err
		} else if c != '{' {
			return wrong("not GeoJSON: an object is expected, not %s", quoteByte(c))
		}
		return s.feature(&member{s: s})
	})
}
