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
