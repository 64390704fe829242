package cluster

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// maxLog is the size in bytes at which the supervisor's log starts anew; the previous one is kept as .1.
const maxLog = 1 << 20

// boundedLog is the supervisor's log file. PostgreSQL's programs write to the same file until the server
// has opened a log of its own.
type boundedLog struct {
	path string
	file *os.File
}

// openLog opens the log and makes it standard output and standard error of this process.
func openLog(path string) (*boundedLog, error) {
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, fmt.Errorf("rotate the supervisor's log: %w", err)
		}
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND|unix.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the supervisor's log: %w", err)
	}
	for fd := 1; fd <= 2; fd++ {
		if err := unix.Dup3(int(f.Fd()), fd, 0); err != nil {
			return nil, fmt.Errorf("write to the supervisor's log: %w", err)
		}
	}
	return &boundedLog{path: path, file: f}, nil
}

// printf writes one line with the time and the process.
func (l *boundedLog) printf(format string, args ...any) {
	fmt.Fprintf(l.file, "%s [%d] %s\n", time.Now().UTC().Format("2006-01-02 15:04:05.000"), os.Getpid(), fmt.Sprintf(format, args...))
}

// bound empties a log that has grown too long. Everybody appends, so nobody writes past a hole.
func (l *boundedLog) bound() {
	if l.offset() > maxLog {
		_ = l.file.Truncate(0)
	}
}

// offset returns the log's present length, 0 when it cannot be told.
func (l *boundedLog) offset() int64 {
	info, err := l.file.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// tail returns the last three lines written since offset.
func (l *boundedLog) tail(offset int64) string {
	raw, err := io.ReadAll(io.NewSectionReader(l.file, offset, 16<<10))
	if err != nil {
		return ""
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	return strings.Join(lines[max(0, len(lines)-3):], "\n")
}
