package main

// nianbao crawl: from a list of units to their reports, politely, resumably.

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"nianbao/corpus/crawl"
)

// crawlOptions are those of crawl, and of the workers that join it.
type crawlOptions struct {
	sites, years, since, archive, state, blob string
	rate, contact, resolve, night, vantage    string
	private                                   privateRanges
	dryRun, noBuild, noSearch                 bool
	render                                    bool
	maxRequests, siteRequests, parallel       int
	revisit                                   int // days
	slice                                     time.Duration
	queues                                    []string
	ocr                                       bool
}

func newCrawlCmd(a *app) *cobra.Command {
	var o crawlOptions
	c := &cobra.Command{
		Use: "crawl", Args: cobra.NoArgs,
		Short: a.say("从单位名单出发，到各网站采集年度报告", "from a list of units to their reports, politely and resumably"),
		Long: a.say(
			"按单位名单逐站采集：从主页找到年报栏目和各年度报告，原样存入归档（WARC），再读入数据集。\n"+
				"每个网站同一时间只有一个连接，默认每 2 秒一次请求，遵守 robots.txt；遇到验证码、防火墙只记录，不破解。\n"+
				"中断后再次运行即继续；上一轮完成后再次运行为新一轮：核对栏目和最新年度的报告，\n"+
				"往年报告和长列表的中间页轮流核对（--revisit），只作条件请求。\n"+
				"结果用 nianbao coverage 查看，某单位某年度的经过用 nianbao why 查看。\n"+
				"退出码：5 没有一个网站可以访问；6 数据集或采集状态被占用；130 中断（已采部分已保存）。",
			"Walks the sites of a list of units: from the home page to the column of annual reports and every\nyear's report, keeps what came as it came (WARC), and reads it into the data set. One connection\nto a site, one request in 2 s unless told otherwise, robots.txt obeyed; challenges and firewalls\nare reported and left alone. Run again, it resumes an interrupted sweep; behind a finished one it\nbegins a new one: lists and the newest reports are asked for on condition, earlier ones and\nthe pages inside long lists in turns (--revisit). See nianbao coverage and nianbao why for the outcome.\nExit codes: 5 no site could be reached; 6 the data set or the state is in use; 130 interrupted,\nwhat was fetched is saved.") + a.aboutBlob(),
		Example: "  nianbao crawl --sites sites.csv --contact office@example.org\n  nianbao crawl --sites sites.csv --dry-run\n  nianbao crawl --sites sites.csv --years 2019..2024 --rate 0.2/s --night 22:00-06:00",
		RunE:    func(*cobra.Command, []string) error { return a.crawl(o) },
	}
	f := c.Flags()
	f.StringVar(&o.sites, "sites", listFile, a.say("单位名单：XLSX 或 CSV", "the list of units: a workbook or CSV `FILE`"))
	f.StringVar(&o.years, "years", "", a.say("只采这些年度的报告，如 2019..2024", "reports of these `YEARS` alone, as 2019..2024"))
	f.StringVar(&o.since, "since", "", a.say("只采列表日期不早于此日的文章", "articles listed on this `DAY` or later alone"))
	f.BoolVar(&o.dryRun, "dry-run", false, a.say("只看计划：网站、请求数和时间估计、robots.txt", "show the plan alone: sites, requests and time, robots.txt"))
	f.BoolVar(&o.noBuild, "no-build", false, a.say("只采集，不读入数据集（以后用 nianbao build）", "fetch alone; nianbao build reads it later"))
	f.BoolVar(&o.noSearch, "no-search", false, a.say("新建数据集时不建全文索引", "make a new data set without the index of words"))
	f.IntVar(&o.revisit, "revisit", 30, a.say("已采文件至少每隔多少天重新核对一次（最新年度每轮都核对；0 为每轮全部核对）", "known documents are asked for again within so many days `N`; those of the newest year in each sweep; 0: all in each"))
	f.IntVar(&o.siteRequests, "site-requests", 0, a.say("每个网站每轮最多请求数（默认 4000）", "the most requests `N` of a site and sweep (4000)"))
	a.workFlags(c, &o)
	return c
}

// workFlags are those of everybody who fetches.
func (a *app) workFlags(c *cobra.Command, o *crawlOptions) {
	f := c.Flags()
	f.StringVar(&o.archive, "archive", "", a.say("归档目录（默认 数据集名.archive）", "the `DIR` of the archive (NAME.archive beside the data set)"))
	f.StringVar(&o.state, "state", "", a.say("采集状态：文件（默认 数据集名.state.db），或多机共用的 postgres://…", "the state: a `FILE` (NAME.state.db), or postgres://… for many machines"))
	a.blobFlag(c, &o.blob)
	f.StringVar(&o.rate, "rate", "0.5/s", a.say("每个网站的请求频率，如 0.5/s、20/min", "requests to a site, as `N/s` or N/min"))
	f.StringVar(&o.contact, "contact", "", a.say("写入请求头的联系方式（邮箱或网址）", "whom to write to, for the user agent: `MAIL` or address"))
	f.StringVar(&o.night, "night", "", a.say("只在此时段（北京时间）采集，如 22:00-06:00", "ask between these `HOURS` of Beijing alone, as 22:00-06:00"))
	f.StringVar(&o.vantage, "vantage", "", a.say("采集所在网络的名称，记入归档", "a `NAME` for the place in the net, for the record"))
	f.IntVar(&o.maxRequests, "max-requests", 0, a.say("本次运行最多请求数", "the most requests `N` of this run"))
	f.StringSliceVar(&o.queues, "queues", []string{"crawl"}, a.say("承担的工作：crawl 采集，read 读取（可多选）", "what this process does: `crawl`, read, or both"))
	f.BoolVar(&o.ocr, "ocr", false, a.say("读取时识别扫描件和图片（慢，需 Tesseract）", "where it reads: recognise scans and pictures (slow, needs Tesseract)"))
	f.IntVar(&o.parallel, "parallel", 64, a.say("同时采集的网站数", "`N` sites at a time"))
	f.DurationVar(&o.slice, "slice", 4*time.Minute, a.say("每个网站一次连续采集的时间，之后保存并轮换", "work on a site for this `TIME`, then save and take turns"))
	f.BoolVar(&o.render, "render", false, a.say("栏目列表由未知脚本生成时，用本机的 Chromium 读取（请求仍按同样规则）", "have an installed Chromium build lists that an unknown script makes; its requests obey the same rules"))
	f.Var(&o.private, "allow-private", a.say("允许访问内网和本机地址（测试用），或只允许给出的网段", "private and loopback addresses may be asked (tests), or those in `RANGES` alone, as 10.1.0.0/16"))
	f.Lookup("allow-private").NoOptDefVal = "true"
	f.StringVar(&o.resolve, "resolve", "", a.say("域名对应表（hosts 格式，须同时用 --allow-private）", "names by a hosts `FILE` (with --allow-private)"))
}

// crawl makes or resumes a sweep, then reads what it found.
func (a *app) crawl(o crawlOptions) error {
	list, err := a.readRoster(o.sites)
	if err != nil {
		return err
	}
	sites, without := crawl.Plan(list.Units)
	if len(without) > 0 {
		a.note("名单中 %d 个单位没有网址，无从采集", "units of the list without an address: %d", len(without))
	}
	if len(sites) == 0 {
		return &failure{code: exitUnreadable, says: a.say("名单中没有可采集的网址", "the list holds no address to ask")}
	}
	ctx, stop := a.interruptible()
	defer stop()
	if o.dryRun {
		return a.planned(ctx, sites, list, o)
	}
	done, err := a.sweep(ctx, sites, list, o)
	if err != nil {
		return err
	}
	if !o.noBuild {
		if err := a.builtAndFinished(o, done.Sweep, ctx.Err() != nil); err != nil {
			return err
		}
	}
	switch {
	case ctx.Err() != nil:
		return context.Canceled
	case done.reached == 0:
		return &failure{code: exitNetwork, says: a.say("没有一个网站可以访问", "no site could be reached")}
	}
	return nil
}
