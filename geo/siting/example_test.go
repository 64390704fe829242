package siting_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/antoan-vn/antoan/geo/siting"
)

// Two models for six hamlets along a road, of which four are larger. Greedy takes the
// place in the middle, and then can only add one end.
func ExampleSolve() {
	p := siting.Problem{
		Objective: siting.Cover, P: 2, Within: 3, // km
		Weights: []float64{10, 20, 20, 20, 20, 10},
		Sites:   3, // between the hamlets 1 to 3, in the middle, and between 4 to 6
		Costs: siting.Dense([][]float64{
			{3, 5, 9}, {1, 3, 7}, {1, 1, 5}, {5, 1, 1}, {7, 3, 1}, {9, 5, 3},
		}),
	}
	s, err := siting.Solve(context.Background(), p, siting.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := siting.Greedy(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("best", s.Chosen, s.Value, "optimal", s.Optimal)
	fmt.Println("greedy", g.Chosen, g.Value)
	// Output:
	// best [0 2] 100 optimal true
	// greedy [0 1] 90
}

// A rule that cannot be kept is named.
func ExampleInfeasibleError() {
	_, err := siting.Solve(context.Background(), siting.Problem{
		Objective: siting.Median, P: 1, Sites: 2,
		Weights: []float64{1, 1}, Costs: siting.Dense([][]float64{{1, 2}, {2, 1}}),
		Groups: []string{"north", "south"}, MinPerGroup: 1,
	}, siting.Options{})
	var not *siting.InfeasibleError
	fmt.Println(errors.As(err, &not), not.Rule)
	fmt.Println(err)
	// Output:
	// true min_per_group
	// min_per_group: the groups need 2 more sites together, and only 1 are to be opened: open more, or give a lower minimum
}
