package vn2000

// What a coordinate of Viet Nam can be in any of its zones, in metres: latitudes
// from Trường Sa (6.5° N) to Hà Giang (23.4° N), and places up to 4.5° of
// longitude away from the central meridian, at the edge of what a zone is used for.
const (
	minNorthing, maxNorthing = 700_000, 2_650_000
	minEasting, maxEasting   = 20_000, 1_000_000
)

// Plausible tells whether a coordinate can be of a place in Viet Nam or its sea,
// in whichever zone. Exchanged northings and eastings are not, save in the far
// south, where a northing is below 1,000 km. NaN is not.
func Plausible(easting, northing float64) bool {
	return minEasting <= easting && easting <= maxEasting && minNorthing <= northing && northing <= maxNorthing
}
