package coverage

import (
	"strings"
	"testing"
	"time"
)

// visit is written as DAY SWEEP ANSWER and what was seen: column, found, gone.
func visitsOf(t *testing.T, text string) (list visits) {
	t.Helper()
	for part := range strings.SplitSeq(text, ";") {
		words := strings.Fields(part)
		if len(words) == 0 {
			continue
		}
		at, err := time.Parse(time.DateOnly, words[0])
		if err != nil {
			t.Fatal(err)
		}
		v := Visit{At: at, Sweep: int(words[1][0]), Answer: words[2]}
		for _, w := range words[3:] {
			v.Column = v.Column || w == "column" || w == "found"
			v.Found = v.Found || w == "found"
			v.Gone = v.Gone || w == "gone"
		}
		list = append(list, v)
	}
	return list
}

// TestVisits: what a crawl met, for a report that was due by 31 January 2025.
func TestVisits(t *testing.T) {
	for _, c := range []struct{ name, visits, publication, access, state, detail string }{
		{"never visited", "", "unvisited", "", "unvisited", ""},
		{"found", "2025-02-01 1 ok found", "published", "ok", "published", ""},
		{"one sweep does not find it", "2025-02-01 1 ok column", "not_found_once", "ok", "not_found_once", ""},
		{"the same sweep, resumed, is one", "2025-02-01 1 ok column; 2025-02-02 1 ok column", "not_found_once", "ok", "not_found_once", ""},
		{"two sweeps do not find it", "2025-02-01 1 ok column; 2025-04-01 2 ok column", "missing", "ok", "missing", ""},
		{"before it was due, nothing is missing", "2025-01-10 1 ok column; 2025-01-31 2 ok column", "unvisited", "ok", "unvisited", "到期后尚未访问"},
		{"only one of two came after it was due", "2025-01-31 1 ok column; 2025-02-01 2 ok column", "not_found_once", "ok", "not_found_once", ""},
		{"a column that was not found says nothing", "2025-02-01 1 ok; 2025-04-01 2 ok", "unvisited", "ok", "unvisited", "未找到年报栏目"},
		{"a blocked sweep is no search", "2025-02-01 1 ok column; 2025-04-01 2 blocked:jsl521", "not_found_once", "blocked", "blocked", "网站拒绝自动访问 (jsl521)，2025-04-01 起"},
		{"robots", "2025-02-01 1 robots; 2025-04-01 2 robots", "unvisited", "robots", "robots", "robots.txt 不允许访问，2025-02-01 起"},
		{"down", "2025-02-01 1 down:timeout", "unvisited", "down", "down", "网站无法访问 (timeout)，2025-02-01 起"},
		{"missing, and now down", "2025-02-01 1 ok column; 2025-03-01 2 ok column; 2025-04-01 3 down:dns", "missing", "down", "down", "网站无法访问 (dns)，2025-04-01 起"},
		{"found late, after two searches", "2025-02-01 1 ok column; 2025-03-01 2 ok column; 2025-04-01 3 ok found", "published", "ok", "published", ""},
		{"found, then down: it is there", "2025-02-01 1 ok found; 2025-04-01 2 down:timeout", "published", "down", "down", "网站无法访问 (timeout)，2025-04-01 起"},
		{"found, then once not listed", "2025-02-01 1 ok found; 2025-04-01 2 ok column", "published", "ok", "published", "2025-04-01 栏目中未见到，仅一次"},
		{"found, then twice not listed", "2025-02-01 1 ok found; 2025-04-01 2 ok column; 2025-05-01 3 ok column", "removed", "ok", "removed", "2025-04-01 起栏目中不再列出"},
		{"the sweep that found it, resumed, denies nothing", "2025-02-01 1 ok found; 2025-02-02 1 ok column; 2025-04-01 2 ok column", "published", "ok", "published", "2025-04-01 栏目中未见到，仅一次"},
		{"found, then gone", "2025-02-01 1 ok found; 2025-04-01 2 ok gone", "removed", "ok", "removed", "2025-04-01 起不能再打开"},
		{"gone, then found again", "2025-02-01 1 ok found; 2025-04-01 2 ok gone; 2025-05-01 3 ok found", "published", "ok", "published", ""},
		{"removed, and now blocked", "2025-02-01 1 ok found; 2025-04-01 2 ok gone; 2025-05-01 3 blocked:captcha", "removed", "blocked", "blocked", "2025-04-01 起不能再打开"},
		{"in any order", "2025-05-01 3 ok found; 2025-02-01 1 ok column; 2025-03-01 2 ok column", "published", "ok", "published", ""},
	} {
		r := Row{Year: 2024}
		visitsOf(t, c.visits).judge(&r, "2025-01-31")
		detail := ""
		if len(r.Detail) > 0 {
			detail = r.Detail[0].ZH
		}
		if r.Publication != c.publication || r.Access != c.access || r.sumUp() != c.state || detail != c.detail {
			t.Errorf("%s: got %s, %q, %s, %q; want %s, %q, %s, %q", c.name, r.Publication, r.Access, r.sumUp(), detail, c.publication, c.access, c.state, c.detail)
		}
		for _, d := range r.Detail {
			if d.EN == "" || strings.Contains(d.ZH+d.EN, "%!") {
				t.Errorf("%s: %+v", c.name, d)
			}
		}
	}
}
