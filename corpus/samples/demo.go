package samples

// The bundled corpus: documents kept in the folder demo, and reports that are
// generated when they are asked for. All of it is fiction.

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"golang.org/x/tools/txtar"

	"nianbao/corpus/samples/synth"
)

//go:embed demo
var kept embed.FS

// demoOffices publish beside the offices of the kept documents.
var demoOffices = []struct {
	slug   string
	agency synth.Agency
}{
	{"qingya-shuiwu", synth.Bureau("青崖市", "水务局", 3)},
	{"qingya-caizheng", synth.Bureau("青崖市", "财政局", 3)},
	{"qingya-jiaoyu", synth.Bureau("青崖市", "教育局", 3)},
	{"qingya-renshe", synth.Bureau("青崖市", "人力资源和社会保障局", 2)},
	{"liuting-qu", synth.Government("柳汀区", 4, false)},
	{"liuting-tingquan", synth.Subdistrict("柳汀区", "听泉", 1)},
	{"heqi-xian", synth.Government("鹤栖县", 4, false)},
	{"heqi-ban", synth.Office("鹤栖县", 2)},
}

const demoFrom, demoTo = 2022, 2024

// demoStyles take turns, so that no two years of an office look alike.
var demoStyles = []string{"html/site", "text/tabs", "html/word", "html/clean", "text/pipes", "html/split", "text/markdown", "html/nested", "html/gb18030", "html/ragged"}

// demoFaults are planted: which check finds what.
var demoFaults = map[string]string{
	"qingya-shuiwu-2023":   "req-outcome-sum",
	"qingya-caizheng-2022": "in-force-below-new",
	"qingya-renshe-2024":   "suit-direct-sum",
	"liuting-qu-2024":      "req-row-total",
}

// demoReport is a generated report with the document that it is printed in.
type demoReport struct {
	file   string
	report *synth.Report
	bytes  []byte
}

// demoReports generates them, each year after the one before.
var demoReports = sync.OnceValue(func() []demoReport {
	var list []demoReport
	for i, o := range demoOffices {
		var before *synth.Report
		for year := demoFrom; year <= demoTo; year++ {
			name, seed := fmt.Sprintf("%s-%d", o.slug, year), uint64(1000*i+year)
			style, _ := synth.StyleOf(demoStyles[(3*i+year-demoFrom)%len(demoStyles)])
			r := synth.New(seed, synth.Options{Agency: &o.agency, Year: year, Form: synth.F2021, Plain: true, Before: before, Fault: demoFaults[name]})
			list = append(list, demoReport{name + style.Ending, r, style.Render(r, seed)})
			before = r
		}
	}
	return list
})

// Demo is the bundled corpus: reports in both forms, as HTML and text, some with
// planted faults, and documents that are no reports.
func Demo() fs.FS { return demo() }

var demo = sync.OnceValue(func() fs.FS {
	var all txtar.Archive
	entries, _ := fs.ReadDir(kept, "demo") // it is embedded
	for _, e := range entries {
		b, _ := fs.ReadFile(kept, "demo/"+e.Name())
		all.Files = append(all.Files, txtar.File{Name: e.Name(), Data: b})
	}
	for _, r := range demoReports() {
		all.Files = append(all.Files, txtar.File{Name: r.file, Data: r.bytes})
	}
	files, err := txtar.FS(&all)
	if err != nil {
		return kept // cannot be: no name is met twice
	}
	return files
})
