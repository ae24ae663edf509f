package normalize

import (
	"slices"
	"strings"

	"nianbao/extract/pattern"
)

// Lists: a total with its parts (共2599条，其中…25条，…68条).

var (
	listOpens     = pattern.MustCompile(`^[，：(；]{0,2}(?:其中|包括|分别为|分别是|含)`)
	listAgain     = pattern.MustCompile(`其中|包括|分别|包含|[(，；]含|[一二三四五]是|累计|共计|截至|截止|现行有效|目前|现有|年末|年底`)
	otherParts    = pattern.MustCompile(`其[他它](?:[^组0-9，；。][^0-9，；。]{0,16})?$`)
	anotherMatter = pattern.MustCompile(`；[^；]*(?:诉讼|复议|申请|处理费|结转)`) // a new clause about something else
	overlapping   = pattern.MustCompile(`网站|平台|微信|微博|公众号|新媒体|抖音|头条|客户端|报|电视|广播|公开栏|公告栏|渠道|方式`)
	newDeed       = pattern.MustCompile(`^(?:[、和及并]|同时|还|另外?|积极|及时|全年|累计|共|(?:通过|利用|借助)[^，；。]{1,20}?)*(?:主动公开|公开发布|发布|推送|转载|回复|办理|收到|受理|答复|召开|组织|开展|编发|报送|上报|举办|更新|审核|查阅|接待)`)
	bareNumber    = pattern.MustCompile(`\d+`)
)

// list reads the total at i with the parts that follow it. Lists inside lists
// are left out: their parts are counted in one of the outer ones.
func (s *sentence) list(all []mention, i int) (stated, bool) {
	total := all[i]
	if i+2 >= len(all) || total.compared || total.unit == "%" || !listOpens.MatchString(s.text[total.to:]) {
		return stated{}, false
	}
	parts, clean := s.parts(all, i)
	if len(parts) < 2 {
		return stated{}, false
	}
	last := parts[len(parts)-1]
	between := s.text[total.to:last.from]
	if strings.Count(between, "其中")+strings.Count(between, "包括")+strings.Count(between, "分别") > 1 {
		return stated{}, false
	}
	st := s.statement("list", total.clause, last.end)
	st.count(&total)
	st.from, st.Least, st.Most = total.from, nil, nil
	for _, p := range parts {
		st.Parts = append(st.Parts, p.value)
		st.Approximate = st.Approximate || p.rounded != exactly
		st.Overlaps = st.Overlaps || overlapping.MatchString(p.left)
	}
	if total.rule != nil {
		st.Of = total.rule.measure
	}
	says := containsAny(s.text[total.to:all[i+1].from], "分别", "包括") || otherParts.MatchString(last.left)
	st.Exhaustive = says && clean && !strings.HasPrefix(last.right, "等")
	return st, true
}

// parts takes the numbers after a total as long as they go on in its unit and
// bracket. clean says that no other digit stands among them.
func (s *sentence) parts(all []mention, i int) (parts []mention, clean bool) {
	clean = true
	depth := all[i+1].depth
	end := all[i].to
	for j := i + 1; j < len(all); j++ {
		p := all[j]
		if p.depth < depth || j > i+1 && s.stops(all[i+1], p, end) {
			break
		}
		clean = clean && !bareNumber.MatchString(withoutYears(s.text[end:p.from]))
		end = p.to
		if p.depth > depth || p.unit == "%" {
			continue
		}
		if p.unit != all[i].unit {
			clean = false
			continue
		}
		parts = append(parts, p)
	}
	return parts, clean
}

// stops tells whether a number is no part any more: another matter begins, or a
// comparison, or a list of its own.
func (s *sentence) stops(first, p mention, end int) bool {
	if p.compared || listAgain.MatchString(s.text[end:p.from]) || anotherMatter.MatchString(s.text[end:p.from]) {
		return true
	}
	if newDeed.MatchString(p.left) && !newDeed.MatchString(first.left) {
		return true // 其中动态20条，回复留言5条: another deed begins
	}
	apart := []string{"received", "handled", "brought_forward", "carried_forward", "review", "suit", "review+suit", "info_fee"}
	return p.rule != nil && slices.Contains(apart, p.rule.measure)
}

func withoutYears(s string) string { return yearWords.ReplaceAllString(s, "") }
