package boundary

// properties reads the attributes that are wanted.
func (s *geojsonSource) properties(l *lexer) error {
	if c, err := l.token(); err != nil || c != '{' {
		return l.skip()
	}
	return l.object(func(key []byte) error {
		name, err := unquote(key)
		if err != nil {
			return err
		}
		i, known := s.index[name]
		if !known || !s.attrs.wanted[i] {
			return l.skip()
		}
		raw, err := l.raw()
		if err == nil {
			s.row[i], err = jsonValue(raw)
		}
		return err
	})
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
	}
	return value{string(raw), text}, nil
}
