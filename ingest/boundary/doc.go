// Package boundary reads units from files: GeoJSON, newline-delimited GeoJSON and
// GeoPackage, and through GDAL's ogr2ogr whatever other file GDAL knows, all
// within stated limits.
//
// Open yields the outlines of an edition in file order, one at a time; the store
// transforms, checks and keeps them. ReadUnits reads units with the figures to
// analyse, and ReadNeighbours who is whose neighbour.
//
// Every coordinate is x, y: longitude and latitude, or easting and northing.
package boundary
