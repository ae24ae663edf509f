package samples

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/checks"
	"nianbao/corpus/samples/synth"
	"nianbao/normalize"
)

// Faults that lie beside a report: in what is known of its agency, its place and its
// peers, or in words that need a real place.

// besideFault changes what is known of a report that was read, or a word of it. With
// wrong it plants the fault that its check must find, else what comes nearest to it.
type besideFault struct {
	check string
	whose *synth.Agency // nil for any
	plant func(r *normalize.Report, wrong bool) checks.Known
}

// either gives the first where a fault is planted.
func either[T any](wrong bool, fault, sound T) T {
	if wrong {
		return fault
	}
	return sound
}

var (
	aTown       = synth.Town("鹤栖县", "苇汀镇", 1)
	aBureau     = synth.Bureau("鹤栖县", "水务局", 3)
	aPolice     = synth.Bureau("鹤栖县", "公安局", 3)
	aGovernment = synth.Government("鹤栖县", 3, false)
	decisions   = normalize.Key{Table: normalize.Disclosure, Row: "penalties", Column: "decisions"}
	fees        = normalize.Key{Table: normalize.Disclosure, Row: "fees", Column: "amount"}
	received    = normalize.Key{Table: normalize.Requests, Row: normalize.Received, Column: normalize.Total}
)

var besideFaults = []besideFault{
	{"overview-too-long", nil, func(r *normalize.Report, wrong bool) checks.Known {
		return checks.Known{Profile: &checks.Profile{Basis: "《规定》", OverviewLimit: either(wrong, 20, 100_000)}}
	}},
	{"contact-missing", nil, func(r *normalize.Report, wrong bool) checks.Known {
		reword(r, "电话", "来电", "地址", "位置", "邮箱", "来信", "联系方式", "渠道", "传真", "来信")
		say(r, either(wrong, "", "联系电话：0312-5551234。"))
		return checks.Known{Profile: &checks.Profile{Basis: "《规定》", Contact: true}}
	}},
	{"late-local", &aTown, func(r *normalize.Report, wrong bool) checks.Known {
		return checks.Known{Profile: &checks.Profile{Basis: "《规定》", Deadline: either(wrong, "01-02", "12-30")}}
	}},
	{"year-missing", nil, func(r *normalize.Report, wrong bool) checks.Known {
		return checks.Known{Years: []int{r.Year - either(wrong, 2, 1), r.Year}}
	}},
	{"removed", nil, func(r *normalize.Report, wrong bool) checks.Known {
		return checks.Known{Source: "https://www.example.gov.cn/a.html", Gone: &checks.Gone{LastSeen: dayOf(r, 30), Tries: either(wrong, 2, 1)}}
	}},
	{"date-backdated", nil, func(r *normalize.Report, wrong bool) checks.Known {
		r.PublishedOn = fmt.Sprintf("%d-01-03", r.Year+1) // before any day of a signature
		return checks.Known{FirstSeen: dayOf(r, 90), Unlisted: dayOf(r, either(wrong, 80, 30))}
	}},
	{"date-unknown", nil, func(r *normalize.Report, wrong bool) checks.Known {
		r.PublishedOn = either(wrong, "", fmt.Sprintf("%d-01-15", r.Year+1))
		r.Claims = slices.DeleteFunc(r.Claims, func(c normalize.Claim) bool { return c.Field == "published_on" || c.Field == "signed_on" })
		return checks.Known{Source: "https://www.example.gov.cn/a.html"}
	}},
	{"attachment-dead", nil, func(r *normalize.Report, wrong bool) checks.Known {
		return checks.Known{Crawl: &checks.Crawl{Attachments: []checks.Fetched{{Label: "附件.docx", Status: either(wrong, 404, 503)}}}}
	}},
	{"only-interpretation-page", nil, func(r *normalize.Report, wrong bool) checks.Known {
		r.Title = "一图读懂：" + r.Title
		return checks.Known{Crawl: &checks.Crawl{Alone: wrong}}
	}},
	{"copies-differ", nil, func(r *normalize.Report, wrong bool) checks.Known { return other(r, wrong, true) }},
	{"republished-changed", nil, func(r *normalize.Report, wrong bool) checks.Known { return other(r, wrong, false) }},
	{"same-report-two-years", nil, func(r *normalize.Report, wrong bool) checks.Known {
		before := altered(r, !wrong)
		before.Year--
		return checks.Known{Before: before}
	}},
	{"dup-file", nil, shares("file")},
	{"dup-text-peer", nil, shares("prose")},
	{"dup-tables-peer", nil, shares("tables")},
	{"dup-problems-peer", nil, func(r *normalize.Report, wrong bool) checks.Known {
		return checks.Known{Copies: []checks.Copy{{What: "problems", Agency: "鹤栖县林业局", Year: r.Year, Similar: 1, First: wrong, Earlier: !wrong, Agencies: 3, Units: []string{"鹤栖县林业局", "鹤栖县教育局"}}}}
	}},
	{"peer-outlier", nil, func(r *normalize.Report, wrong bool) checks.Known {
		figure(r, received, 900)
		return checks.Known{Peers: peers{received: either(wrong, 12.0, 700.0)}}
	}},
	{"zero-core-power", &aPolice, func(r *normalize.Report, wrong bool) checks.Known {
		figure(r, decisions, 0)
		return checks.Known{Peers: peers{decisions: either(wrong, 900.0, 12.0)}}
	}},
	{"fee-unit-suspect", &aBureau, func(r *normalize.Report, wrong bool) checks.Known {
		figure(r, fees, either[int64](wrong, 45_000, 45))
		return checks.Known{Peers: peers{fees: 4.5}}
	}},
	{"parent-below-child", &aGovernment, func(r *normalize.Report, wrong bool) checks.Known {
		figure(r, received, 12)
		return bodies(either[int64](wrong, 14, 9), 1)
	}},
	{"parent-children-sum", &aGovernment, func(r *normalize.Report, wrong bool) checks.Known {
		figure(r, received, 12)
		return bodies(either[int64](wrong, 9, 1), 2, 3, 4)
	}},
	{"foreign-agency-name", nil, func(r *normalize.Report, wrong bool) checks.Known {
		in(r, "卢氏县水利局", "411224")
		open(r, "本报告由"+either(wrong, "灵宝市水利局", "三门峡市水利局")+"根据条例编制。")
		return checks.Known{}
	}},
	{"foreign-region-mention", nil, func(r *normalize.Report, wrong bool) checks.Known {
		in(r, "卢氏县水利局", "411224")
		place := either(wrong, "宜宾市", "灵宝市")
		say(r, "通过"+place+"人民政府网站公开。"+place+"政府每年督查。")
		return checks.Known{}
	}},
	{"publisher-mismatch", nil, func(r *normalize.Report, wrong bool) checks.Known {
		in(r, "卢氏县水利局", "411224")
		r.Claims = slices.DeleteFunc(r.Claims, func(c normalize.Claim) bool { return c.Field == "publisher" })
		r.Claims = append(r.Claims, normalize.Claim{Field: "publisher", Value: either(wrong, "灵宝市水利局", "卢氏县融媒体中心"), Origin: "metadata block 发布机构", Chosen: true})
		return checks.Known{}
	}},
}

// say adds a sentence to the overview.
func say(r *normalize.Report, sentence string) {
	r.Sections = slices.Clone(r.Sections)
	for i := range r.Sections {
		if r.Sections[i].Key == "overview" {
			r.Sections[i].Text += sentence
		}
	}
}

// open puts a sentence before all others.
func open(r *normalize.Report, sentence string) {
	r.Sections = slices.Clone(r.Sections)
	r.Sections[0].Text = sentence + r.Sections[0].Text
}

// reword puts other words in place of some, pair by pair.
func reword(r *normalize.Report, pairs ...string) {
	r.Sections = slices.Clone(r.Sections)
	for i := range r.Sections {
		r.Sections[i].Text = strings.NewReplacer(pairs...).Replace(r.Sections[i].Text)
	}
}

// in puts the agency into a real place.
func in(r *normalize.Report, agency, code string) {
	r.Agency = normalize.Agency{Name: agency, Kind: normalize.KindDepartment, DivisionCode: code, Level: "county"}
	r.Claims = slices.DeleteFunc(r.Claims, func(c normalize.Claim) bool { return c.Field == "agency" })
}

// dayOf is so many days after the 15th of January behind the year.
func dayOf(r *normalize.Report, days int) time.Time {
	return time.Date(r.Year+1, 1, 15+days, 0, 0, 0, 0, time.UTC)
}

func figure(r *normalize.Report, k normalize.Key, n int64) {
	r.Figures = slices.Clone(r.Figures)
	for i := range r.Figures {
		if f := &r.Figures[i]; f.Key == k {
			f.Value, f.Text = normalize.Value{Kind: normalize.Number, Number: normalize.Int(n)}, fmt.Sprint(n)
		}
	}
}

// altered is the report with another number of requests, or as it is.
func altered(r *normalize.Report, other bool) *normalize.Report {
	copied := *r
	if other {
		figure(&copied, received, 4321)
	}
	return &copied
}

// other is another document of the year, at another place or at its own before.
func other(r *normalize.Report, wrong, elsewhere bool) checks.Known {
	v := checks.VersionOf(r, altered(r, wrong))
	v.Copy, v.Source = elsewhere, "https://www.example.gov.cn/b.html"
	return checks.Known{Versions: []checks.Version{v}}
}

// shares: another agency has it too, and had it first or later.
func shares(what string) func(*normalize.Report, bool) checks.Known {
	return func(r *normalize.Report, wrong bool) checks.Known {
		return checks.Known{Copies: []checks.Copy{{What: what, Agency: "白泉县档案馆", Year: r.Year, Similar: 1, Earlier: wrong, First: !wrong, Agencies: 2}}}
	}
}

// bodies are departments with so many requests each.
func bodies(requests ...int64) checks.Known {
	all := &checks.Children{}
	for i, n := range requests {
		all.Found = append(all.Found, checks.Child{
			Agency: fmt.Sprintf("鹤栖县第%d局", i), Kind: normalize.KindDepartment, Figures: map[normalize.Key]normalize.Decimal{received: normalize.Int(n)},
		})
	}
	return checks.Known{Children: all}
}

// peers are thirty agencies by the median of a figure.
type peers map[normalize.Key]float64

func (p peers) Spread(k normalize.Key) (checks.Spread, bool) {
	m, ok := p[k]
	return checks.Spread{N: 30, Median: m, LogMedian: math.Log10(m + 1), LogMAD: 0.3}, ok
}

func (c *recall) plantBeside(t *testing.T, seed uint64, f besideFault) {
	t.Helper()
	clean, _ := synth.StyleOf("html/clean")
	for _, sound := range []bool{false, true} {
		r, _ := read(clean.Render(synth.New(seed, synth.Options{Agency: f.whose, Year: 2023, Form: synth.F2021, Plain: true}), seed))
		c.count(t, fmt.Sprintf("seed %d", seed), sound, spoke(checks.Run(r, f.plant(r, !sound)), f.check))
	}
}
