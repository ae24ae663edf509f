package queue

// The jobs as people see them: a site each, with its state and its errors.

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"database/sql"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"nianbao/corpus/crawl"
)

// Job is one job.
type Job struct {
	ID        int64     `json:"id"`
	Site      string    `json:"site"`
	Sweep     int       `json:"sweep"`
	State     string    `json:"state"` // available, running, scheduled, retryable, completed, cancelled, discarded
	Attempt   int       `json:"attempt"`
	CreatedAt time.Time `json:"created_at"`
	DueAt     time.Time `json:"due_at"`
	EndedAt   time.Time `json:"ended_at,omitzero"`
	Workers   []string  `json:"workers"`
	Errors    []string  `json:"errors"`
}

// JobStates are the states of jobs, those to come first.
var JobStates = []string{"running", "available", "retryable", "scheduled", "pending", "completed", "cancelled", "discarded"}

// client can ask and change jobs, and works on none.
func (s *State) client() (*river.Client[*sql.Tx], error) {
	return river.NewClient(s.driver, &river.Config{Logger: slog.New(slog.DiscardHandler)})
}

// mostJobs bounds a list of jobs.
const mostJobs = 10000

// Jobs lists the jobs in the given states, all without any, the newest first.
func (s *State) Jobs(ctx context.Context, states ...string) (list []Job, err error) {
	c, err := s.client()
	if err != nil {
		return nil, err
	}
	p := river.NewJobListParams().First(mostJobs).OrderBy(river.JobListOrderByID, river.SortOrderDesc)
	if len(states) > 0 {
		var wanted []rivertype.JobState
		for _, name := range states {
			wanted = append(wanted, rivertype.JobState(name))
		}
		p = p.States(wanted...)
	}
	got, err := c.JobList(ctx, p)
	if err != nil {
		return nil, err
	}
	for _, row := range got.Jobs {
		list = append(list, jobOf(row))
	}
	return list, nil
}

// Job gives one job; river.ErrNotFound where there is none.
func (s *State) Job(ctx context.Context, id int64) (Job, error) {
	c, err := s.client()
	if err != nil {
		return Job{}, err
	}
	row, err := c.JobGet(ctx, id)
	if err != nil {
		return Job{}, err
	}
	return jobOf(row), nil
}

// Retry makes a job due now, whatever became of it before.
func (s *State) Retry(ctx context.Context, id int64) (Job, error) {
	c, err := s.client()
	if err != nil {
		return Job{}, err
	}
	row, err := c.JobRetry(ctx, id)
	if err != nil {
		return Job{}, err
	}
	return jobOf(row), nil
}

// Cancel takes a job out of the queue; one that is running stops and saves.
func (s *State) Cancel(ctx context.Context, id int64) (Job, error) {
	c, err := s.client()
	if err != nil {
		return Job{}, err
	}
	row, err := c.JobCancel(ctx, id)
	if err != nil {
		return Job{}, err
	}
	return jobOf(row), nil
}

// IsNoJob tells that there is no such job.
func IsNoJob(err error) bool { return err == rivertype.ErrNotFound }

func jobOf(row *rivertype.JobRow) Job {
	var args SiteArgs
	_ = json.Unmarshal(row.EncodedArgs, &args) // a job of another kind has no site
	j := Job{ID: row.ID, Site: args.Site, Sweep: args.Sweep, State: string(row.State), Attempt: row.Attempt, CreatedAt: row.CreatedAt, DueAt: row.ScheduledAt,
		Workers: append([]string{}, row.AttemptedBy...), Errors: []string{}}
	if row.FinalizedAt != nil {
		j.EndedAt = *row.FinalizedAt
	}
	for _, e := range row.Errors {
		j.Errors = append(j.Errors, e.Error)
	}
	return j
}

// Sites lists the sites of the newest sweep.
func (s *State) Sites(ctx context.Context) (sites []crawl.Site, err error) {
	err = each(ctx, s.db, func(rows *sql.Rows) error {
		var record string
		if err := rows.Scan(&record); err != nil {
			return err
		}
		var site crawl.Site
		if err := json.Unmarshal([]byte(record), &site); err != nil {
			return err
		}
		sites = append(sites, site)
		return nil
	}, `SELECT record FROM crawl_site ORDER BY key`)
	return sites, err
}

// Latest is the newest sweep; its number is 0 where there was none.
func (s *State) Latest(ctx context.Context) (sweep Sweep, err error) {
	var finished sql.NullString
	err = s.db.QueryRowContext(ctx, `SELECT no, started_at, finished_at FROM crawl_sweep ORDER BY no DESC LIMIT 1`).Scan(&sweep.No, &sweep.StartedAt, &finished)
	if err == sql.ErrNoRows {
		return Sweep{}, nil
	}
	sweep.FinishedAt = finished.String
	return sweep, err
}
