package cluster

import (
	"io"
	"net"
	"sync"
	"time"
)

// hub is the supervisor's side of the control socket: it knows who is connected and tells everybody the
// latest news. A client never sends anything; it is present for as long as its connection is open.
type hub struct {
	changed chan struct{} // a token whenever somebody came or went

	mu    sync.Mutex
	conns map[net.Conn]struct{}
	news  message
}

func newHub(first message) *hub {
	return &hub{changed: make(chan struct{}, 1), conns: map[net.Conn]struct{}{}, news: first}
}

// serve accepts clients until the listener is closed.
func (h *hub) serve(l net.Listener) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		h.mu.Lock()
		h.conns[conn] = struct{}{}
		send(conn, h.news)
		h.mu.Unlock()
		h.notify()
		go func() {
			_, _ = io.Copy(io.Discard, conn) // until the client is gone, in whatever way
			conn.Close()
			h.mu.Lock()
			delete(h.conns, conn)
			h.mu.Unlock()
			h.notify()
		}()
	}
}

func (h *hub) notify() {
	select {
	case h.changed <- struct{}{}:
	default:
	}
}

// tell sends m to everybody, now and later.
func (h *hub) tell(m message) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.news = m
	for conn := range h.conns {
		send(conn, m)
	}
}

// count returns how many clients are connected.
func (h *hub) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.conns)
}

// sealIfEmpty announces that the cluster is stopping, unless somebody is connected. In one step: nobody
// may be told "ready" by a supervisor that has decided to go.
func (h *hub) sealIfEmpty() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.conns) > 0 {
		return false
	}
	h.news = message{State: stateStopping}
	return true
}

// send never waits for a client that does not read: one line always fits the socket's buffer, and a
// client with a full buffer is dropped by its reader when it ends.
func send(conn net.Conn, m message) {
	_ = conn.SetWriteDeadline(time.Now().Add(time.Second))
	_, _ = conn.Write(m.line())
}
