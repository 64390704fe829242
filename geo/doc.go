// Package geo holds the nouns of the project: editions, units, incidents,
// periods and code lists, and the errors every layer speaks. It is pure: no
// SQL, HTTP, files, clock or global random. The verbs (locating, rates, hot
// spots …) are in its folders.
//
// Coordinates are longitude, latitude in degrees on WGS84 (EPSG:4326), in that
// order, everywhere. Distances are metres, areas square kilometres, and the
// unit stands in the name wherever a number leaves Go.
package geo
