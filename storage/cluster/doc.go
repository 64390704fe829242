// Package cluster runs the private PostgreSQL with PostGIS that the binary keeps for itself, so that
// one command on a fresh machine is enough and no database has to be set up by hand.
//
// A cluster lives in one directory (the --data directory):
//
//	DIR/pg/15/               the data directory, named after PostgreSQL's major version
//	DIR/pg/run/              sockets, mode 0700 (in /tmp instead where the path would be too long)
//	DIR/pg/log/              PostgreSQL's own log, one file per weekday
//	DIR/pg/supervisor.lock   held (flock) for as long as somebody may run PostgreSQL here
//	DIR/pg/supervisor.log    what the supervisor says, at most about 1 MiB
//	DIR/pg/local.conf        optional: an operator's own PostgreSQL settings
//
// PostgreSQL is the child of a small supervisor process, the same binary in its own session. Open
// finds it or starts it and stays connected to its control socket: the kernel closes that connection
// however a process ends, so the supervisor always knows who is left, and stops PostgreSQL a few
// seconds after the last one. Should the supervisor itself be killed, the kernel sends PostgreSQL the
// signal for a fast shutdown (Pdeathsig). PostgreSQL is never sent SIGKILL.
//
// PostgreSQL refuses to run as root. Started by root, the supervisor gives up its privileges for good
// and becomes the system user "antoan" (made when missing), or whoever owns an existing cluster.
// There is no network listener and no password: the socket's directory is private and the operating
// system names the peer (peer authentication).
//
// The package needs Linux (/proc, Pdeathsig, flock). It never touches the "main" cluster that Debian's
// packages create.
package cluster
