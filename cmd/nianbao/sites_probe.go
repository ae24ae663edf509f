package main

// nianbao sites probe: what a site answers and where its column is, with a dozen requests;
// nothing is kept.

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
)

// probed is what a probe found of a site.
type probed struct {
	Site     string   `json:"site"`
	Units    []string `json:"units"`
	Answer   string   `json:"answer"`
	Robots   string   `json:"robots"`
	TLS      string   `json:"tls"`
	Column   string   `json:"column"`
	Family   string   `json:"family"`
	Reports  int      `json:"reports"` // that the requests came upon
	Requests int      `json:"requests"`
}

// probeRequests is what a probe may ask of a site.
const probeRequests = 12

func newSitesProbe(a *app) *cobra.Command {
	var o crawlOptions
	c := &cobra.Command{
		Use: "probe", Args: cobra.NoArgs,
		Short: a.say("试访各网站：能否访问、robots.txt、栏目在哪里", "try the sites: do they answer, what says robots.txt, where is the column"),
		Long: a.say("每个网站最多十余次请求，按 crawl 的方式从主页寻找年报栏目，列出结果；不保存任何内容。",
			"A dozen requests to each site at most, on the way that crawl goes from the home page to the\ncolumn of annual reports; nothing is kept."),
		Example: "  nianbao sites probe --sites sites.csv --contact office@example.org",
		RunE:    func(*cobra.Command, []string) error { return a.probe(o) },
	}
	f := c.Flags()
	f.StringVar(&o.sites, "sites", listFile, a.say("单位名单：XLSX 或 CSV", "the list of units: a workbook or CSV `FILE`"))
	a.workFlags(c, &o)
	return c
}

func (a *app) probe(o crawlOptions) error {
	list, err := a.readRoster(o.sites)
	if err != nil {
		return err
	}
	fetcher, err := a.fetcher(o)
	if err != nil {
		return err
	}
	sites, _ := crawl.Plan(list.Units)
	ctx, stop := a.interruptible()
	defer stop()
	bar := a.newProgress(a.say("试访网站", "sites"))
	bar.ahead.Store(int64(len(sites)))
	found := make([]probed, len(sites))
	var group sync.WaitGroup
	var turn sync.Mutex
	free := make(chan struct{}, max(o.parallel, 1))
	for i, s := range sites {
		free <- struct{}{}
		group.Go(func() {
			defer func() { <-free }()
			found[i] = a.probeSite(ctx, s, fetcher)
			turn.Lock()
			defer turn.Unlock()
			bar.step()
		})
	}
	group.Wait()
	bar.finish()
	if ctx.Err() != nil {
		return context.Canceled
	}
	return a.printProbed(found)
}

// nowhere keeps nothing.
type nowhere struct{}

func (nowhere) Write(*archive.Capture) (archive.Place, error) { return archive.Place{}, nil }
func (nowhere) Convert(*archive.Conversion) error             { return nil }

func (a *app) probeSite(ctx context.Context, s crawl.Site, f *fetch.Fetcher) probed {
	p := probed{Site: s.Key}
	w := &crawl.Walk{Site: s, Sweep: 1, Frontier: crawl.NewFrontier(nil), Fetcher: f, Archive: nowhere{}, Options: crawl.Options{MaxRequests: probeRequests}}
	if _, _, err := w.Slice(ctx, time.Now().Add(time.Hour)); err != nil && !errors.Is(err, crawl.ErrBudget) {
		return p
	}
	told := w.Tell("")
	p.Requests = told.Requests
	for _, start := range told.Starts {
		p.Units = append(p.Units, start.Units...)
		if p.Answer == "" || start.Answer == "ok" {
			p.Answer = start.Answer
		}
		if len(start.Columns) > 0 && p.Column == "" {
			p.Column, p.Family = start.Columns[0].URL, start.Columns[0].Family
		}
	}
	for _, d := range told.Documents {
		if d.State == crawl.Done {
			p.Reports++
		}
	}
	for _, c := range w.Captures {
		p.TLS = c.TLS
	}
	host := hostIn(s.Starts[0].URL)
	p.Robots = f.Host(host, s.Policies[host], w.Remember()[host]).Robots(ctx).Says(a.lang)
	return p
}

func (a *app) printProbed(list []probed) error {
	if a.json {
		return a.printJSON(list, false)
	}
	t := &table{head: [][]string{{a.say("网站", "site"), a.say("访问", "answer"), "robots.txt", "TLS", a.say("栏目", "column"), a.say("系统", "family"), a.say("报告", "reports")}},
		right: func(col int) bool { return col == 6 }}
	for _, p := range list {
		t.rows = append(t.rows, []string{p.Site, a.answerWord(p.Answer), p.Robots, p.TLS, shorten(printable(p.Column), 60), p.Family, fmt.Sprint(p.Reports)})
	}
	a.printf("%s", t.String())
	return nil
}
