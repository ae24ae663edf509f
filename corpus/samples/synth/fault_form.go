package synth

import (
	"slices"
	"strings"
)

// Reports that depart from the form: cells that are no counts, sections that are not
// there, and days that are late.

var faultsOfForm = []Fault{
	{"cell-negative", F2021, printing("disclosure/licensing/decisions", Cell{"-12", Number, "-12"}), nil},
	{"cell-not-integer", F2021, printing("disclosure/licensing/decisions", Cell{"12.5", Number, "12.5"}), nil},
	{"cell-not-number", F2021, printing("disclosure/fees/amount", Cell{"由上级统一填报", Words, ""}), nil},
	{"cell-blank", "", zerosAs(Cell{"", Blank, ""}), nil},
	{"cell-placeholder", "", zerosAs(Cell{"无", None, ""}), nil},
	{"table-all-blank", "", (*Report).allBlank, nil},
	{"direct-suit-after-2024", "", (*Report).suitsWithoutReview, nil},
	{"rules-by-incompetent-body", F2021, (*Report).bureauWithRules, nil},
	{"late-department", "", (*Report).lateBureau, nil},
	{"late-government", "", (*Report).lateGovernment, nil},
	{"published-too-early", "", (*Report).early, nil},
	{"section-missing", "", nil, (*Report).dropSection},
	{"section-order", "", nil, (*Report).swapSections},
	{"section-numbering", "", nil, heading(5, "七、其他需要报告的事项")},
	{"section-empty", "", nil, (*Report).emptySection},
	{"section-extra", "", nil, (*Report).addSection},
	{"problems-trivial", "", nil, instead(4, "无。")},
	{"problems-no-improvement", "", nil, instead(4, "工作中还存在以下不足：一是检索体验有待改善；二是解读形式较为单一；三是栏目更新节奏不够均衡。")},
	{"fee-statement-missing", F2021, nil, (*Report).noFee},
	{"overview-subtopic-missing", F2021, nil, (*Report).dropTopic},
	{"period-missing", "", nil, (*Report).dropPeriod},
	{"gov-accountability-missing", "", (*Report).government, (*Report).unaccountable},
}

// printing puts a cell in place of a figure.
func printing(at string, c Cell) func(*Report, *dice) string {
	k := strings.Split(at, "/")
	return func(r *Report, _ *dice) string {
		r.Figures[Key{k[0], k[1], k[2]}] = c
		return at
	}
}

// zerosAs prints what is 0 in table four another way.
func zerosAs(as Cell) func(*Report, *dice) string {
	return func(r *Report, _ *dice) string {
		pending, total := Key{"disputes", "review", "pending"}, Key{"disputes", "review", "total"}
		r.set("disputes", "review", "total", r.Count(total)-r.Count(pending))
		r.set("disputes", "review", "pending", 0)
		r.each(func(k Key, c Cell) Cell {
			if k.Table == "disputes" && k.Column != "total" && c.zero() {
				return as
			}
			return c
		})
		return "disputes"
	}
}

func (r *Report) allBlank(*dice) string {
	r.each(func(k Key, c Cell) Cell {
		if k.Table == "disputes" {
			return Cell{"", Blank, ""}
		}
		return c
	})
	return "disputes"
}

// cases adds disputes in which the agency was upheld.
func (r *Report) cases(forum string, n int) {
	r.add("disputes", forum, "upheld", n)
	r.add("disputes", forum, "total", n)
}

func (r *Report) suitsWithoutReview(d *dice) string {
	r.Form, r.Year, r.Published = F2021, 2024, Date{2025, 1, 20}
	r.Figures = map[Key]Cell{}
	r.fill(d, nil)
	r.busy(d)
	r.Title = r.drawTitle(d)
	r.cases("suit_direct", r.Count(Key{"disputes", "review", "total"})+d.between(20, 60))
	return "disputes/suit_direct"
}

func (r *Report) become(a Agency, d *dice) {
	r.Agency = a
	r.Title = r.drawTitle(d)
}

func (r *Report) bureauWithRules(d *dice) string {
	r.become(Bureau("鹤栖县", "水利局", 3), d)
	r.set("disclosure", "rules", "issued", d.between(1, 5))
	r.set("disclosure", "rules", "in_force", d.between(6, 9))
	return "disclosure/rules"
}

func (r *Report) lateBureau(d *dice) string {
	r.become(Bureau("鹤栖县", "水利局", 3), d)
	r.Published = Date{r.Year + 1, 5, d.between(5, 25)}
	return "the day of publication"
}

func (r *Report) early(d *dice) string {
	r.Published = Date{r.Year, 12, d.between(5, 28)}
	return "the day of publication"
}

func (r *Report) lateGovernment(d *dice) string {
	r.government(d)
	r.Published = Date{r.Year + 1, 5, d.between(5, 25)}
	return "the day of publication"
}

func (r *Report) government(d *dice) string {
	r.become(Government("鹤栖县", 3, true), d)
	return ""
}

func (r *Report) dropSection(*dice) string {
	r.Sections = slices.Delete(r.Sections, 4, 5)
	return "section five"
}

func (r *Report) swapSections(*dice) string {
	r.Sections[4], r.Sections[5] = r.Sections[5], r.Sections[4]
	r.Sections[4].Heading, r.Sections[5].Heading = "五、其他需要报告的事项", "六、存在的主要问题及改进情况"
	return "sections five and six"
}

func (r *Report) emptySection(*dice) string {
	r.Sections[4].Topics = nil
	return "section five"
}

func (r *Report) addSection(*dice) string {
	r.Sections = append(r.Sections, Section{Heading: "七、下一年工作打算", Topics: []Topic{{Paragraphs: []string{"继续做好各项工作。"}}}})
	return "section seven"
}

func heading(section int, words string) func(*Report, *dice) string {
	return func(r *Report, _ *dice) string {
		r.Sections[section].Heading = words
		return words
	}
}

func instead(section int, words string) func(*Report, *dice) string {
	return func(r *Report, _ *dice) string {
		r.Sections[section].Topics = []Topic{{Paragraphs: []string{words}}}
		return words
	}
}

// dropTopic leaves the topic on platforms out, and its words elsewhere.
func (r *Report) dropTopic(*dice) string {
	r.Sections[0].Topics = slices.Delete(r.Sections[0].Topics, 4, 5)
	return r.reword("平台", "渠道", "门户网站", "多种形式", "政务新媒体", "多种形式", "新媒体", "刊物", "公示栏", "公告", "查阅点", "窗口")
}

func (r *Report) dropPeriod(*dice) string {
	*r.opens(), _, _ = strings.Cut(*r.opens(), "所列数据")
	return "the period"
}

// unaccountable leaves out what Article 50(4) asks of a government.
func (r *Report) unaccountable(*dice) string {
	return r.reword("考核", "督导", "评议", "座谈", "评估", "分析", "问责", "督促", "责任追究", "督促", "追责", "督促")
}

// noFee says nothing of fees anywhere.
func (r *Report) noFee(d *dice) string {
	instead(5, "没有其他需要报告的事项。")(r, d)
	return r.reword("收费标准", "办理要求")
}

// reword puts other words in place of some, pair by pair.
func (r *Report) reword(pairs ...string) string {
	for _, s := range r.Sections {
		for _, t := range s.Topics {
			for i, p := range t.Paragraphs {
				t.Paragraphs[i] = strings.NewReplacer(pairs...).Replace(p)
			}
		}
	}
	return pairs[0]
}
