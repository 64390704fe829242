package api

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// An upload that falls silent gives its place back; one that goes on slowly does not lose it.
func TestSilentUploadsLeave(t *testing.T) {
	t.Parallel()
	s := serve(t, func(c *Config) { c.Limits.Stall, c.Limits.Uploads = 300*time.Millisecond, 1 })
	address := s.Listener.Addr().String()
	silent, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	fmt.Fprintf(silent, "POST /api/v1/batches?source=s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\nocc", address)
	const row = "2025-01-01,injury\n"
	var status int
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); {
		body := &dripping{text: "occurred_at,category\n" + strings.Repeat(row, 8), pause: 100 * time.Millisecond}
		response, err := http.Post(s.URL+"/api/v1/batches?source=s", "text/csv", body)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if status = response.StatusCode; status == http.StatusAccepted {
			return
		}
	}
	t.Errorf("the place of a silent upload was not given back: %d", status)
}

// dripping gives its text in pieces, with a pause before each.
type dripping struct {
	text  string
	pause time.Duration
}

func (d *dripping) Read(p []byte) (int, error) {
	time.Sleep(d.pause)
	n := copy(p[:min(len(p), 20)], d.text)
	d.text = d.text[n:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
