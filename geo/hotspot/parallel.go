package hotspot

import (
	"context"
	"sync"
	"sync/atomic"
)

// inParallel calls one function per worker for every number from 0 to n − 1, each
// number once; prepare makes a worker's own. It stops early with the context's
// error. Which worker gets a number must not matter.
func inParallel(ctx context.Context, workers, n int, prepare func() func(int)) error {
	const slice = 16
	var next atomic.Int64
	var wg sync.WaitGroup
	for range max(1, min(workers, (n+slice-1)/slice)) {
		wg.Go(func() {
			work := prepare()
			for {
				from := int(next.Add(slice)) - slice
				for i := from; i < min(n, from+slice) && ctx.Err() == nil; i++ {
					work(i)
				}
				if from+slice >= n || ctx.Err() != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}
