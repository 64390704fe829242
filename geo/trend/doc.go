// Package trend tells whether a series rises or falls, and how fast: the test of
// Mann and Kendall and the slope of Theil and Sen. Both look at pairs alone, so that
// a single odd value moves them little and no distribution is assumed. Values next to
// each other in time are taken to be independent: where they are not, p is too small.
package trend
