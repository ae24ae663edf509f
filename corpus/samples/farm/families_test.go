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
	"trs":    trsSteps,
	"jpage":  jpageSteps,
	"gkmlpt": gkmlptSteps,
	"xxgk":   xxgkSteps,
	"jpaas":  jpaasSteps,
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
		for n := 1; n <= 2; n++ {
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
