package cluster

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"
)

// clientMarker turns the test binary into a client process that opens the directory it names.
const clientMarker = "ANTOAN_TEST_CLIENT"

func TestMain(m *testing.M) {
	MaybeSupervise()
	if dir := os.Getenv(clientMarker); dir != "" {
		os.Exit(clientProcess(dir))
	}
	code := m.Run()
	removeTemplate()
	if err := goleak.Find(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// report is what a client process writes to its standard output.
type report struct {
	Started bool
	Info    Info
	Error   string
}

// clientProcess opens the cluster, reports, and stays until its standard input ends.
func clientProcess(dir string) int {
	c, err := Open(context.Background(), quick(dir))
	if err != nil {
		_ = json.NewEncoder(os.Stdout).Encode(report{Error: err.Error()})
		return 1
	}
	_ = json.NewEncoder(os.Stdout).Encode(report{Started: c.Started(), Info: c.Info()})
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := c.Close(); err != nil {
		return 1
	}
	return 0
}

// client is a running client process.
type client struct {
	report
	cmd   *exec.Cmd
	stdin io.Closer
}

// startClient starts a client process, as another user when as is not nil, and waits for its report.
func startClient(t *testing.T, dir string, as *syscall.Credential) *client {
	t.Helper()
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), clientMarker+"="+dir)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	cmd.Dir = "/"
	stdin, err := cmd.StdinPipe()
	must(t, err)
	stdout, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	c := &client{cmd: cmd, stdin: stdin}
	t.Cleanup(func() { c.leave() })
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	must(t, err)
	must(t, json.Unmarshal(line, &c.report))
	return c
}

// leave lets the client close its cluster and end.
func (c *client) leave() {
	_ = c.stdin.Close()
	_ = c.cmd.Wait()
}

// quick is a configuration for tests in which durability is not what is tested.
func quick(dir string) Config {
	return Config{Dir: dir, Linger: 100 * time.Millisecond, Settings: map[string]string{"fsync": "off", "shared_buffers": "16MB"}}
}

// durable is the configuration that users get, except for the memory.
func durable(dir string) Config {
	return Config{Dir: dir, Linger: 100 * time.Millisecond, Settings: map[string]string{"shared_buffers": "16MB"}}
}

// emptyDir returns a data directory without a cluster. At the end of the test it waits for PostgreSQL to stop.
func emptyDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Cleanup(func() { awaitStopped(t, dir) })
	return dir
}

// warmDir returns a data directory with a stopped cluster: a copy, which takes far less time than initdb.
func warmDir(t *testing.T) string {
	t.Helper()
	from, err := template()
	must(t, err)
	dir := emptyDir(t)
	out, err := exec.Command("cp", "-a", "--reflink=auto", filepath.Join(from, "pg"), dir).CombinedOutput()
	if err != nil {
		t.Fatalf("copy the template: %v: %s", err, out)
	}
	return dir
}

// template makes the cluster that warmDir copies, once for the whole run.
var template = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "antoan-template-")
	if err != nil {
		return "", err
	}
	templateDir = dir
	c, err := Open(context.Background(), quick(dir))
	if err != nil {
		return "", err
	}
	if err := c.Close(); err != nil {
		return "", err
	}
	return dir, AwaitStopped(context.Background(), dir)
})

var templateDir string

func removeTemplate() {
	if templateDir != "" {
		_ = os.RemoveAll(templateDir)
	}
}

func openCluster(t *testing.T, cfg Config) *Cluster {
	t.Helper()
	c, err := Open(t.Context(), cfg)
	must(t, err)
	t.Cleanup(func() { must(t, c.Close()) })
	return c
}

func awaitStopped(t *testing.T, dir string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	must(t, AwaitStopped(ctx, dir))
}

// eventually polls until ok, for at most half a minute.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 3000 {
		if ok() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("did not happen in 30 s: %s", what)
}

func alive(pid int) bool {
	raw, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return false
	}
	var state byte // after the name in parentheses; Z is a zombie
	for i := len(raw) - 1; i > 0; i-- {
		if raw[i] == ')' {
			state = raw[i+2]
			break
		}
	}
	return state != 'Z'
}

func connect(t *testing.T, c *Cluster) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), c.ConnString(Admin, "postgres"))
	must(t, err)
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func execSQL(t *testing.T, c *Cluster, sql string) {
	t.Helper()
	conn := connect(t, c)
	_, err := conn.Exec(t.Context(), sql)
	must(t, err)
	must(t, conn.Close(t.Context()))
}

func queryText(t *testing.T, c *Cluster, sql string) string {
	t.Helper()
	conn := connect(t, c)
	var got string
	must(t, conn.QueryRow(t.Context(), sql).Scan(&got))
	must(t, conn.Close(t.Context()))
	return got
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
