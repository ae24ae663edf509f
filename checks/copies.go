package checks

// What several agencies' reports share. The sentences are about texts, never about
// who wrote them: 雷同. What many share is told once, by the report that came first;
// what few share, by those that came later.

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// copies are those of a kind of thing that another body has too.
func (p *Pass) copies(what ...string) []Copy {
	var list []Copy
	for _, c := range p.Copies {
		if slices.Contains(what, c.What) && !p.sameBody(c) {
			list = append(list, c)
		}
	}
	return list
}

// tellsOnce tells whether a copy is to be told here: of what many share, only where
// this report came first; else only where it did not.
func (c Copy) tellsOnce() bool { return c.First == c.Template }

// MayTell tells whether a check says something of a copy, unless both reports are of one
// body.
func (c Copy) MayTell() bool {
	switch {
	case c.SameBody:
		return false
	case c.What == "tables" || c.What == "file":
		return !c.First
	case c.What == "problems" && c.Agencies > 2:
		return c.First
	}
	return c.Similar >= likeText && c.tellsOnce()
}

// sameBody tells two names of one body: by what is known of both, a government and its
// own office, and two organs of one place of which one's name, title or text names the other.
func (p *Pass) sameBody(c Copy) bool {
	mine, other := p.Report.Agency.Name, c.Agency
	if c.SameBody || other == "" || officeless(mine) == officeless(other) {
		return true
	}
	here, me := cutPlace(mine)
	there, it := cutPlace(other)
	if here != there && here != "" && there != "" || me == "" || it == "" {
		return false
	}
	return strings.Contains(me, it) || strings.Contains(it, me) || strings.Contains(p.Report.Title, it) ||
		strings.Contains(p.text(), it) && joined(p.text())
}

// officeless: a government's report is written by its office, and often published as both.
func officeless(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "办公室"), "办公厅")
}

// cutPlace parts a name behind its last place: 鹿鸣县 and 体育局. What is left of a
// government's name is "".
func cutPlace(name string) (place, organ string) {
	at := 0
	for _, kind := range []string{"省", "市", "县", "区", "旗", "盟", "自治州"} {
		if i := strings.LastIndex(name, kind); i >= 0 && i+len(kind) < len(name) {
			at = max(at, i+len(kind))
		}
	}
	if organ = name[at:]; strings.HasPrefix(organ, "人民政府") {
		organ = ""
	}
	return name[:at], organ
}

// joined finds the words for one body with several names.
func joined(text string) bool { return JointOffice.In(text) }

// JointOffice are the words of a report for one body with several names: where it has
// none of them, its text has no say in which reports are of one body.
var JointOffice = pattern.WordsOf([]string{"合署办公", "两块牌子", "加挂", "挂牌", "一个机构", "合并"})

// peerWords name the other side of a copy.
func peerWords(c Copy) (zh, en string) {
	if len(c.Units) > 0 {
		zh, en = unitsZH(c.Units), unitsEN(c.Units)
		return zh + "的报告", "the reports of " + en
	}
	year := ""
	if c.Year > 0 {
		year = strconv.Itoa(c.Year)
	}
	zh, en = "“"+c.Agency+"”的报告", "the report of "+c.Agency
	if year != "" {
		zh, en = "“"+c.Agency+"”"+year+"年度报告", "the report of "+c.Agency+" for "+year
	}
	return zh, en
}

// unitsNamed bounds the names in a sentence; the view cluster_members has them all.
const unitsNamed = 5

func unitsZH(units []string) string {
	if len(units) <= unitsNamed {
		return strings.Join(units, "、")
	}
	return strings.Join(units[:unitsNamed], "、") + "等" + strconv.Itoa(len(units)) + "个单位"
}

func unitsEN(units []string) string {
	if len(units) <= unitsNamed {
		return strings.Join(units, ", ")
	}
	return strings.Join(units[:unitsNamed], ", ") + " and " + strconv.Itoa(len(units)-unitsNamed) + " more"
}

// sharePercent is a share in whole hundredths, rounded down: 0.996 is 99%.
func sharePercent(share float64) string { return strconv.Itoa(int(share*100)) + "%" }

// shareWords say how much is shared and what was not counted; in a template only how
// many share it.
func shareWords(c Copy) Text {
	if c.Template {
		return Text{"，共" + strconv.Itoa(c.Agencies) + "个单位，疑为统一模板，合并为一条" + clusterZH(c), "; " + strconv.Itoa(c.Agencies) + " agencies in all, probably a template, told once" + clusterEN(c)}
	}
	return Text{"，重复率" + sharePercent(c.Similar) + "（不计名称、数字和通用表述）", ": " + sharePercent(c.Similar) + " of it, names, numbers and common wording aside"}
}

func clusterZH(c Copy) string {
	if c.Cluster == "" {
		return ""
	}
	return "（雷同组" + c.Cluster + "）"
}

func clusterEN(c Copy) string {
	if c.Cluster == "" {
		return ""
	}
	return " (cluster " + c.Cluster + ")"
}

// hanLetters counts the Chinese characters of a text, up to so many.
func hanLetters(text string, most int) (n int) {
	for i := 0; i+2 < len(text) && n < most; {
		if c := text[i]; c < 0xE0 || c >= 0xF0 {
			i++
			continue
		} else if c > 0xE4 && c <= 0xE9 || c == 0xE4 && text[i+1] >= 0xB8 { // from 一 (E4 B8 80) to 鿿 (E9 BF BF)
			n++
		}
		i += 3
	}
	return n
}

// writes tells whether all sections hold so many of them, headings left out.
func (p *Pass) writes(least int) bool {
	for i := range p.Report.Sections {
		least -= hanLetters(p.Report.Sections[i].Text, least)
	}
	return least <= 0
}

// nonzero counts the figures that state something.
func (p *Pass) nonzero() int {
	n := 0
	for i := range p.Report.Figures {
		if v := p.Report.Figures[i].Value; v.Kind == normalize.Number && v.Number.Sign() != 0 {
			n++
		}
	}
	return n
}
