package ingest

import "io"

// geoJSONLines reads features that stand one after the other: newline-delimited
// GeoJSON, and the text sequences of RFC 8142, which begin each with the byte RS.
type geoJSONLines struct{ geoJSONReader }

func openGeoJSONLines(in *input) (Reader, error) {
	return &geoJSONLines{newGeoJSONReader(in)}, nil
}

func (r *geoJSONLines) Read(c *Chunk) error {
	for !c.full() {
		again, err := r.s.another()
		if err != nil {
			return err
		}
		if !again {
			if err := r.checkMet(); err != nil {
				return err
			}
			return io.EOF
		}
		if err := r.feature(c); err != nil {
			return err
		}
	}
	return nil
}

// another tells whether a value follows in a sequence of values, and takes what
// separates them.
func (s *jsonScanner) another() (bool, error) {
	for {
		b, err := s.peek()
		if err != nil || b != recordSeparator {
			return b != 0, err
		}
		s.w.pos++
	}
}

// recordSeparator begins a text of a sequence (RFC 8142, section 2.2).
const recordSeparator = 0x1e
