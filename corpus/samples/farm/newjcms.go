package farm

import (
	"fmt"
	"strconv"

	"nianbao/corpus/samples/synth"
)

// The new jcms: columns /col/NNN_NNN, articles by id and hash. Planted: a column whose
// address dies between the states (it redirects home) and lives on elsewhere; towns that
// publish on the portal of their county; a server that obeys page alone, with rows in an
// array of script, and forgets startrecord.
var _ = register(plan{"newjcms", []string{"www.liaosi.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "蓼涘县人民政府", "9914000014", "蓼涘县", `class="TRS_Editor"`
	county := s.unit(synth.Government("蓼涘县", 4, false), "/")
	column, old := "4039_446643", "4039_446643"
	if s.state == After {
		column = "4102_510077"
		s.pages["/col/"+old+"/index.html"] = moved(301, "/")
		s.under = append(s.under, prefix{"/col/" + old + "/", func(*call) page { return moved(301, "/") }})
	}
	county.column = s.url("/col/" + old + "/index.html")
	s.front([]link{{"政务公开", "/col/4039_400000/index.html"}})
	s.platform("/col/4039_400000/index.html", "政府信息公开年报", "/col/"+column+"/index.html")
	all := s.since(county, 2021)
	for _, name := range []string{"砚坞镇", "岚渚乡", "鹤篁镇"} {
		all = append(all, s.since(s.unit(synth.Town("蓼涘县", name, 1), "/").under(county), 2022)...)
	}
	for _, p := range all {
		p.path = fmt.Sprintf("/col/%s/art/%d/%032x.html", column, p.id, p.unit.seed(p.year)*0x9e3779b97f4a7c15)
		s.present(p)
		if s.state == After {
			p.note = "the column and its pages moved"
		}
	}
	lines := rows(all)
	first := list(chunk(lines, 0, 6)) + fmt.Sprintf("<div id=\"page\"></div><script>$('#page').jpage({perPage:6,totalRecord:%d,proxyUrl:'/module/jpage/dataproxy.jsp',params:{columnid:'%s',unitid:'2810',webid:7}});</script>", len(lines), column)
	s.put("/col/"+column+"/index.html", s.column("政府信息公开年报", first))
	s.calls["/module/jpage/dataproxy.jsp"] = func(c *call) page {
		n, _ := strconv.Atoi(c.query.Get("page") + c.form.Get("page"))
		if c.query.Get("columnid")+c.form.Get("columnid") != column {
			return fresh("text/javascript;charset=UTF-8", "totalRecord = 0;\ndataStore = [];")
		}
		text := ""
		for i, r := range chunk(lines, max(n, 1)-1, 6) {
			if i > 0 {
				text += ",\n"
			}
			text += strconv.Quote(items([]row{r}))
		}
		return fresh("text/javascript;charset=UTF-8", fmt.Sprintf("totalRecord = %d;\ntotalPage = %d;\ndataStore = [%s];", len(lines), chunks(lines, 6), text))
	}
}})
