package boundary

// properties reads the attributes that are wanted.
func (s *geojsonRows) properties(l *lexer) error {
	if c, err := l.token(); err != nil || c != '{' {
		return l.skip()
	}
	return l.object(func(key []byte) error {
		name, err := unquote(key)
		if err != nil {
			return err
		}
		i, known := s.index[name]
		if !known {
			return l.skip()
		}
		return s.value(l, i)
	})
}

// value reads the value of the attribute at a place, where it is wanted.
func (s *geojsonRows) value(l *lexer, place int) error {
	if !s.wanted[place] {
		return l.skip()
	}
	raw, err := l.raw()
	if err == nil {
		s.row[place], err = jsonValue(raw)
	}
	return err
}

// jsonValue keeps a number's digits and the JSON text of nested values.
func jsonValue(raw []byte) (value, error) {
	switch c := raw[0]; {
	case c == 'n':
		return value{}, nil
	case c == '"':
		s, err := unquote(raw[1 : len(raw)-1])
		return value{s, text}, err
	case c == '-' || isDigit(c):
		return value{string(raw), number}, nil
	case c == '{' || c == '[':
		return value{string(raw), nested}, nil
	}
	return value{string(raw), text}, nil
}
