// Package boundary reads the outlines of an edition from GeoJSON,
// newline-delimited GeoJSON and GeoPackage, and through GDAL's ogr2ogr from
// whatever other file GDAL knows. It yields features in file order, one at a
// time, within stated limits; the store transforms, checks and keeps them.
//
// Every coordinate is x, y: longitude and latitude, or easting and northing.
package boundary
