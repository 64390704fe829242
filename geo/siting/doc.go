// Package siting says where to open new sites: those that cover the most need within
// a distance (maximal covering; R. Church and C. ReVelle 1974, 10.1007/BF01942293), or
// those to which need has the least way to go (p-median; S. L. Hakimi 1964,
// 10.1287/opre.12.3.450). Sites that are open already count, capacities and a least
// number per group can be asked for, and the answer is proved to be the best there
// is, or comes with how much better another could be at most.
//
// # How
//
// Both objectives are one: open P sites so that the gains add up to the most, where a
// row of demand gains what its best open site gives it (instance). Under Cover that is
// its weight or nothing; under Median what it saves against its farthest site.
//
// A set to begin with comes from greedy choice and exchanges (greedy, swapper). A bound
// comes from the Lagrangian relaxation of the rule that demand is served once (dual;
// N. Christofides and J. E. Beasley 1982, 10.1016/0377-2217(82)90160-6, and J. E.
// Beasley 1993, 10.1016/0377-2217(93)90239-L), whose prices the volume algorithm
// improves (ascent). It is the bound of the linear programme in its strong form, and
// mostly within a tenth of a percent of the optimum. What it says of single sites rules
// most of them out, or in, for good (climb). What it leaves open is settled by branch
// and bound (search), which ends when no branch can hold a better set: that is the proof.
//
// With capacities the relaxation fills each site with what gains most there (bags),
// and a set is judged by the best way to share the demand out, in parts where need be
// (transport), so that the optimum is exact as well, if at a higher price.
//
// # What to expect
//
// Choosing sites is NP-hard: there are problems that no search ends on. Those on maps are
// mild. 3,321 demand points and 300 sites, 20 of them to open, are settled in tenths of a
// second to seconds. Capacities that leave little to spare are harder, and at that size
// keep a gap of about a percent after a minute.
//
// Up to four branches are looked into at a time. No more memory is used than some copies
// of the links, and a row of prices for each of the 4,096 branches that wait.
package siting
