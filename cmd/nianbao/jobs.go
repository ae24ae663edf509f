package main

// nianbao jobs: the queue of a crawl, looked at and changed.

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/corpus/queue"
)

var jobStates = words{
	"running": {"进行中", "running"}, "available": {"等待", "available"}, "retryable": {"待重试", "retryable"}, "scheduled": {"待续", "scheduled"},
	"pending": {"暂缓", "pending"}, "completed": {"完成", "completed"}, "cancelled": {"已取消", "cancelled"}, "discarded": {"已放弃", "discarded"},
}

func newJobsCmd(a *app) *cobra.Command {
	var o crawlOptions
	c := &cobra.Command{
		Use: "jobs", Args: cobra.NoArgs,
		Short: a.say("采集任务：查看、重试、取消", "the jobs of a crawl: list, show, retry, cancel"),
		Long: a.say("采集的任务，每个网站每轮一个：查看状态和错误，立即重试，或取消。",
			"The jobs of a crawl, one for each site and sweep: their states and errors, to be tried again at\nonce, or taken out of the queue."),
		Example: "  nianbao jobs list --only retryable\n  nianbao jobs show 12\n  nianbao jobs retry 12",
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.PersistentFlags().StringVar(&o.state, "state", "", a.say("采集状态：文件（默认 数据集名.state.db）或 postgres://…", "the state of the crawl: a `FILE` (NAME.state.db) or postgres://…"))
	c.AddCommand(newJobsList(a, &o), a.jobCmd(&o, "show ID", "查看一个任务", "show a job", (*queue.State).Job),
		a.jobCmd(&o, "retry ID", "立即重试一个任务", "try a job again at once", (*queue.State).Retry),
		a.jobCmd(&o, "cancel ID", "取消一个任务；进行中的停下并保存", "take a job out of the queue; one that is running stops and saves", (*queue.State).Cancel))
	return c
}

func newJobsList(a *app, o *crawlOptions) *cobra.Command {
	var states []string
	c := &cobra.Command{
		Use: "list", Args: cobra.NoArgs,
		Short:   a.say("列出任务", "list jobs"),
		Example: "  nianbao jobs list --only running,retryable",
		RunE:    func(*cobra.Command, []string) error { return a.listJobs(*o, states) },
	}
	c.Flags().StringSliceVar(&states, "only", nil, a.say("只列这些状态（逗号分隔）", "jobs in these `STATES` alone"))
	return c
}

// jobCmd is a command about one job.
func (a *app) jobCmd(o *crawlOptions, use, zh, en string, act func(*queue.State, context.Context, int64) (queue.Job, error)) *cobra.Command {
	return &cobra.Command{
		Use: use, Args: cobra.ExactArgs(1), Short: a.say(zh, en),
		Example: "  nianbao jobs " + strings.Replace(use, "ID", "12", 1),
		RunE: func(_ *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return a.usage("任务编号是数字，不是“%s”", "a job is named by its number, not “%s”", printable(args[0]))
			}
			return a.withState(*o, func(ctx context.Context, s *queue.State) error {
				j, err := act(s, ctx, id)
				switch {
				case queue.IsNoJob(err):
					a.note("没有任务 %d", "there is no job %d", id)
					return nil
				case err != nil:
					return a.stateTrouble(err)
				}
				return a.printJob(j)
			})
		},
	}
}

// withState opens the state as it is, also beside a crawl that is running.
func (a *app) withState(o crawlOptions, do func(context.Context, *queue.State) error) error {
	ctx := context.Background()
	s, err := a.openState(ctx, o, true)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(ctx, s)
}

func (a *app) listJobs(o crawlOptions, states []string) error {
	for i, s := range states {
		states[i] = jobStates.id(strings.TrimSpace(s))
		if !slices.Contains(queue.JobStates, states[i]) {
			return a.usage("没有“%s”这种状态；可用的有：%s", "there is no state “%s”; there are: %s", printable(s), strings.Join(queue.JobStates, a.say("、", ", ")))
		}
	}
	return a.withState(o, func(ctx context.Context, s *queue.State) error {
		list, err := s.Jobs(ctx, states...)
		if err != nil {
			return a.stateTrouble(err)
		}
		if a.json {
			return a.printJSON(append([]queue.Job{}, list...), false)
		}
		a.printf("%s", a.jobTable(list).String())
		return nil
	})
}

func (a *app) jobTable(list []queue.Job) *table {
	t := &table{head: [][]string{{a.say("编号", "id"), a.say("网站", "site"), a.say("轮次", "sweep"), a.say("状态", "state"), a.say("次数", "attempt"), a.say("时间", "due"), a.say("错误", "errors")}},
		right: func(col int) bool { return col == 0 || col == 2 || col == 4 }}
	for _, j := range list {
		last := ""
		if n := len(j.Errors); n > 0 {
			last = shorten(printable(j.Errors[n-1]), 60)
		}
		t.rows = append(t.rows, []string{fmt.Sprint(j.ID), printable(j.Site), fmt.Sprint(j.Sweep), a.word(jobStates, j.State), fmt.Sprint(j.Attempt), clock(j.DueAt), last})
	}
	return t
}

func clock(t time.Time) string { return t.In(beijing).Format("2006-01-02 15:04:05") }

func (a *app) printJob(j queue.Job) error {
	if a.json {
		return a.printJSON(j, false)
	}
	a.field("任务", "job", fmt.Sprint(j.ID))
	a.field("网站", "site", printable(j.Site))
	a.field("轮次", "sweep", fmt.Sprint(j.Sweep))
	a.field("状态", "state", a.word(jobStates, j.State))
	a.field("次数", "attempt", fmt.Sprint(j.Attempt))
	a.field("时间", "due", clock(j.DueAt))
	for _, e := range j.Errors {
		a.field("错误", "error", printable(e))
	}
	return nil
}
