package api

import "sync"

// news tells those who wait in this process that some upload has moved on.
type news struct {
	mu   sync.Mutex
	wait chan struct{}
}

// next returns a channel that is closed when there are news from now on.
func (n *news) next() <-chan struct{} {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.wait == nil {
		n.wait = make(chan struct{})
	}
	return n.wait
}

func (n *news) tell() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.wait != nil {
		close(n.wait)
		n.wait = nil
	}
}
