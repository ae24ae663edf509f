package main

// From the flags of a crawl to what its walks, its fetcher and its stores need.

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/queue"
	"nianbao/corpus/roster"
)

// walkOptions are what the sweep's walks need of the flags.
func (a *app) walkOptions(o crawlOptions) (w crawl.Options, err error) {
	w = crawl.Options{Since: o.since, MaxRequests: o.siteRequests, Vantage: o.vantage, Backoff: time.Minute, Revisit: time.Duration(o.revisit) * 24 * time.Hour}
	if o.revisit < 0 {
		return w, a.usage("--revisit 应为 0 或更多天", "--revisit is a number of days, 0 or more")
	}
	every, err := a.every(o)
	if err != nil {
		return w, err
	}
	w.Backoff = 30 * every
	if o.since != "" {
		if _, err := time.Parse(time.DateOnly, o.since); err != nil {
			return w, a.usage("--since 应为日期，如 2024-01-01，不是“%s”", "--since is a day as 2024-01-01, not “%s”", printable(o.since))
		}
	}
	if o.years == "" {
		return w, nil
	}
	years, err := a.yearsGiven(context.Background(), nil, o.years, time.Now())
	if err == nil {
		w.Years = [2]int{years[0], years[len(years)-1]}
	}
	return w, err
}

var rateText = regexp.MustCompile(`^(\d+(?:\.\d+)?)/(s|min|h)$`)

// every is the time between two requests to a site.
func (a *app) every(o crawlOptions) (time.Duration, error) {
	if o.rate == "none" {
		if !o.private.some() {
			return 0, a.usage("--rate none 只能与 --allow-private 同用", "--rate none goes with --allow-private alone")
		}
		return 0, nil
	}
	m := rateText.FindStringSubmatch(o.rate)
	if m == nil {
		return 0, a.usage("--rate 应如 0.5/s 或 20/min，不是“%s”", "--rate is as 0.5/s or 20/min, not “%s”", printable(o.rate))
	}
	n, err := strconv.ParseFloat(m[1], 64)
	unit := map[string]time.Duration{"s": time.Second, "min": time.Minute, "h": time.Hour}[m[2]]
	if err != nil || n <= 0 {
		return 0, a.usage("--rate 应大于 0", "--rate is more than 0")
	}
	return time.Duration(float64(unit) / n), nil
}

// fetcher is set up by the flags.
func (a *app) fetcher(o crawlOptions) (*fetch.Fetcher, error) {
	every, err := a.every(o)
	if err != nil {
		return nil, err
	}
	f := fetch.Options{Version: version, Contact: o.contact, Interval: every, Jitter: 0.25, AllowPrivate: o.private.all, Private: o.private.list, MaxRequests: o.maxRequests}
	if o.night != "" {
		if f.Night, err = a.nightOf(o.night); err != nil {
			return nil, err
		}
	}
	if o.resolve != "" {
		if !o.private.some() {
			return nil, a.usage("--resolve 须与 --allow-private 同用", "--resolve goes with --allow-private alone")
		}
		if f.Resolve, err = a.hostsFile(o.resolve); err != nil {
			return nil, err
		}
	}
	return fetch.New(f), nil
}

func (a *app) hostsFile(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &failure{code: exitUnreadable, says: a.say("无法读取 %s：%s", "%s cannot be read: %s", printable(path), a.because(err))}
	}
	defer f.Close()
	names, err := fetch.ParseHosts(f)
	if err != nil {
		return nil, a.usage("%s 不是 hosts 格式：%s", "%s is no hosts file: %s", printable(path), err.Error())
	}
	return names, nil
}

var nightText = regexp.MustCompile(`^(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)$`)

func (a *app) nightOf(text string) (n fetch.Night, err error) {
	m := nightText.FindStringSubmatch(text)
	if m == nil {
		return n, a.usage("--night 应如 22:00-06:00，不是“%s”", "--night is as 22:00-06:00, not “%s”", printable(text))
	}
	at := func(hour, minute string) time.Duration {
		h, _ := strconv.Atoi(hour)
		n, _ := strconv.Atoi(minute)
		return time.Duration(h)*time.Hour + time.Duration(n)*time.Minute
	}
	return fetch.Night{From: at(m[1], m[2]), To: at(m[3], m[4])}, nil
}

// stateOf and archiveOf are where the crawl of a data set keeps what it did and got.
func (a *app) stateOf(o crawlOptions) string {
	if o.state != "" {
		return o.state
	}
	return strings.TrimSuffix(a.db, filepath.Ext(a.db)) + ".state.db"
}

func (a *app) archiveOf(o crawlOptions) string {
	if o.archive != "" {
		return o.archive
	}
	return keeperOf(a.db).dir
}

// openState opens the store, and says in one line what is wrong with it.
func (a *app) openState(ctx context.Context, o crawlOptions, readOnly bool) (*queue.State, error) {
	where := a.stateOf(o)
	s, err := queue.Open(ctx, where, readOnly)
	shown := printable(where)
	if queue.Shared(where) {
		shown = "PostgreSQL"
	}
	switch {
	case err == nil:
		return s, nil
	case errors.Is(err, os.ErrNotExist) && readOnly:
		return nil, &failure{code: exitDataset, says: a.say("%s：没有采集记录，请先运行 nianbao crawl", "%s: there was no crawl; nianbao crawl makes one", shown)}
	case errors.Is(err, queue.ErrBusy):
		return nil, &failure{code: exitDataset, says: a.say("%s：另一个 nianbao 正在采集", "%s: another nianbao is crawling", shown)}
	case errors.Is(err, queue.ErrVersion):
		return nil, &failure{code: exitDataset, says: a.say("%s：采集状态的版本不符", "%s: the state is of another version", shown)}
	}
	var path *os.PathError
	if errors.As(err, &path) {
		return nil, &failure{code: exitDataset, says: a.say("%s：采集状态无法写入所在文件夹：%s", "%s: the state cannot be written in its folder: %s", shown, a.because(err))}
	}
	return nil, &failure{code: exitDataset, says: a.say("%s：采集状态无法打开：%s", "%s: the state cannot be opened: %s", shown, strings.Join(strings.Fields(err.Error()), " "))}
}

// listedHosts tells the hosts of a list: those outside gov.cn that are an agency's own.
func listedHosts(list *roster.Roster, sites []crawl.Site) func(string) bool {
	own := map[string]bool{}
	for _, u := range list.Units {
		for _, h := range u.Registered {
			own[strings.ToLower(h)] = true
		}
	}
	for _, s := range sites {
		for _, p := range s.Starts {
			own[hostIn(p.URL)] = true
		}
	}
	return func(host string) bool { return own[host] }
}

func hostIn(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}
