package farm

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/synth"
)

// Inside is the network behind the sites: addresses that a visitor from outside must not
// reach, whatever a site names. They are served, so that a visitor who goes there is seen.
const (
	Outside = "127.76.0.0/14" // where the sites stand
	inside  = "127.80.0.1"
)

// A site that leads its visitors into its own network: a column's frame and rows whose
// names, of the same domain, resolve to private addresses; redirects, by HTTP and by the
// page, to the machines of clouds and to other private ones; rows that name an address by
// its number, and other ports of the site's own machine. Its honest reports stand between.
var _ = register(plan{"private", []string{"www.yuanque.gov.cn", "@neibu.yuanque.gov.cn"}, func(s *site) {
	u := s.county("鸢阙县", barrier{"ok", ""})
	title := func(year int) string {
		return fmt.Sprintf("鸢阙县人民政府%d年政府信息公开工作年度报告", year)
	}
	on := synth.Date{Year: 2021, Month: 3, Day: 9}
	traps := []row{
		{title(2018), s.base("neibu.yuanque.gov.cn") + "/nb/2018.html", on},
		{title(2017), "/zfxxgk/nb/moved2017.html", on},
		{title(2016), "/zfxxgk/nb/cloud2016.html", on},
		{title(2015), "/zfxxgk/nb/turned2015.html", on},
		{title(2014), fmt.Sprintf("http://%s:%d/nb/2014.html", inside, s.farm.port), on},
		{title(2013), "http://www.yuanque.gov.cn:6379/nb/2013.html", on},
	}
	s.pages["/zfxxgk/nb/moved2017.html"] = moved(302, s.base("neibu.yuanque.gov.cn")+"/nb/2017.html")
	s.pages["/zfxxgk/nb/cloud2016.html"] = moved(302, "http://169.254.169.254/latest/meta-data/")
	s.put("/zfxxgk/nb/turned2015.html", "<html><head><meta http-equiv=\"refresh\" content=\"0;url="+s.base("neibu.yuanque.gov.cn")+"/nb/2015.html\"></head></html>")
	s.trsList("/zfxxgk/nb/", "政府信息公开年报", "index", "html", append(rows(s.papers), traps...), 20)
	s.put("/zfxxgk/nb/", strings.Replace(string(s.pages["/zfxxgk/nb/"].body), "</body>", "<iframe src=\""+s.base("neibu.yuanque.gov.cn")+"/frame.html\"></iframe></body>", 1))
	for year := 2014; year <= 2018; year++ { // what nobody from outside may see
		s.put(fmt.Sprintf("neibu.yuanque.gov.cn/nb/%d.html", year), s.article(title(year), on, u.agency.Name, s.papers[0].fragment()))
	}
	s.put("neibu.yuanque.gov.cn/frame.html", list(traps))
}})
