package analysis

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/antoan-vn/antoan/geo"
)

// turns bounds how many heavy questions are computed at once. Each of them uses
// every core: more at once would only make all of them late, and the map with them.
type turns chan struct{}

func newTurns() turns { return make(turns, max(2, runtime.GOMAXPROCS(0))) }

// take waits for a turn and returns what gives it back. Who waits until the end of
// the context's time is told that the service is busy, geo.ErrUnavailable, not that
// the question was too much; who went away gets the context's error.
func (t turns) take(ctx context.Context) (back func(), err error) {
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return nil, fmt.Errorf("%d other questions are being computed; try again later: %w", cap(t), geo.ErrUnavailable)
		}
		return nil, ctx.Err()
	}
}
