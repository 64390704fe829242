package cluster

import (
	"encoding/json"
	"errors"
	"fmt"
)

// state is what a supervisor tells: first on the pipe to the process that started it (listening, busy or
// failed), then on the control socket to everybody who is connected.
type state string

const (
	stateListening state = "listening" // the control socket is open
	stateBusy      state = "busy"      // another supervisor has the directory
	stateStarting  state = "starting"  // repeated every second until PostgreSQL answers
	stateReady     state = "ready"     // PostgreSQL answers queries; repeated when the info changes
	stateStopping  state = "stopping"  // stay connected: the connection ends when the directory is free
	stateFailed    state = "failed"
)

// message is one line of JSON.
type message struct {
	State  state    `json:"state"`
	Detail string   `json:"detail,omitempty"` // progress, for the log
	Info   *Info    `json:"info,omitempty"`   // with ready
	Error  *failure `json:"error,omitempty"`  // with failed
}

// failure carries one of this package's errors to another process without losing its type.
type failure struct {
	Access  *AccessError  `json:"access,omitempty"`
	Version *VersionError `json:"version,omitempty"`
	Space   *SpaceError   `json:"space,omitempty"`
	Start   *StartError   `json:"start,omitempty"`
	Text    string        `json:"text,omitempty"`
}

func failed(err error) message {
	f := &failure{Text: err.Error()}
	errors.As(err, &f.Access)
	errors.As(err, &f.Version)
	errors.As(err, &f.Space)
	errors.As(err, &f.Start)
	return message{State: stateFailed, Error: f}
}

// err returns the error that failed was given, or one with its text.
func (m message) err() error {
	f := m.Error
	switch {
	case f == nil:
		return fmt.Errorf("the supervisor of PostgreSQL failed without a reason")
	case f.Access != nil:
		return f.Access
	case f.Version != nil:
		return f.Version
	case f.Space != nil:
		return f.Space
	case f.Start != nil:
		return f.Start
	}
	return errors.New(f.Text)
}

// line encodes m for the wire.
func (m message) line() []byte {
	raw, err := json.Marshal(m)
	if err != nil { // strings and numbers only: cannot happen
		raw = []byte(`{"state":"failed"}`)
	}
	return append(raw, '\n')
}
