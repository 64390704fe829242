package api

import (
	"strconv"
	"strings"
)

// acceptsGzip reads an Accept-Encoding header (RFC 9110, 12.5.3).
func acceptsGzip(header string) bool {
	accepted, anything := false, false
	for part := range strings.SplitSeq(header, ",") {
		coding, weight, weighted := strings.Cut(part, ";")
		allowed := true
		if weighted {
			_, value, _ := strings.Cut(weight, "=")
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			allowed = err == nil && q > 0
		}
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			if !allowed {
				return false
			}
			accepted = true
		case "*":
			anything = allowed
		}
	}
	return accepted || anything
}
