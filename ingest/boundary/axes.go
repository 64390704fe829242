package boundary

import (
	"regexp"
	"strconv"
	"strings"
)

// axes say what the coordinates of a reference system count.
type axes uint8

const (
	unsaid    axes = iota // the system is known by its number alone: the coordinates tell
	inDegrees             // longitude and latitude
	inPlane               // lengths on a plane
)

// axes are those of the definition, where the file holds one. A file without
// any system is a plane: what it holds is distances and nothing else.
func (s system) axes() axes {
	text := strings.ToUpper(s.definition)
	switch {
	case s.missing != nil:
		return inPlane
	case degrees(s.name):
		return inDegrees
	case strings.Contains(text, "PROJCS[") || strings.Contains(text, "PROJCRS["):
		return inPlane
	case strings.Contains(text, "GEOGCS[") || strings.Contains(text, "GEOGCRS[") || strings.Contains(text, "GEODCRS["):
		return inDegrees
	case strings.Contains(text, "LOCAL_CS[") || strings.Contains(text, "ENGCRS["):
		return inPlane
	}
	return unsaid
}

// lengthUnit finds the units of WKT 1 and 2; angular ones of WKT 2 have names of
// their own.
var lengthUnit = regexp.MustCompile(`(?i)\b(?:LENGTH)?UNIT\["[^"]*",\s*([0-9.eE+-]+)`)

// metres returns how many there are in one unit of a plane's coordinates, 0
// where the definition does not say. The unit of a projection stands behind
// those of what it projects.
func (s system) metres() float64 {
	horizontal, _, _ := strings.Cut(strings.ToUpper(s.definition), "VERT")
	if !strings.Contains(horizontal, "PROJCS[") && !strings.Contains(horizontal, "PROJCRS[") {
		return 0
	}
	found := lengthUnit.FindAllStringSubmatch(horizontal, -1)
	if len(found) == 0 {
		return 0
	}
	m, err := strconv.ParseFloat(found[len(found)-1][1], 64)
	if err != nil || !(m > 0) {
		return 0
	}
	return m
}
