package main

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"
)

func wktOf(m orb.MultiPolygon) string { return wkt.MarshalString(m) }
