// Package vn2000 lists the reference systems of VN-2000, the datum of Viet Nam:
// geographic, UTM and the 3° transverse Mercator zones that provinces use.
//
// In all projected ones X is northing and Y is easting, the other way round than
// in most software; functions say which they take. False easting is 500 km,
// false northing 0, the latitude of origin the equator.
//
// The package defines and does not transform: PROJ, within PostGIS, knows the
// codes. It applies the shift to WGS84, some 225 m, which must not be left out.
// Sources: the EPSG dataset, https://epsg.org; circular 973/2001/TT-TCĐC, which
// assigns meridians to provinces (1 July 2025 merged provinces of different ones,
// so a file's province does not tell its zone).
package vn2000
