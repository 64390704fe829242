package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// progress shows how far something is: a bar on a terminal, a line every few
// seconds elsewhere, nothing at all for what is done within a second.
type progress struct {
	name   string
	w      io.Writer
	began  time.Time
	mu     sync.Mutex
	said   time.Time
	bars   *mpb.Progress
	bar    *mpb.Bar
	done   int64
	total  int64
	rows   int64
	isTerm bool
}

const (
	quietFor = time.Second
	sayEvery = 5 * time.Second
)

func newProgress(w io.Writer, name string) *progress {
	f, ok := w.(*os.File)
	now := time.Now()
	return &progress{name: name, w: w, began: now, said: now, isTerm: ok && term.IsTerminal(int(f.Fd()))}
}

// set tells how much of total is done, and how many rows that is.
func (p *progress) set(done, total, rows int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total, p.rows = done, total, rows
	if time.Since(p.began) < quietFor {
		return
	}
	if p.isTerm {
		p.draw()
	} else if time.Since(p.said) >= sayEvery && total > 0 {
		p.said = time.Now()
		fmt.Fprintf(p.w, "%s: %d %% (%d rows)\n", p.name, done*100/total, rows)
	}
}

func (p *progress) draw() {
	if p.bar == nil {
		p.bars = mpb.New(mpb.WithOutput(p.w), mpb.WithWidth(40))
		p.bar = p.bars.AddBar(p.total,
			mpb.PrependDecorators(decor.Name(p.name+" "), decor.Percentage()),
			mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return p.rate() }), decor.AverageETA(decor.ET_STYLE_GO)),
			mpb.BarRemoveOnComplete())
	}
	p.bar.SetTotal(p.total, false)
	p.bar.SetCurrent(min(p.done, p.total-1))
}

func (p *progress) rate() string {
	return fmt.Sprintf(" %d rows, %.0f/s, ", p.rows, float64(p.rows)/time.Since(p.began).Seconds())
}

// end takes the bar away.
func (p *progress) end() {
	p.mu.Lock()
	bar, bars := p.bar, p.bars
	p.mu.Unlock()
	if bar != nil {
		bar.Abort(true)
		bars.Wait()
	}
}
