package crawl_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/corpus/crawl"
	"nianbao/corpus/samples/farm"
)

// trap is a line of the spec's list of what to plant: the site where it stands, and what
// shows that a walk met it; TestFarm asserts what came of it, for both states of the site.
// What no site can plant is held by a test of its own.
type trap struct {
	what string
	site string
	met  func(*visit) bool
	by   string // package/TestName
}

var traps = []trap{
	// Lists.
	{"iframe shell", "shells", asked("/xxgk/list/gknb_list.html", 200), ""},
	{"frameset shell", "old", asked("/main.htm", 200), ""},
	{"redirect by script", "aspx", asked("/default.aspx", 200), ""},
	{"meta refresh", "aspx", asked("/xxgk/InfoPublic.aspx?pid=971", 200), ""},
	{"descending paging", "boda", asked("/xxgk/gknb/1.htm", 200), ""},
	{"paging by list.jsp", "boda-jsp", asked("a1154p=4", 200), ""},
	{"pages from 0", "gkmlpt-0", asked("page=0", 200), ""},
	{"perpage is cut", "jpage", asked("startrecord=21", 200), ""},
	{"startrecord is ignored", "newjcms", asked("page=2", 200), ""},
	{"404 without a Referer", "truecms", asked("/messageController/getMessage.do", 200), ""},
	{"403 without a Referer", "jpaas", asked("jpaas-publish-server", 200), ""},
	{"rows that jump to another site", "gkmlpt", jumped("www.shengji.gov.cn"), ""},
	{"a count that disagrees", "trs", asked("/zfxxgknb/index_1.html", 200), ""},
	{"a list cut short of its own total", "truecms", cutShort, ""},
	{"column bleed on page 2", "huilan", asked("/page_2.html", 200), ""},
	{"past the end the last page again", "eportal", asked("currentPage=", 200), ""},
	{"a tree of years", "years", asked("/2022n/qbm/", 200), ""},
	{"a session's cookie", "spa", asked("/html/info/list", 200), ""},
	// Decoys.
	{"the yearly form of web sites", "trs", unasked("_661.html"), ""},
	{"a report drawn as a picture", "trs", unasked("_663.html"), ""},
	{"a notice on the format", "trs", unasked("_664.html"), ""},
	{"a page of links to reports", "trs", asked("t20250210_9100.html", 200), ""},
	{"a host that copies reports", "trs,strangers", nobodyAsked("www.qp-xinyu88.com"), ""},
	// Answers.
	{"soft 404", "years", lost("/9.html"), ""},
	{"301 to the home page", "newjcms", after(asked("/col/", 301), asked("/col/", 302)), ""},
	{"521", "w-jsl521", asked("/", 521), ""},
	{"412", "w-rs412", asked("/", 412), ""},
	{"a loop of 302 with a cookie", "w-c3vk", asked("/", 302), ""},
	{"captcha before a site", "w-captcha", asked("/", 200), ""},
	{"captcha before a file", "boda", asked("download.jsp", 200), ""},
	{"403 of a firewall", "w-waf403", asked("/", 403), ""},
	{"403 of a range", "w-range403", asked("/", 403), ""},
	{"a range that never answers", "", nil, "crawl/TestFarm"}, // w-rangeout
	{"429 with Retry-After", "", nil, "crawl/TestFarm"},       // w-429
	{"slow drip", "", nil, "crawl/TestFarm"},                  // w-drip
	{"a connection broken off", "", nil, "crawl/TestFarm"},    // w-closed
	{"http only", "old", asked("/xxgk/nb/", 200), ""},
	{"robots Disallow: /", "w-robots", nothingBut("/robots.txt"), ""},
	{"robots 500", "w-robots500", nothingBut("/robots.txt"), ""},
	{"error page in iso-8859-1", "", nil, "farm/TestReportsAreReached"},
	// Bytes.
	{"wrong charsets, seven ways", "old", asked("/xxgk/nb/nb2019.htm", 200), ""},
	{"a table in a picture", "jpaas", carried("image"), ""},
	{"PDF and DOCX that call themselves pages", "jpage", asked("downfile.jsp", 200), ""},
	{".doc that is HTML", "aspx", asked(".doc", 200), ""},
	{"a PDF cut short", "boda", unreadable, ""},
	{"names in Content-Disposition alone", "boda", asked("download.jsp", 200), ""},
	// Time: the register tells what came of it.
	{"a report edited between sweeps", "", nil, "nianbao/TestCoverageOfFarm"},
	{"a report that disappears", "", nil, "nianbao/TestCoverageOfFarm"},
	{"a report published late", "", nil, "nianbao/TestCoverageOfFarm"},
	{"a day on the page before the first sighting", "", nil, "nianbao/TestCoverageOfFarm"},
	{"a report that comes behind an unchanged list", "", nil, "crawl/TestBehindAnUnchangedList"},
	// TLS.
	{"RSA key exchange only", "t-rsa", secured("legacy"), ""},
	{"P-256 only", "t-p256", secured("p256"), ""},
	{"TLS 1.0", "t-tls10", secured("legacy"), ""},
	{"DHE only", "t-dhe", answers("down:tls-dhe"), ""},
	{"missing intermediate with AIA", "t-chain", secured("aia"), ""},
	{"another name", "t-name", answers("down:cert"), ""},
	{"expired", "t-expired", answers("down:cert"), ""},
	{"expired, and allowed by the list", "t-optin", secured("unverified"), ""},
	{"no RFC 5746", "", nil, "fetch/TestOpensslOfOldDays"},
	// SSRF.
	{"a row to a name that is inside", "private", refused("neibu.yuanque.gov.cn", "/nb/2018.html"), ""},
	{"a frame that is inside", "private", refused("neibu.yuanque.gov.cn", "/frame.html"), ""},
	{"a redirect inside", "private", refused("neibu.yuanque.gov.cn", "/nb/2017.html"), ""},
	{"a meta refresh inside", "private", refused("neibu.yuanque.gov.cn", "/nb/2015.html"), ""},
	{"a redirect to 169.254.0.0/16", "private", jumped("169.254.169.254"), ""},
	{"a row to an address by number", "private", jumped("127.80.0.1"), ""},
	{"another port of the site's machine", "private", down("www.yuanque.gov.cn:6379"), ""},
	{"a name that resolves to loopback", "", nil, "fetch/TestNothingPrivateIsDialled"},
	{"a name that is bound anew", "", nil, "fetch/TestRebinding"},
	// WARC.
	{"wget", "", nil, "archive/TestWgetIsRead"},
	{"one gzip member for a file", "", nil, "archive/TestOneMemberPerFile"},
	{"a truncated file", "", nil, "archive/TestCutAnywhere"},
	{"revisit", "", nil, "archive/TestOriginalIsKnownAfterRestart"},
	{"Common Crawl", "", nil, "archive/TestCommonCrawl"},
	{"WACZ", "", nil, "archive/TestWACZ"},
	// Engine.
	{"a job of a dead worker", "", nil, "queue/TestJobOfADeadWorkerIsTakenUp"},
	{"rescue and time-out", "", nil, "queue/TestAnySliceStarts"},
	{"a finished site is queued again", "", nil, "queue/TestSweeps"},
	{"a pool of one connection", "", nil, "queue/TestSlowSiteStopsNobody"},
	{"at least once", "", nil, "queue/TestResultsAndTheEndOfAJobAreOne"},
	{"kill -9", "", nil, "nianbao/TestKilledCrawl"},
	{"two engines, one data set", "", nil, "nianbao/TestWorkersShareACrawl"},
}

// TestTraps: each is planted where the table says, and a walk meets it.
func TestTraps(t *testing.T) {
	for _, c := range traps {
		t.Run(c.what, func(t *testing.T) {
			if c.by != "" {
				testStands(t, c.by)
				return
			}
			t.Parallel()
			v := visiting(t, strings.Split(c.site, ",")...)
			v.walk(farm.Before)
			v.compare(farm.Before)
			if !c.met(v) {
				v.Errorf("not met at %s", c.site)
				v.story()
			}
		})
	}
}

// testStands: a table that names tests which are gone proves nothing.
func testStands(t *testing.T, by string) {
	dir, name, _ := strings.Cut(by, "/")
	files := []string{}
	for _, pattern := range []string{"../../cmd/", "../", "../samples/", "../crawl/"} {
		found, _ := filepath.Glob(pattern + dir + "/*_test.go")
		files = append(files, found...)
	}
	if dir == "crawl" {
		files, _ = filepath.Glob("*_test.go")
	}
	if !slices.ContainsFunc(files, func(file string) bool {
		b, err := os.ReadFile(file)
		return err == nil && bytes.Contains(b, []byte("\nfunc "+name+"(t *testing.T)"))
	}) {
		t.Errorf("no test %s in %s", name, dir)
	}
}

func asked(path string, status int) func(*visit) bool {
	return func(v *visit) bool {
		return slices.ContainsFunc(v.farm.Log(), func(a farm.Asked) bool { return strings.Contains(a.Path+"&"+a.Form, path) && a.Status == status })
	}
}

func unasked(path string) func(*visit) bool {
	return func(v *visit) bool {
		return !slices.ContainsFunc(v.farm.Log(), func(a farm.Asked) bool { return strings.Contains(a.Path, path) }) && v.planted(path)
	}
}

// planted: a page that nobody should ask for is there all the same.
func (v *visit) planted(path string) bool { return v.farm.Has(path) }

func nothingBut(path string) func(*visit) bool {
	return func(v *visit) bool {
		log := v.farm.Log()
		return len(log) > 0 && !slices.ContainsFunc(log, func(a farm.Asked) bool { return a.Path != path })
	}
}

func nobodyAsked(host string) func(*visit) bool {
	return func(v *visit) bool {
		return strings.Contains(v.farm.Hosts(), host) && !slices.ContainsFunc(v.farm.Log(), func(a farm.Asked) bool { return a.Host == host })
	}
}

// lost: an address was asked for that says with 200 that it is not there.
func lost(path string) func(*visit) bool {
	return func(v *visit) bool {
		return slices.ContainsFunc(v.all(), func(a *crawl.Address) bool {
			return strings.HasSuffix(a.URL, path) && a.State == crawl.Gone && a.Status == 200
		}) || v.farm.Has(path)
	}
}

// after walks the second state, too.
func after(any ...func(*visit) bool) func(*visit) bool {
	return func(v *visit) bool {
		v.walk(farm.After)
		v.compare(farm.After)
		return slices.ContainsFunc(any, func(met func(*visit) bool) bool { return met(v) })
	}
}

func jumped(host string) func(*visit) bool {
	return func(v *visit) bool {
		return slices.ContainsFunc(v.jumps, func(j crawl.Jump) bool { return strings.Contains(j.URL, "//"+host) })
	}
}

func cutShort(v *visit) bool {
	return slices.ContainsFunc(v.columns, func(c crawl.ToldColumn) bool { return !c.Whole && c.Total > c.Rows })
}

func carried(class string) func(*visit) bool {
	return func(v *visit) bool {
		return slices.ContainsFunc(v.all(), func(a *crawl.Address) bool { return a.Report == class && a.State == crawl.Done })
	}
}

func unreadable(v *visit) bool {
	return slices.ContainsFunc(v.farm.Truth(farm.Before), func(e farm.Expected) bool { return e.Reading == "unreadable" && v.found[e.Document] != nil })
}

// secured: the reports came, and their captures say how.
func secured(word string) func(*visit) bool {
	return func(v *visit) bool { return len(v.found) > 0 && len(v.tls) == 1 && v.tls[word] }
}

func answers(class string) func(*visit) bool {
	return func(v *visit) bool {
		for _, list := range v.answers {
			if slices.Contains(list, class) {
				return true
			}
		}
		return false
	}
}

func refused(host, path string) func(*visit) bool {
	return func(v *visit) bool {
		return slices.ContainsFunc(v.all(), func(a *crawl.Address) bool {
			return strings.Contains(a.URL, host) && strings.HasSuffix(a.URL, path) && a.State == crawl.Refused && a.Class == "refused:private"
		})
	}
}

func down(host string) func(*visit) bool {
	return func(v *visit) bool {
		return slices.ContainsFunc(v.all(), func(a *crawl.Address) bool {
			return strings.Contains(a.URL, host) && a.State == crawl.Failed && a.Class == "down:refused"
		})
	}
}
