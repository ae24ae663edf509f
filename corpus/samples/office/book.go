package office

// Several reports in one workbook, as offices collect them: a sheet for each unit.

import (
	"math/rand/v2"

	"nianbao/corpus/samples/synth"
)

// Book writes reports into one workbook, each on a sheet with the name of its unit, behind
// a sheet that lists them.
func Book(reports []*synth.Report, seed uint64) []byte {
	w := &workbook{dice: rand.New(rand.NewPCG(seed, 5))}
	list := w.sheet("目录")
	w.line(list, "各单位政府信息公开工作年度报告")
	for _, r := range reports {
		w.line(list, r.Agency.Name)
	}
	for _, r := range reports {
		doc := r.Document()
		s := w.sheet(doc.Agency)
		w.head(s, doc)
		w.blocks(s, doc.Blocks)
		w.foot(s, doc)
	}
	return w.bytes()
}
