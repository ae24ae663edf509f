package normalize

import (
	"strings"

	"nianbao/extract/pattern"
)

// What the prose says there was none of: requests, disputes, fees.
//
// The words from the negation to the end of its clause must all be of the list.
// 未收到申请公开政府信息件 lacks its number and says nothing.

const (
	endOfNone = `(?:$|[，；。()]|[、并也亦且均]*(?:未|没有|无))`
	parties   = `公民|法人|其[他它]组织|自然人|个人|群众|社会公众|申请人|` + ourselves
	linking   = `和|或者?|及|与|以及|、|的|“|”`
)

type noneRule struct {
	measures   map[string]string // measure → word that must be in the object
	lead, rest *pattern.Pattern  // what stands before the object; the object with the end of its clause
	whole      *pattern.Pattern  // all of it; group 1 is the object
	fits       func(s *sentence, object, before string) bool
}

func noneOf(measures map[string]string, lead, object string, fits func(s *sentence, object, before string) bool) noneRule {
	return noneRule{measures, pattern.MustCompile(`^` + lead), pattern.MustCompile(`^` + object + endOfNone),
		pattern.MustCompile(`^` + lead + `(` + object + `)` + endOfNone), fits}
}

var noneRules = []noneRule{
	noneOf(map[string]string{"none_received": "申请"}, `(?:未|没有|没)(?:曾|有)?(?:收到|接收到?|接到|受理)(?:过|到)?`, `(?:公民，法人|`+parties+`|`+linking+
		`|任何|有关|相关|关于|要求|对|政府|政务|信息|公开|依|申请|提出|提交|有效|书面|办理|办件|事项|案件|信件|件|情况|该项|此类|获取|方面|工作)*?`, noRequests),
	noneOf(map[string]string{"none_received": "申请"}, `(?:没有|无|暂无)`, `(?:任何|政府|政务|信息)*(?:依申请公开|信息公开申请)`+
		`(?:政府|政务|信息|申请|公开|办理|受理|事项|案件|办件|件|情况|工作|的)*?`, noRequests),
	noneOf(map[string]string{"no_review": "复议", "no_suit": "诉讼"}, `(?:未|没有|没|无|暂无)`, `(?:`+parties+`|`+linking+
		`|因|由|对|被|任何|有关|相关|针对|涉及|关于|政府|政务|信息|公开|工作|依|申请|而|引起|引发|导致|产生|发生|出现|收到|受理|存在|有|过|提起|提出|方面|答复|行政|复议|诉讼|应诉|申诉|投诉|举报|信访|案件|案|事项|情况|事件|现象|等)*?`, noDisputes),
	noneOf(map[string]string{"no_fee": "费"}, `(?:未|没有|无|暂无|不存在|不涉及)`, `(?:`+parties+`|`+linking+
		`|曾|过|向|任何|政府|政务|信息|公开|依|申请|产生|收取|发生|存在|涉及|开展|有|进行|相关|有关|方面|工作|检索|复制|邮寄|等|处理费|成本|费用|收费|费|情况|事项|行为|任务|减免|处理)*?`, noFees),
}

// behindNone is what endOfNone takes in.
var behindNone = pattern.MustCompile(`(?:[，；。()]|[、并也亦且均]*(?:未|没有|无))$`)

// object is what a text denies that begins with a negation. A group behind so many words
// is costly to find: it is looked for only where the pieces do not fit one by one.
func (r *noneRule) object(text string) (object string, ok bool) {
	lead := r.lead.FindString(text)
	at := r.rest.FindStringIndex(text[len(lead):])
	if lead == "" || at == nil {
		m := r.whole.FindStringSubmatch(text)
		if m == nil {
			return "", false
		}
		return m[1], true
	}
	rest := text[len(lead) : len(lead)+at[1]]
	if end := behindNone.FindStringIndex(rest); end != nil {
		rest = rest[:end[0]]
	}
	return rest, true
}

// denied are the words of all objects: no rule says anything without one.
var denied = pattern.WordsOf([]string{"申请", "复议", "诉讼", "费"})

func (r *noneRule) names(text string) bool {
	for _, word := range r.measures {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

var feeNil = pattern.MustCompile(`信息处理费(?:收取)?(?:金额|情况|总额)?(?:为|：)(?:零|无)元?(?:$|[，；。()])`)

// nones reads every negation of a sentence.
func (s *sentence) nones() []stated {
	var list []stated
	first := len(s.text)
	if s.holds&denying != 0 {
		first = negation(s.text, 0)
	}
	for i := first; i < s.plan; i = negation(s.text, i+len("未")) {
		if !denied.In(s.text[i:]) {
			break
		}
		before := s.text[clauseStart(s.text, i):i]
		if !s.otherTime(i) && !conditional.MatchString(before) {
			list = append(list, s.none(i, before)...)
		}
	}
	if m := feeNil.FindStringIndex(s.text); m != nil && !s.otherTime(m[0]) {
		list = append(list, s.statement("no_fee", m[0], m[1]))
	}
	return list
}

// negation finds the next negation from text[from:] on, or a place behind all.
func negation(text string, from int) int {
	if i := negations.Index(text[min(from, len(text)):]); i >= 0 {
		return from + i
	}
	return len(text) + 1
}

var negations = pattern.WordsOf([]string{"未", "没", "无", "不存在", "不涉及"})

// conditional words before a negation: 如未收到, 对未…的; a part of the year or
// of the agencies says nothing of the whole.
var conditional = pattern.MustCompile(`(?:如|若|凡|因|对|并非|不是|是否|有|避免|防止|确保)$|季度|半年|\d[-—至~]\d{1,2}月|下属|所属|各村|部分|个别|多数|其中|如果|其余`)

// none reads the negation at text[i:]. One clause may deny reviews and suits.
func (s *sentence) none(i int, before string) []stated {
	var list []stated
	for _, r := range noneRules {
		if !r.names(s.text[i:]) {
			continue
		}
		object, ok := r.object(s.text[i:])
		if !ok || !r.fits(s, object, before) {
			continue
		}
		end := i + strings.Index(s.text[i:], object) + len(object)
		clause := i - len(before)
		for _, measure := range []string{"none_received", "no_review", "no_suit", "no_fee"} {
			if word := r.measures[measure]; word != "" && strings.Contains(object, word) {
				st := s.statement(measure, clause, end)
				st.Whose = known(lastScope(s.text[:i]))
				list = append(list, st)
			}
		}
	}
	return list
}

func noRequests(s *sentence, object, before string) bool {
	if strings.HasSuffix(object, "信息件") || containsAny(object, "有效", "书面") {
		return false
	}
	return containsAny(object, "信息", "公开", "依申请") || s.speaksOf("信息公开申请", "依申请公开", "申请公开")
}

// noDisputes refuses 未申请复议 of an applicant, and disputes over other matters.
func noDisputes(s *sentence, object, before string) bool {
	if strings.HasPrefix(object, "申请") && !strings.Contains(object, "信息") {
		return false
	}
	return s.block.key == reviewLitigation || containsAny(object, "信息", "公开") || s.speaksOf("信息公开", "政务公开", "依申请公开")
}

// noFees wants fees for disclosure: in section six, or by its words.
func noFees(s *sentence, object, before string) bool {
	if strings.HasPrefix(object, "减免") || strings.HasPrefix(object, "等") {
		return false
	}
	return s.block.key == otherMatters || strings.Contains(s.block.heading, "收费") ||
		containsAny(s.text, "信息处理费") || containsAny(object+before, "信息公开", "依申请")
}
