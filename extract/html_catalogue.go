package extract

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// The catalogue block that sites print above a document (索引号, 发布机构, 公开日期 …)
// as a table or list, and the line under its title (来源：… 发布时间：…). Both are
// told by their labels; they become marks and are no part of the report.

// catalogueLabels are the labels with the question that each answers, "" for those
// that answer none of ours. Spaces inside are dropped before the look-up.
var catalogueLabels = map[string]MarkKind{
	"名称": Title, "信息名称": Title, "标题": Title, "文件名称": Title, "公文标题": Title,
	"发布机构": Publisher, "发文机关": Publisher, "发文机构": Publisher, "发布单位": Publisher, "公开机构": Publisher,
	"公开主体": Publisher, "信息公开机构": Publisher, "责任部门": Publisher, "单位": Publisher, "来源": Publisher,
	"信息来源": Publisher, "文章来源": Publisher, "稿件来源": Publisher, "发布者": Publisher, "发布部门": Publisher,
	"公开日期": Published, "发布日期": Published, "发布时间": Published, "公开时间": Published, "发文日期": Published,
	"成文日期": Published, "生成日期": Published, "印发日期": Published, "时间": Published, "日期": Published,
	"索引号": IndexNo, "信息索引号": IndexNo, "索引编号": IndexNo, "信息索引": IndexNo,
	"原文链接": Address, "网站标识码": SiteCode, "政府网站标识码": SiteCode, "栏目": Column, "所属栏目": Column,
	"分类": "", "信息分类": "", "主题分类": "", "体裁分类": "", "组配分类": "", "服务对象分类": "", "服务对象": "", "所属分类": "",
	"文号": "", "发文字号": "", "发文号": "", "文件编号": "", "有效性": "", "时效性": "", "效力状态": "", "是否有效": "", "有效期": "",
	"关键词": "", "关键字": "", "主题词": "", "文件下载": "", "附件下载": "", "内容概述": "", "内容概要": "", "摘要": "", "信息概述": "",
	"公开方式": "", "公开形式": "", "公开时限": "", "公开范围": "", "公开程序": "", "公开类别": "", "公开属性": "", "废止日期": "", "生效日期": "",
	"失效日期": "", "语种": "", "信息格式": "", "载体类型": "", "作者": "", "编辑": "", "责任编辑": "", "审核": "", "采集时间": "",
}

// toolLabels stand beside the source of a page and have no value of interest.
var toolLabels = map[string]bool{
	"浏览次数": true, "浏览量": true, "点击数": true, "点击量": true, "点击次数": true, "点击率": true, "阅读次数": true,
	"阅读量": true, "阅读": true, "访问量": true, "访问次数": true, "字体": true, "字号": true, "字体大小": true, "分享": true,
	"分享到": true, "打印": true, "浏览": true, "人气": true, "保护视力色": true,
}

// catalogueProof are labels that stand in a catalogue and hardly anywhere else.
var catalogueProof = map[string]bool{
	"索引号": true, "信息索引号": true, "索引编号": true, "发布机构": true, "发文机关": true, "发文机构": true, "公开机构": true,
	"公开主体": true, "信息名称": true, "主题分类": true, "信息分类": true, "体裁分类": true, "组配分类": true, "公开日期": true, "成文日期": true,
	"生成日期": true, "文号": true, "发文字号": true, "公开方式": true, "公开时限": true, "有效性": true, "标题": true, "主题词": true,
}

// commonLabels stand in any text (单位：万元) and prove nothing alone.
var commonLabels = map[string]bool{"单位": true, "名称": true, "分类": true, "摘要": true, "审核": true, "标题": true, "时间": true}

// pair is a label with what stands behind it.
type pair struct{ label, value string }

func labelOf(s string) (string, bool) {
	if !endsLabel(s) {
		return "", false
	}
	s = strings.Trim(strings.Map(func(r rune) rune {
		if padding(r) {
			return -1
		}
		return r
	}, s), aroundLabel)
	_, known := catalogueLabels[s]
	return s, known || toolLabels[s]
}

// catalogueTable reads a grid as pairs; ok only where every row that holds anything
// begins with a known label and two different labels, one of them a proof, occur.
func catalogueTable(g *Grid) (pairs []pair, ok bool) {
	label, row := "", 0
	for _, c := range g.Cells {
		if inline, is := linePairs(c.Text); is {
			pairs, label, row = append(pairs, inline...), "", c.Row
			if last := pairs[len(pairs)-1]; last.value == "" {
				label = last.label
			}
			continue
		}
		name, is := labelOf(c.Text)
		switch {
		case is && label == "" || is && c.Row != row:
			label = name
			pairs = append(pairs, pair{name, ""})
		case label != "" && c.Row == row:
			pairs[len(pairs)-1].value = c.Text
			label = ""
		case c.Text != "":
			return nil, false
		}
		row = c.Row
	}
	return pairs, provenCatalogue(pairs)
}

func provenCatalogue(pairs []pair) bool {
	proof, labels := false, map[string]bool{}
	for _, p := range pairs {
		labels[p.label] = true
		proof = proof || catalogueProof[p.label]
	}
	return proof && len(labels) > 1
}

// labelled finds "label：" inside a line: up to eight characters, spaces between
// them allowed, before a colon.
var labelled = pattern.MustCompile(`(?:\p{Han}[\s\x{3000}\x{00a0}]*){2,8}[】\]]?\s*[：:]`)

// longestPairs is the length in bytes beyond which a line is prose.
const longestPairs = 400

// linePairs reads a line that is nothing but labels with their values; before the
// first label only a date may stand.
func linePairs(line string) (pairs []pair, ok bool) {
	if len(line) > longestPairs || !mayLabel(line) {
		return nil, false
	}
	last := 0 // end of the last label
	for _, at := range labelled.FindAllStringIndex(line, -1) {
		name, start, known := longestLabelIn(line[at[0]:at[1]])
		if !known {
			continue
		}
		before := trimPadding(strings.Trim(line[last:at[0]+start], " |[【〔"))
		switch {
		case len(pairs) > 0:
			pairs[len(pairs)-1].value = before
		case before != "" && dateIn(before) == "":
			return nil, false
		case before != "":
			pairs = append(pairs, pair{"日期", before})
		}
		pairs = append(pairs, pair{name, ""})
		last = at[1]
	}
	if len(pairs) == 0 {
		return nil, false
	}
	pairs[len(pairs)-1].value = trimPadding(line[last:])
	return pairs, true
}

// lastPairs is the labelled line that was read last: it is asked for more than once.
type lastPairs struct {
	line  string
	pairs []pair
	ok    bool
}

// pairsIn is linePairs for a line of the page.
func (w *htmlWalk) pairsIn(line string) ([]pair, bool) {
	switch {
	case len(line) > longestPairs || !mayLabel(line):
		return nil, false
	case line != w.paired.line:
		w.paired.line = line
		w.paired.pairs, w.paired.ok = linePairs(line)
	}
	return w.paired.pairs, w.paired.ok
}

// mayLabel: a colon stands behind the last character of a known label.
func mayLabel(line string) bool {
	for at := range colons.All(line) {
		if endsLabel(line[:at]) {
			return true
		}
	}
	return false
}

// endsLabel: a text ends as some known label does.
func endsLabel(s string) bool {
	last, size := utf8.DecodeLastRuneInString(s)
	for size > 0 && behindLabel(last) {
		s = s[:len(s)-size]
		last, size = utf8.DecodeLastRuneInString(s)
	}
	return labelEnds[last]
}

// behindLabel: a character that labelOf drops from the end of a label.
func behindLabel(r rune) bool {
	return (r < firstHan || r > lastHan) && (padding(r) || strings.ContainsRune(aroundLabel, r))
}

// aroundLabel stands at the ends of labels and is no part of them.
const aroundLabel = "：:【】[]〔〕*·|"

var (
	colons    = pattern.SetOf("：:")
	labelEnds = func() map[rune]bool {
		ends := map[rune]bool{}
		for _, label := range slices.Concat(slices.Collect(maps.Keys(catalogueLabels)), slices.Collect(maps.Keys(toolLabels))) {
			last, _ := utf8.DecodeLastRuneInString(label)
			ends[last] = true
		}
		return ends
	}()
)

// longestLabelIn finds the longest known label at the end of a match, which may
// begin with the value before it (人民政府来源：).
func longestLabelIn(s string) (name string, start int, known bool) {
	for i := range s {
		if name, known = labelOf(s[i:]); known {
			return name, i, true
		}
	}
	return "", 0, false
}

// printedDate is a date with or without its time.
var printedDate = pattern.MustCompile(`(?:19|20)\d\d\s?(?:年|[-/.])\s?\d{1,2}\s?(?:月|[-/.])\s?\d{1,2}\s?日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?`)

func dateIn(s string) string { return printedDate.FindString(s) }

// claimPairs turns pairs into marks. A date is claimed as printed, without what
// stands around it; a source that is an address is one.
func (w *htmlWalk) claimPairs(at int, pairs []pair, origin string) {
	for _, p := range pairs {
		kind, value := catalogueLabels[p.label], p.value
		if kind == Published {
			value = dateIn(value)
		}
		if kind == Publisher && strings.Contains(value, "://") {
			kind = Address
		}
		if kind == "" || value == "" {
			continue
		}
		from := origin
		if origin == "metadata block" || origin == "footer" {
			from += " " + p.label
		}
		w.marks = append(w.marks, placedMark{at, Mark{kind, value, from}})
	}
}

// mostLabelled is how many lines outside the report are asked for labels.
const mostLabelled = 20_000

// readCatalogue finds the catalogue in the items outside the report's sections and
// marks its items as said.
func (w *htmlWalk) readCatalogue(r htmlRegion) {
	asked := 0
	for i := 0; i < len(w.items) && asked < mostLabelled; {
		switch it := &w.items[i]; {
		case r.evident(i):
			i++
		case it.grid == nil:
			took := max(1, w.catalogueLines(i, r))
			i += took
			asked += took
		default:
			if pairs, ok := catalogueTable(it.grid); ok && it.anchors == 0 {
				w.claimPairs(i, pairs, "metadata block")
				it.said = true
			}
			i++
		}
	}
}

// catalogueLines reads a run of labelled lines from item i and says how many items
// it took. Without proof of a catalogue only lines of pairs are read: the source
// line under a title.
func (w *htmlWalk) catalogueLines(i int, r htmlRegion) int {
	var all []pair
	var found [][]pair // of each item
	for n := i; n < min(len(w.items), i+mostLabelled) && !r.evident(n) && w.items[n].grid == nil; {
		pairs, took := w.pairsAt(n, r)
		if took == 0 {
			break
		}
		all = append(all, pairs...)
		found = append(found, pairs)
		if n += took; took == 2 {
			found = append(found, nil)
		}
	}
	if !provenCatalogue(all) {
		for k := range found {
			w.sourceLine(i + k) // a part of the run proves no more than all of it
		}
		return len(found)
	}
	for k, pairs := range found {
		w.claimPairs(i+k, pairs, "metadata block")
		w.items[i+k].said = true
	}
	return len(found)
}

func (w *htmlWalk) sourceLine(i int) {
	pairs, ok := w.pairsIn(w.items[i].text)
	if !ok || !slices.ContainsFunc(pairs, func(p pair) bool { return !commonLabels[p.label] }) {
		return
	}
	origin := "source line"
	if strings.HasSuffix(pairs[0].label, "网站标识码") {
		origin = "footer"
	}
	w.claimPairs(i, pairs, origin)
	w.items[i].said = true
}

// pairsAt reads the pairs of one line, or a lone label with the next line as value.
func (w *htmlWalk) pairsAt(n int, r htmlRegion) ([]pair, int) {
	text := w.items[n].text
	pairs, paired := w.pairsIn(text)
	if paired && pairs[len(pairs)-1].value != "" {
		return pairs, 1
	}
	name, ok := labelOf(text)
	if text == "" || !ok {
		return pairs, bit(paired)
	}
	if kind := catalogueLabels[name]; !toolLabels[name] && w.valueAt(n+1, kind, r) {
		return []pair{{name, w.items[n+1].text}}, 2
	}
	return []pair{{name, ""}}, 1
}

// longestValue is the length in bytes beyond which a line is not taken as the value
// of the label above it.
const longestValue = 150

// valueAt: a short line, no label and no pair itself, and no heading of the report,
// which often follows a last label without value.
func (w *htmlWalk) valueAt(n int, kind MarkKind, r htmlRegion) bool {
	if n >= len(w.items) || r.evident(n) || w.items[n].grid != nil {
		return false
	}
	it := w.items[n]
	if _, label := labelOf(it.text); label || it.text == "" || len(it.text) > longestValue || strings.Contains(it.text, "。") {
		return false
	}
	if _, paired := w.pairsIn(it.text); paired {
		return false
	}
	return kind == Title || it.level == 0 && !headlineWords.MatchString(it.text)
}
