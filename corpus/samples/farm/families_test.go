package farm_test

// How a person who knows each family gets from one page of a list to the next.

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

type stepper func(page string, a answer) []ask

var families = map[string]stepper{
	"trs":      trsSteps,
	"jpage":    jpageSteps,
	"gkmlpt":   gkmlptSteps,
	"gkmlpt-0": gkmlptSteps,
	"xxgk":     xxgkSteps,
	"jpaas":    jpaasSteps,
	"lonsun":   lonsunSteps,
	"epoint":   epointSteps,
	"ucap":     ucapSteps,
	"truecms":  truecmsSteps,
	"huilan":   huilanSteps,
	"eportal":  eportalSteps,
	"aspx":     aspxSteps,
	"newjcms":  newjcmsSteps,
	"spa":      spaSteps,
	"old":      eportalSteps,
	"shells":   shellsSteps,
	"w-429":    trsSteps,
	"t-optin":  trsSteps,
	"t-chain":  trsSteps,
	"t-tls10":  trsSteps,
	"t-p256":   trsSteps,
	"t-rsa":    trsSteps,
}

var createPage = regexp.MustCompile(`(?m)^createPageHTML\((?:'[^']*',)?\s*(\d+),\s*\d+,\s*["']([^"']+)["'],\s*["']([^"']+)["']`)

func trsSteps(page string, a answer) (list []ask) {
	if m := createPage.FindStringSubmatch(a.text); m != nil {
		n, _ := strconv.Atoi(m[1])
		for i := 1; i < n; i++ {
			list = append(list, get(joined(page, fmt.Sprintf("%s_%d.%s", m[2], i, m[3]))))
		}
	}
	return list
}

const formKind = "application/x-www-form-urlencoded"

var jpageCall = regexp.MustCompile(`totalRecord:(\d+), proxyUrl:'([^']+)'.*params:\{([^}]*)\}`)

// jpageSteps asks for five records at a time.
func jpageSteps(page string, a answer) (list []ask) {
	m := jpageCall.FindStringSubmatch(a.text)
	if m == nil {
		return nil
	}
	fields := url.Values{}
	for _, f := range strings.Split(m[3], ",") {
		name, value, _ := strings.Cut(f, ":")
		fields.Set(name, strings.Trim(value, "'"))
	}
	total, _ := strconv.Atoi(m[1])
	for from := 1; from <= total; from += 5 {
		call := fmt.Sprintf("%s?startrecord=%d&endrecord=%d&perpage=5", joined(page, m[2]), from, from+4)
		list = append(list, ask{"POST", call, fields.Encode(), formKind})
	}
	return list
}

var (
	gkConfig = regexp.MustCompile(`SID: '(\d+)', PATH: '([^']*)'`)
	gkReport = regexp.MustCompile(`"id":(\d+),"name":"政府信息公开年报"`)
)

func gkmlptSteps(page string, a answer) (list []ask) {
	if c, id := gkConfig.FindStringSubmatch(a.text), gkReport.FindStringSubmatch(a.text); c != nil && id != nil {
		for n := range 3 {
			list = append(list, get(joined(page, fmt.Sprintf("%s/api/all/%s?page=%d&sid=%s", c[2], id[1], n, c[1]))))
		}
	}
	var answer struct{ Articles []struct{ URL string } }
	if json.Unmarshal(a.body, &answer) == nil {
		for _, x := range answer.Articles {
			list = append(list, get(joined(page, x.URL)))
		}
	}
	return list
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"/>`)

// xxgkSteps sends the page's own form; three pages are all there is.
func xxgkSteps(page string, a answer) (list []ask) {
	fields := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(a.text, -1) {
		fields.Set(m[1], m[2])
	}
	for n := 1; n <= 3 && fields.Has("infotypeId"); n++ {
		fields.Set("currpage", strconv.Itoa(n))
		list = append(list, ask{"POST", joined(page, "/module/xxgk/search.jsp"), fields.Encode(), formKind})
	}
	return list
}

var jpaasCall = regexp.MustCompile(`url="([^"]+)" queryData="([^"]+)"`)

func jpaasSteps(page string, a answer) (list []ask) {
	var fields map[string]string
	if m := jpaasCall.FindStringSubmatch(a.text); m != nil && json.Unmarshal([]byte(strings.ReplaceAll(m[2], "'", `"`)), &fields) == nil {
		for n := 1; n <= 5; n++ {
			q := url.Values{"paramJson": {fmt.Sprintf(`{"pageNo":%d,"pageSize":9}`, n)}}
			for k, v := range fields {
				q.Set(k, v)
			}
			list = append(list, get(joined(page, m[1]+"?"+q.Encode())))
		}
	}
	var answer struct{ Data struct{ HTML string } }
	if json.Unmarshal(a.body, &answer) == nil {
		list = append(list, linksIn(page, answer.Data.HTML)...)
	}
	return list
}

var lonsunCall = regexp.MustCompile(`'(/site/label/8888[^']*)pageIndex=1([^']*)'`)

func lonsunSteps(page string, a answer) (list []ask) {
	if m := lonsunCall.FindStringSubmatch(a.text); m != nil {
		for n := 1; n <= 2; n++ {
			list = append(list, get(joined(page, fmt.Sprintf("%spageIndex=%d%s", m[1], n, m[2]))))
		}
	}
	return list
}

var (
	epointList  = regexp.MustCompile(`data: JSON.stringify\((.*deptcode: '(\w+)', categorynum: '(\w+)'.*)\), success`)
	epointShell = regexp.MustCompile(`showinfo.html\?infoGuid=(.*)`)
)

// epointSteps asks for three rows at a time, from page 0.
func epointSteps(page string, a answer) (list []ask) {
	const rest, site = "/EWB-FRONT/rest/lightfrontaction/", "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"
	if m := epointList.FindStringSubmatch(a.text); m != nil {
		for n := range 2 {
			body := fmt.Sprintf(`{"deptcode":"%s","categorynum":"%s","siteGuid":"%s","pageIndex":%d,"pageSize":3}`, m[2], m[3], site, n)
			if strings.HasPrefix(m[1], "{token") {
				body = `{"token":"","params":` + body + `}`
			}
			list = append(list, ask{"POST", joined(page, rest+"getgovinfolist"), body, "application/json"})
		}
	}
	if m := epointShell.FindStringSubmatch(page); m != nil {
		list = append(list, ask{"POST", joined(page, rest+"getGovInfoDetail") + "#" + m[1], fmt.Sprintf(`{"infoGuid":"%s","siteGuid":"%s"}`, m[1], site), "application/json"})
	}
	var answer struct {
		Custom struct{ Data []struct{ InfoURL string } }
	}
	if json.Unmarshal(a.body, &answer) == nil {
		for _, x := range answer.Custom.Data {
			list = append(list, get(joined(page, x.InfoURL)))
		}
	}
	return list
}

var (
	channel    = regexp.MustCompile(`name="channelId" content="(\d+)"`)
	createUCAP = regexp.MustCompile(`createPageHTML\('page_div', (\d+), \d+, '(\w+)', '(\w+)'`)
)

func ucapSteps(page string, a answer) (list []ask) {
	if m := channel.FindStringSubmatch(a.text); m != nil {
		for n := 1; n <= 2; n++ {
			list = append(list, get(joined(page, fmt.Sprintf("/searchList/%s?_isAgg=true&_isJson=true&_pageSize=18&_template=index&_rangeTimeGte=&_channelName=&page=%d", m[1], n))))
		}
	}
	if m := createUCAP.FindStringSubmatch(a.text); m != nil {
		n, _ := strconv.Atoi(m[1])
		for i := 2; i <= n; i++ {
			list = append(list, get(joined(page, fmt.Sprintf("%s_%d.%s", m[2], i, m[3]))))
		}
	}
	var answer struct {
		Data struct{ Results []struct{ URL string } }
	}
	if json.Unmarshal(a.body, &answer) == nil {
		for _, x := range answer.Data.Results {
			list = append(list, get(joined(page, x.URL)))
		}
	}
	return list
}

func truecmsSteps(page string, a answer) (list []ask) {
	if m := regexp.MustCompile(`columnId:'(\w+)'`).FindStringSubmatch(a.text); m != nil {
		for from := 1; from <= 30; from += 10 {
			list = append(list, get(joined(page, fmt.Sprintf("/messageController/getMessage.do?startrecord=%d&endrecord=%d&perpage=10&columnId=%s&callback=jQuery1", from, from+9, m[1]))))
		}
	}
	var answer struct{ Result string }
	if json.Unmarshal([]byte(strings.TrimSuffix(strings.TrimPrefix(a.text, "jQuery1("), ")")), &answer) == nil {
		list = append(list, linksIn(page, answer.Result)...)
	}
	return list
}

var nextPage = regexp.MustCompile(`javascript:next\((\d+)\)`)

func huilanSteps(page string, a answer) (list []ask) {
	for _, m := range nextPage.FindAllStringSubmatch(a.text, -1) {
		list = append(list, get(joined(page, "page_"+m[1]+".html")))
	}
	return list
}

var curHref = regexp.MustCompile(`var curHref='([^']+)'`)

func eportalSteps(page string, a answer) (list []ask) {
	for _, m := range curHref.FindAllStringSubmatch(a.text, -1) {
		list = append(list, get(joined(page, m[1])))
	}
	return list
}

var turns = regexp.MustCompile(`window\.location\.href='([^']+)'|http-equiv="refresh" content="0; url=([^"]+)"`)

// aspxSteps follows redirects of pages, and counts up to the last page.
func aspxSteps(page string, a answer) (list []ask) {
	if m := turns.FindStringSubmatch(a.text); m != nil {
		list = append(list, get(joined(page, m[1]+m[2])))
	}
	if strings.Contains(a.text, "class=pager") && !strings.Contains(page, "&page=") {
		list = append(list, get(page+"&page=2"))
	}
	return list
}

var newJPage = regexp.MustCompile(`totalRecord:(\d+),proxyUrl:'([^']+)',params:\{columnid:'([^']+)'`)

func newjcmsSteps(page string, a answer) (list []ask) {
	if m := newJPage.FindStringSubmatch(a.text); m != nil {
		for n := 1; n <= 4; n++ {
			list = append(list, get(joined(page, fmt.Sprintf("%s?page=%d&columnid=%s", m[2], n, m[3]))))
		}
	}
	if strings.Contains(a.text, "dataStore") {
		list = append(list, linksIn(page, strings.ReplaceAll(a.text, `\"`, `"`))...)
	}
	return list
}

var infoID = regexp.MustCompile(`var infoId = '(\w+)'`)

func spaSteps(page string, a answer) (list []ask) {
	if strings.Contains(a.text, "'/html/info/list'") {
		for n := 1; n <= 4; n++ {
			list = append(list, ask{"POST", joined(page, "/html/info/list"), fmt.Sprintf("columnId=nb&pageNo=%d&pageSize=4", n), formKind})
		}
	}
	if m := infoID.FindStringSubmatch(a.text); m != nil {
		list = append(list, ask{"POST", joined(page, "/html/info/detail") + "#" + m[1], "id=" + m[1], formKind})
	}
	var answer struct {
		Data struct{ List []struct{ URL string } }
	}
	if json.Unmarshal(a.body, &answer) == nil {
		for _, x := range answer.Data.List {
			list = append(list, get(joined(page, x.URL)))
		}
	}
	return list
}

var opened = regexp.MustCompile(`window\.open\('([^']+)'\)|viewer\.html\?file=([^"]+)"|<object data='([^']+)'`)

func shellsSteps(page string, a answer) (list []ask) {
	for _, m := range opened.FindAllStringSubmatch(a.text, -1) {
		to, _ := url.PathUnescape(m[1] + m[2] + m[3])
		list = append(list, get(joined(page, to)))
	}
	return list
}
