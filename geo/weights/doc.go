// Package weights says which units are neighbours: by contiguity of their
// outlines, by distance, or as a list states it. It stops there: a statistic
// decides whether a unit counts among its own neighbours (Gi* does, Gi and
// Moran do not) and which style the weights have.
package weights
