package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"

	"github.com/antoan-vn/antoan/geo"
)

// JobSchema holds River's tables, apart from ours.
const JobSchema = "antoan_jobs"

// Bounds of a job. A worker that is killed leaves its job running: the next server
// on the same files takes it up at once (RequeueUploads), another one once it is stuck.
const (
	jobTimeout = time.Hour
	jobStuck   = 2 * time.Hour
	jobTries   = 8 // while the database is away, over about an hour and a half
)

// importJob is a job's arguments: nothing of the file, and nothing of anybody.
type importJob struct {
	Batch uuid.UUID `json:"batch"`
}

// Kind names the job in the queue.
func (importJob) Kind() string { return "import" }

// jobLock lets one process at a time make River's tables.
const jobLock = 0x616e746f6a6f // "antojo"

// migrateJobs makes River's tables, or brings them to its newest version, and lets
// the application role work with them. River commits each step.
func migrateJobs(ctx context.Context, owner string, direction rivermigrate.Direction) error {
	pool, err := pgxpool.New(ctx, owner)
	if err != nil {
		return wrap("connect", err)
	}
	defer pool.Close()
	migrator, err := rivermigrate.New(riverpgxv5.New(pool), &rivermigrate.Config{Schema: JobSchema, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return fmt.Errorf("migrate jobs: %w", err)
	}
	return wrap("migrate jobs", pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", int64(jobLock)); err != nil {
			return err
		}
		if direction == rivermigrate.DirectionDown {
			_, err := migrator.Migrate(ctx, direction, &rivermigrate.MigrateOpts{TargetVersion: -1})
			return err
		}
		done, err := migrator.Migrate(ctx, direction, nil)
		if err != nil {
			return err
		}
		var granted bool
		err = tx.QueryRow(ctx, "SELECT has_table_privilege($1, $2, 'UPDATE')", AppRole, JobSchema+".river_job").Scan(&granted)
		if err != nil || granted && len(done.Versions) == 0 {
			return err
		}
		_, err = tx.Exec(ctx, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "+JobSchema+" TO "+AppRole+
			"; GRANT USAGE ON ALL SEQUENCES IN SCHEMA "+JobSchema+" TO "+AppRole)
		return err
	}))
}

// jobConfig is what every client of the queue has. Reindexing is the owner's right,
// and the tables are small.
func (s *Store) jobConfig() *river.Config {
	return &river.Config{
		Schema: JobSchema, Logger: slog.New(atLeast{s.log.Handler(), slog.LevelWarn}), ReindexerIndexNames: []string{},
		JobTimeout: jobTimeout, RescueStuckJobsAfter: jobStuck, MaxAttempts: jobTries,
	}
}

// atLeast keeps a library's smaller news out of the log.
type atLeast struct {
	slog.Handler
	level slog.Level
}

// Enabled tells whether a record is worth a line.
func (h atLeast) Enabled(ctx context.Context, l slog.Level) bool {
	return l >= h.level && h.Handler.Enabled(ctx, l)
}

// WithAttrs keeps the level.
func (h atLeast) WithAttrs(attrs []slog.Attr) slog.Handler {
	return atLeast{h.Handler.WithAttrs(attrs), h.level}
}

// WithGroup keeps the level.
func (h atLeast) WithGroup(name string) slog.Handler {
	return atLeast{h.Handler.WithGroup(name), h.level}
}

func (s *Store) openJobs() (err error) {
	s.jobs, err = river.NewClient(riverpgxv5.New(s.pool), s.jobConfig())
	if err != nil {
		return fmt.Errorf("open jobs: %w", err)
	}
	return nil
}

func (s *Store) enqueue(ctx context.Context, tx pgx.Tx, batch uuid.UUID, queue string) (int64, error) {
	r, err := s.jobs.InsertTx(ctx, tx, importJob{batch}, &river.InsertOpts{Queue: queue})
	if err != nil {
		return 0, err
	}
	return r.Job.ID, nil
}

func (s *Store) cancelJob(ctx context.Context, tx pgx.Tx, job int64) error {
	_, err := s.jobs.JobCancelTx(ctx, tx, job)
	if errors.Is(err, rivertype.ErrNotFound) {
		return nil // over, and forgotten
	}
	return err
}

type jobKey struct{}

// completeJob ends the job that the context belongs to, in the transaction of its
// effect: both are there, or neither.
func completeJob(ctx context.Context, tx pgx.Tx) error {
	job, _ := ctx.Value(jobKey{}).(*river.Job[importJob])
	if job == nil {
		return nil
	}
	_, err := river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job)
	return err
}

// RequeueUploads gives every upload of a queue that nobody works on a new job, so
// that what a killed server left goes on at once. free tells whether nobody works
// on it. The job it had finds nothing to do.
func (s *Store) RequeueUploads(ctx context.Context, queue string, free func(uuid.UUID) bool) error {
	return s.write(ctx, "requeue uploads", func(tx pgx.Tx) error {
		waiting, err := waitingUploads(ctx, tx, queue)
		if err != nil {
			return err
		}
		for _, w := range waiting {
			if !free(w.id) {
				continue
			}
			job, err := s.jobs.JobGetTx(ctx, tx, w.job)
			if err != nil && !errors.Is(err, rivertype.ErrNotFound) {
				return err
			}
			if err == nil && job.State == rivertype.JobStateAvailable {
				continue
			}
			next, err := s.enqueue(ctx, tx, w.id, queue)
			if err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, "UPDATE upload SET job = $2 WHERE id = $1", w.id, next); err != nil {
				return err
			}
		}
		return nil
	})
}

// WorkUploads hands the uploads of a queue to work, one at a time, until the
// context ends; then it cancels the one under way and returns once that has ended.
// What work returns an error for is tried again, later and later. It returns
// geo.ErrUnavailable when the database is away at the start.
func (s *Store) WorkUploads(ctx context.Context, queue string, work func(context.Context, geo.Upload) error) error {
	workers := river.NewWorkers()
	river.AddWorker(workers, &importWorker{store: s, work: work})
	cfg := s.jobConfig()
	cfg.Workers, cfg.Queues = workers, map[string]river.QueueConfig{queue: {MaxWorkers: 1}}
	client, err := river.NewClient(riverpgxv5.New(s.pool), cfg)
	if err != nil {
		return fmt.Errorf("work on uploads: %w", err)
	}
	if err := client.Start(ctx); err != nil {
		return wrap("work on uploads", err)
	}
	<-client.Stopped()
	return ctx.Err()
}

type importWorker struct {
	river.WorkerDefaults[importJob]
	store *Store
	work  func(context.Context, geo.Upload) error
}

// Work imports one upload; for one that is over it does nothing.
func (w *importWorker) Work(ctx context.Context, job *river.Job[importJob]) error {
	ctx = context.WithValue(geo.WithScope(ctx, geo.Everything), jobKey{}, job)
	var u geo.Upload
	err := w.store.write(ctx, "read upload", func(tx pgx.Tx) (err error) {
		u, _, err = readUpload(ctx, tx, job.Args.Batch)
		return err
	})
	if errors.Is(err, geo.ErrNotFound) || err == nil && !u.State.Live() {
		return nil
	}
	if err != nil {
		return err
	}
	u.LastTry = job.Attempt >= job.MaxAttempts
	if u.Killed, err = w.store.killed(ctx, job); err != nil {
		return err
	}
	return w.work(ctx, u)
}

// killed counts the jobs of the same upload that seem to run: whoever did them is
// gone without a word, for the upload is nobody else's now.
func (s *Store) killed(ctx context.Context, job *river.Job[importJob]) (n int, err error) {
	found, err := s.jobs.JobList(ctx, river.NewJobListParams().Kinds(job.Kind).Queues(job.Queue).States(rivertype.JobStateRunning).First(1000))
	if err != nil {
		return 0, wrap("look for killed jobs", err)
	}
	for _, other := range found.Jobs {
		var args importJob
		if err := json.Unmarshal(other.EncodedArgs, &args); err == nil && args.Batch == job.Args.Batch && other.ID != job.ID {
			n++
		}
	}
	return n, nil
}
