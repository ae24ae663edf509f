package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/extract/pattern"
)

// The report's part of the page is found by what stands in it: the smallest block
// around all its section headings and statutory tables, and the title, prose and
// signature beside it. In doubt the larger part is taken.

// htmlRegion is a range of items, with the first and last that prove it. Without
// proof it is the whole page.
type htmlRegion struct {
	from, to                    int
	found                       bool
	firstEvidence, lastEvidence int
}

// evident: between the first and the last proof, where everything is the report's.
func (r htmlRegion) evident(i int) bool {
	return r.found && i >= r.firstEvidence && i <= r.lastEvidence
}

// evidence lists the items that only a report has: statutory tables and numbered
// section headings, or three bare headings where the numerals are lost.
func (w *htmlWalk) evidence() (at []int) {
	var weak []int
	headings := false
	for i, it := range w.items {
		if it.grid != nil {
			if it.anchors >= 2 {
				at = append(at, i)
			}
			continue
		}
		if it.text == "" || it.linked*2 > len(it.text) || !mayHead(it.text) {
			continue
		}
		label := keepLetters(it.text[:min(len(it.text), longestLabel)])
		switch {
		case numbered(label):
			headings = true
			at = append(at, i)
		case bare(label):
			weak = append(weak, i)
		}
	}
	if !headings && len(weak) >= 3 {
		at = append(at, weak...)
	}
	return at
}

// mayHead looks at the first characters only: most lines cannot be a heading.
func mayHead(line string) bool {
	return headSigns.In(line[:min(len(line), 12)])
}

var headSigns = pattern.SetOf("第一二三四五六七总總主收政存其")

// proof starts the region: the range from the first to the last evidence.
func (w *htmlWalk) proof() htmlRegion {
	at := w.evidence()
	r := htmlRegion{to: len(w.items)}
	if len(at) == 0 {
		return r
	}
	r.found, r.firstEvidence, r.lastEvidence = true, at[0], at[0]
	for _, i := range at {
		r.firstEvidence = min(r.firstEvidence, i)
		r.lastEvidence = max(r.lastEvidence, i)
	}
	return r
}

// fewestItems is what a block must hold to be more than one paragraph.
const fewestItems = 3

// around widens the proof to the smallest block that holds it, then to what
// belongs to the report beside that block.
func (w *htmlWalk) around(r htmlRegion) htmlRegion {
	if !r.found {
		return r
	}
	in := 0
	for i, b := range w.boxes {
		if b.first <= r.firstEvidence && b.end > r.lastEvidence {
			in = i
		}
	}
	for w.boxes[in].end-w.boxes[in].first < fewestItems && w.boxes[in].parent > 0 {
		in = w.boxes[in].parent
	}
	hinted := w.container(in)
	if hinted >= 0 {
		in = hinted
	}
	r.from, r.to = w.boxes[in].first, w.boxes[in].end
	if hinted < 0 {
		w.trim(&r)
	}
	w.extend(&r)
	return r
}

// containers are names that publishing systems give to the block of an article.
// They never find a report; they decide between blocks that all hold it.
var containers = map[string]bool{
	"#UCAP-CONTENT": true, ".TRS_Editor": true, ".trs_editor_view": true, "#zoom": true, "#Zoom": true, "#zoomcon": true,
	"#ivs_content": true, ".Custom_UnionStyle": true, "#article": true, ".xxgk_content": true, ".wp_articlecontent": true,
	"#webeditorview": true, ".article-content": true, "#vsb_content": true, ".v_news_content": true,
}

// container is the nearest named block around a box, or -1.
func (w *htmlWalk) container(in int) int {
	near := w.boxes[in].node
	for near != nil && !isContainer(near) {
		near = near.Parent
	}
	for ; near != nil && in >= 0; in = w.boxes[in].parent {
		if w.boxes[in].node == near && near.DataAtom != atom.Body {
			return in
		}
	}
	return -1
}

func isContainer(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "id":
			if containers["#"+a.Val] {
				return true
			}
		case "class":
			for name := range strings.FieldsSeq(a.Val) {
				if containers["."+name] {
					return true
				}
			}
		}
	}
	return false
}

// trim leaves out navigation before the first line of the report and what follows
// its last: the block may be the whole page.
func (w *htmlWalk) trim(r *htmlRegion) {
	first := r.from
	for first < r.firstEvidence && !w.opening(first) {
		first++
	}
	for i := first - 1; i >= r.from; i-- {
		if w.chromeAt(i) {
			r.from = i + 1
			break
		}
	}
	for r.to-1 > r.lastEvidence && (w.chromeAt(r.to-1) || w.items[r.to-1].text == "") && !w.attached(r.to-1) && !w.continued(r.to-1, r.lastEvidence) {
		r.to--
	}
}

// continued: a grid goes on with the statutory table that ends the proof, by a word
// of such tables or as many columns.
func (w *htmlWalk) continued(i, last int) bool {
	g, before := w.items[i], w.items[last].grid
	return g.grid != nil && (g.anchors > 0 || before != nil && before.Cols == g.grid.Cols)
}

// Lines that may stand between the report's block and a title above it, or a
// signature below it.
const (
	gapAbove = 12
	gapBelow = 6
)

// extend takes in the title and prose before the block, and prose, signature and
// annexes behind it.
func (w *htmlWalk) extend(r *htmlRegion) {
	for i, gap := r.from-1, 0; i >= 0 && gap < gapAbove; i-- {
		switch {
		case w.opening(i):
			r.from, gap = i, 0
		case !w.items[i].said:
			gap++
		}
	}
	for i, gap := r.to, 0; i < len(w.items) && gap < gapBelow; i++ {
		switch {
		case w.closing(i):
			r.to, gap = i+1, 0
		case !w.items[i].said:
			gap++
		}
	}
}

var (
	// reportTitle is a line that names a report on disclosure.
	reportTitle = pattern.MustCompile(`(?:信息|政务)公[开開].{0,40}(?:年报|年报告|报告|報告)|年度报告$`)
	// signatureDate is a line that is a date, as under a signature.
	signatureDate = pattern.MustCompile(`^(?:20\d\d|二[○〇零Oo]..)\s*年\s*[\d一二三四五六七八九十]+\s*月\s*[\d一二三四五六七八九十]+\s*日$`)
	// annex begins a line that names what is attached, or a note under a table.
	annex = pattern.MustCompile(`^(?:附件|附表|附[:：]|注[:：])`)
	// chromeLine is a line of the site, not of the document: nothing but the words of
	// its tools, or one that begins with its words for place, count, maker or address.
	chromeLine = pattern.MustCompile(`^(?:(?:打印(?:本页|文章)?|关闭(?:窗口|本页)?|收藏(?:本页)?|返回(?:顶部|首页|列表)?|分享(?:到|至)?|扫一扫|微信(?:好友)?|朋友圈|` +
		`(?:新浪)?微博|QQ空间|QQ|字[体号](?:大小)?|[大中小]|首页|网站地图|联系我们|关于我们|无障碍(?:浏览)?|繁體|繁体|\d+|[\s|｜【】\[\]()（）:：>›»·.,、-])+|` +
		`(?:您?(?:现在|当前|目前)?的?(?:所在)?(?:当前)?位置|您的位置|首页\s*[>›»]|版权所有|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|技术支持\s*[:：]|责任编辑\s*[:：]|` +
		`(?:浏览|点击|阅读|访问)(?:次数|量|数|率)\s*[:：\d]|[上下]一?[篇条]\s*[:：]|扫一扫).*)$`)
	// chromeFoot is a line with what stands at the foot of a site.
	chromeFoot = pattern.MustCompile(`^.*(?:ICP备|网安备|网站标识码|版权所有|Copyright|建议使用.{0,40}浏览).*$`)
)

// opening says whether an item belongs to the report's beginning.
func (w *htmlWalk) opening(i int) bool {
	it := w.items[i]
	if it.text == "" || it.said || it.linked*2 > len(it.text) || w.chromeAt(i) {
		return false
	}
	return prose(it.text) || len(it.text) < longestPairs && reportTitle.MatchString(it.text) && !columnName(it.text)
}

// columnName: the name of the site's column (政府信息公开年报) is no title of a report,
// which has a year or the word 工作 as well.
func columnName(line string) bool {
	return utf8.RuneCountInString(line) < 12 && !strings.Contains(line, "20")
}

// closing says whether an item belongs to the report's end.
func (w *htmlWalk) closing(i int) bool {
	it := w.items[i]
	if w.attached(i) {
		return true
	}
	if it.text == "" || it.said || it.linked*2 > len(it.text) || w.chromeAt(i) {
		return false
	}
	return prose(it.text) || signatureDate.MatchString(it.text) || annex.MatchString(it.text)
}

// prose is a sentence of some length.
func prose(line string) bool {
	return len(line) >= 75 && strings.ContainsAny(line, "。；")
}

// chromeAt: navigation by its words or because most of it is links.
func (w *htmlWalk) chromeAt(i int) bool {
	it := w.items[i]
	if it.text == "" {
		return false
	}
	return it.linked*5 >= len(it.text)*3 && !w.attached(i) || chromeText(it.text)
}

func chromeText(line string) bool {
	return len(line) < longestPairs && (chromeLine.MatchString(line) || chromeFoot.MatchString(line))
}

// attached says whether a file is linked in an item.
func (w *htmlWalk) attached(i int) bool {
	if w.files == nil {
		w.files = map[int]bool{}
		for _, l := range w.links {
			w.files[l.at] = w.files[l.at] || l.Kind == Attachment
		}
	}
	return w.files[i]
}
