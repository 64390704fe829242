package analysis

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// onEveryCore answers questions that do not depend on each other, as many at a time as
// there are cores, and returns the answers in their order, or the first error.
func onEveryCore[K, V any](ctx context.Context, asked []K, answer func(K) (V, error)) ([]V, error) {
	all := make([]V, len(asked))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range asked {
		group.Go(func() (err error) {
			if err = ctx.Err(); err == nil {
				all[i], err = answer(asked[i])
			}
			return err
		})
	}
	return all, group.Wait()
}
