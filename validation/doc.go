// Package validation holds the statistics of geo to what other programs, published
// papers and plain enumeration give, and to simulations in which there is nothing
// to find. It has tests only. They write docs/validation.md:
//
//	go test ./validation -update
//
// and without -update fail where what they find differs from what is written
// there. The reference vectors are no part of the project: they are looked for in
// ../shared/oracles, or below ANTOAN_SHARED, and without them only the simulations
// are made again.
package validation
