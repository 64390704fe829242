// Package locate finds the unit that a point lies in.
//
// # Rule
//
// A unit covers a point inside it or on its boundary, a hole's boundary
// included, as OGC Simple Features and PostGIS ST_Covers have it. Where units
// overlap or share an edge, the first of the slice given to New takes the
// point; callers sort by unit code. There is no tolerance: outlines and point
// count as the doubles they are, and sides are decided exactly (floating point
// with an error bound, then Shewchuk's exact expansions,
// https://doi.org/10.1007/PL00009321).
//
// GEOS decides alike (in SQL: ST_Relate(outline, point, '******FF*')). For
// points, ST_Covers itself takes a shortcut in plain floating point (seen in
// PostGIS 3.3), which rounds some points onto an edge that lies about 1e-17
// degrees away. No incident of the real data is among them.
//
// # Method
//
// Each polygon's edges are filed by horizontal slabs, so that the parity of
// the edges east of a point takes a handful of edges. Above that lies a grid,
// refined where edges are dense, whose cells are outside all units, wholly
// inside one, or list the units and polygons in question. What an edge might
// touch is widened by 1/1000 of a cell, so that rounding never decides.
//
// # Cost
//
// Find takes time in proportion to the edges at the point's height in the one to
// three polygons around it: for 3,321 communes with 474,285 vertices mostly
// 0.1 to 0.5 µs. New is linear in the vertices and keeps at most 100 bytes of
// each (polygons of four vertices and more), 40 to 60 in practice.
//
// # Not promised
//
// Edges are straight in longitude and latitude, as everywhere in the project.
// Outlines that cross the antimeridian must have been split there.
package locate
