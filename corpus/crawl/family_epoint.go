package crawl

import (
	"encoding/json"
	"fmt"
	"strconv"

	"nianbao/extract/pattern"
)

// Epoint: an action answers a POST of JSON; what it needs stands in the address of the
// page and in a script of the site.
var (
	epointPage  = pattern.MustCompile(`(?i)govInfoPub|EWB-FRONT|EWB_YK_Mid|webBuilderCommon`)
	epointInfo  = pattern.MustCompile(`(?s)siteInfo\s*=\s*\{(.*?)\}`)
	epointField = pattern.MustCompile(`['"]?\b(siteGuid|projectName)['"]?\s*:\s*['"]([^'"]*)['"]`)
	epointOwn   = pattern.MustCompile(`['"]?\b(deptcode|categorynum|siteGuid|projectName)['"]?\s*[:=]\s*['"]([^'"]*)['"]`)
	epointWraps = pattern.MustCompile(`['"]?params['"]?\s*:\s*\{`)
	epointShell = pattern.MustCompile(`(?i)infoGuid=([\w-]+)`)
)

const epointPerCall = 50

var _ = register(Family{
	Name:  "epoint",
	Order: 13,
	Traps: "Pages are counted from 0 or from 1; some wrap the parameters; articles may be shells whose text comes from another action.",
	Fits: func(p *Page) bool {
		return epointPage.MatchString(p.Text) && (p.URL.Query().Get("categorynum") != "" || epointOwn.MatchString(p.Text)) && !epointShell.MatchString(p.URL.RawQuery)
	},
	First: func(p *Page) List {
		state := map[string]string{"deptcode": p.URL.Query().Get("deptcode"), "categorynum": p.URL.Query().Get("categorynum"), "origin": p.URL.Scheme + "://" + p.URL.Host}
		for _, m := range epointOwn.FindAllStringSubmatch(p.Text, -1) {
			if state[m[1]] == "" {
				state[m[1]] = m[2]
			}
		}
		if epointWraps.MatchString(p.Text) {
			state["wrap"] = "yes"
		}
		if state["siteGuid"] == "" {
			return List{Calls: []Call{epointScript(p, state)}}
		}
		return List{Calls: []Call{epointCall(state, 0)}}
	},
	Read: epointRead,
	Shell: func(p *Page) []Call {
		m := epointShell.FindStringSubmatch(p.URL.RawQuery)
		if m == nil {
			return nil
		}
		c := epointScript(p, map[string]string{"origin": p.URL.Scheme + "://" + p.URL.Host, "infoGuid": m[1]})
		return []Call{c}
	},
	Facts: func(p *Page) map[string]string {
		facts := map[string]string{}
		for _, m := range epointField.FindAllStringSubmatch(p.find(epointInfo), -1) {
			facts[m[1]] = m[2]
		}
		return facts
	},
	With: func(c Call, facts map[string]string) []Call {
		state := copyOf(c.State)
		for name, value := range facts {
			state[name] = value
		}
		if state["infoGuid"] != "" {
			return []Call{epointDetail(state)}
		}
		return []Call{epointCall(state, 0)}
	},
})

// epointScript is the script that names the site to its own actions.
func epointScript(p *Page, state map[string]string) Call {
	return Call{Family: "epoint", Method: "GET", URL: p.resolve("/js/webBuilderCommon.js"), State: state}
}

// epointDetail asks for the text behind a shell.
func epointDetail(state map[string]string) Call {
	return Call{Family: "epoint", Method: "POST", ContentType: "application/json", Page: 1, Article: true,
		URL:  state["origin"] + slash(state["projectName"]) + "/rest/lightfrontaction/getGovInfoDetail",
		Body: jsonOf(map[string]any{"infoGuid": state["infoGuid"], "siteGuid": state["siteGuid"]})}
}

func jsonOf(v any) string {
	b, _ := json.Marshal(v) // of plain values
	return string(b)
}

// epointCall asks for a page; the wire counts from state["base"].
func epointCall(state map[string]string, page int) Call {
	query := map[string]any{"deptcode": state["deptcode"], "categorynum": state["categorynum"], "siteGuid": state["siteGuid"],
		"pageIndex": page, "pageSize": epointPerCall}
	if state["wrap"] != "" {
		query = map[string]any{"token": "", "params": query}
	}
	return Call{Family: "epoint", Method: "POST", ContentType: "application/json", Page: page + 1, State: state, Body: jsonOf(query),
		URL: fmt.Sprintf("%s%s/rest/lightfrontaction/getgovinfolist", state["origin"], slash(state["projectName"]))}
}

func slash(name string) string {
	if name == "" || name[0] == '/' {
		return name
	}
	return "/" + name
}

type epointAnswer struct {
	Custom struct {
		Data []struct {
			InfoURL   string `json:"infourl"`
			RealTitle string `json:"realtitle"`
			Title     string `json:"title"`
			InfoDate  string `json:"infodate"`
			DeptName  string `json:"deptname"`
		} `json:"data"`
		Total json.RawMessage `json:"total"`
	} `json:"custom"`
}

func epointRead(p *Page, c Call) (l List) {
	var answer epointAnswer
	if err := json.Unmarshal([]byte(p.Text), &answer); err != nil {
		return List{}
	}
	for _, r := range answer.Custom.Data {
		title := r.RealTitle
		if title == "" {
			title = r.Title
		}
		l.Rows = append(l.Rows, Row{Link: Link{URL: p.resolve(r.InfoURL), Text: title, Date: r.InfoDate}, Publisher: r.DeptName})
	}
	l.Total = number(string(trimQuotes(answer.Custom.Total)))
	return epointNext(l, c)
}

// epointNext asks on, also when page 0 and page 1 give the same: then pages count from 1.
func epointNext(l List, c Call) List {
	seen, first := number(c.State["seen"]), firstURL(l)
	if first != "" && first != c.State["first"] {
		seen += len(l.Rows)
	}
	more := l.Total > 0 && seen < l.Total || l.Total == 0 && len(l.Rows) > 0 && first != c.State["first"]
	if !more && !(c.Page == 1 && len(l.Rows) == 0) || c.Page >= pageCap {
		return l
	}
	state := copyOf(c.State)
	state["seen"], state["first"] = strconv.Itoa(seen), first
	l.Calls = []Call{epointCall(state, c.Page)}
	return l
}

func copyOf(m map[string]string) map[string]string {
	c := make(map[string]string, len(m)+2)
	for k, v := range m {
		c[k] = v
	}
	return c
}

func trimQuotes(b []byte) []byte {
	if len(b) > 1 && b[0] == '"' {
		return b[1 : len(b)-1]
	}
	return b
}
