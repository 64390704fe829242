package ingest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo/vn2000"
)

// What the survey of reference systems tells people. No coordinate is among it.

// String names a reading.
func (r *crsReading) String() string {
	if r.exchanged {
		return r.system.String() + " with X and Y exchanged"
	}
	return r.system.String()
}

// question asks for the system, with what speaks for which.
func (s *crsSurvey) question(all []crsReading) string {
	const ask = "the coordinates are metres, probably of VN-2000, and the rows do not prove of which zone: say it with --crs EPSG:NUMBER (or leave their columns out with --map 'COLUMN=-'). "
	count, counted, of := func(r *crsReading) int { return r.n }, "lie in it", len(s.named.kept)
	intro := fmt.Sprintf("Of %d rows that name a commune whose outline is stored, these ", of)
	if of == 0 {
		count, counted, of = func(r *crsReading) int { return r.within }, "lie in any unit that is stored", len(s.metres.kept)
		intro = fmt.Sprintf("No row names a commune whose outline is stored; of %d rows these ", of)
	}
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(a, b crsReading) int { return cmp.Compare(count(&b), count(&a)) })
	var list []string
	for i := range ranked {
		if n := count(&ranked[i]); n > 0 && len(list) < 6 {
			list = append(list, fmt.Sprintf("%s %d", &ranked[i], n))
		}
	}
	if list == nil {
		return ask + strings.TrimSuffix(intro, ", these ") + counted + ": with no zone of VN-2000 any; check the columns, and that the boundaries of the area are stored"
	}
	return ask + intro + counted + ": " + strings.Join(list, "; ")
}

// foundNote says which system was found, and how surely.
func (s *crsSurvey) foundNote(all []crsReading, best int) string {
	next := -1
	for i := range all {
		if i != best && (next < 0 || all[i].n > all[next].n) {
			next = i
		}
	}
	return fmt.Sprintf("the coordinates are metres and were read as %s: %d of %d rows lie in the commune they name then, and %d with the next likely, %s; --crs says it otherwise",
		&all[best], all[best].n, len(s.named.kept), all[next].n, &all[next])
}

// doubtNote says that the system stated is probably wrong.
func (s *crsSurvey) doubtNote(stated, best *crsReading) string {
	return fmt.Sprintf("--crs says %s, but only %d of %d rows lie in the commune they name then, and %d with %s: if that is right, undo the batch and import it with the other",
		stated, stated.n, len(s.named.kept), best.n, best)
}

func exchangedDegreesNote(within, of int) string {
	return fmt.Sprintf("longitude and latitude stand in each other's column and were exchanged: all latitudes are beyond 90 degrees, and %d of %d points lie in stored units once exchanged", within, of)
}

func exchangedMetresNote(plausible, of int) string {
	return fmt.Sprintf("X (northing) and Y (easting) stand in each other's column and were exchanged: %d of %d coordinates make sense only so", plausible, of)
}

func degreesNote(s vn2000.System) string {
	return fmt.Sprintf("--crs says %s, which is metres, but the coordinates looked at are degrees: they were read as WGS84", s)
}
