package api

import "time"

// Limits bound what one client can ask of the server. A zero field stands for
// its default.
type Limits struct {
	BodyBytes  int64         // of a request's body; default 64 MiB
	Request    time.Duration // until an ordinary request must be answered; default 30 s
	Import     time.Duration // until an import must be answered, upload and waiting with Prefer included; default 10 min
	Stall      time.Duration // an upload may bring nothing; default 30 s
	Uploads    int           // imports that may be uploading or waited for at once; default 8
	Waiting    int           // files that may wait to be imported; default 100
	Streams    int           // clients that may follow imports at once; default 64
	ReadHeader time.Duration // to read a request's header; default 5 s
	Read       time.Duration // to read a request before its route is known; default 30 s
	Write      time.Duration // to send an answer, from the request's own deadline on; default 2 min
	Idle       time.Duration // of a kept connection between requests; default 2 min
	HeaderSize int           // bytes of a request's header; default 64 KiB
}

// withDefaults replaces zero fields.
func (l Limits) withDefaults() Limits {
	return Limits{
		BodyBytes: or(l.BodyBytes, 64<<20), Request: or(l.Request, 30*time.Second), Import: or(l.Import, 10*time.Minute),
		Stall: or(l.Stall, 30*time.Second), Uploads: or(l.Uploads, 8), Waiting: or(l.Waiting, 100), Streams: or(l.Streams, 64), ReadHeader: or(l.ReadHeader, 5*time.Second), Read: or(l.Read, 30*time.Second),
		Write: or(l.Write, 2*time.Minute), Idle: or(l.Idle, 2*time.Minute), HeaderSize: or(l.HeaderSize, 64<<10),
	}
}

func or[T int | int64 | time.Duration](given, otherwise T) T {
	if given > 0 {
		return given
	}
	return otherwise
}
