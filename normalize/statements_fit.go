package normalize

import (
	"strings"

	"nianbao/extract/pattern"
)

// What a number must be about before a rule may take it. Each test looks at the
// sentence, the words left of the match (before), and the mention.

var (
	rivals   = pattern.MustCompile(`投诉|举报|建议|提案|咨询|来信|信访|复议|诉讼|来电|网民|网友|留言|问政|热线|12345|舆情|许可|处罚|政务服务`)
	channels = pattern.MustCompile(`网上|网络|信函|来函|当面|现场|邮寄|邮件|邮箱|传真|在线|平台|微信`)
	notYet   = pattern.MustCompile(`(?:未|没有|没|无|不|不予|无法|正在|待|需|应|延期|逾期|超期|按期|按时|及时|口头|电话|当面|网上|书面|拟|期限内)$`)
	joining  = pattern.MustCompile(`(?:^|[^` + counters + `篇部元涉\d])(?:[、和及与或]|以及)$`)
	outlets  = pattern.MustCompile(`微信|微博|公众号|新媒体|抖音|头条|客户端|报刊|报纸|电视|广播|公开栏|公告栏|政务号|简报|专栏|栏目|公示栏|[一二三四五六七八九]是|分别|办事处|下属`)
	scopes   = pattern.MustCompile(`网|平台|系统|门户|通过|利用`)
	papers   = pattern.MustCompile(`公文|属性|制作|主动公开[^方]|政策`)
	results  = pattern.MustCompile(`办结|答复|公开\d|予以公开|部分公开|不予|无法提供|复议|诉讼`)
)

// aboutRequests tells whether the words speak of requests for information. Bare
// words (收到12件) need a paragraph that does, and no rival matter before them.
func (s *sentence) aboutRequests(n *mention, words string) bool {
	asked := strings.Contains(words, "申请")
	if asked && containsAny(words, "信息", "依申请", "公开") {
		return true
	}
	return s.speaksOf("信息公开申请", "依申请", "公开申请", "申请公开", "申请信息公开", "信息申请") && !rivals.MatchString(s.text[:n.from]+n.right)
}

// speaksOf tells whether the paragraph, or the short line above it, holds one of the words.
func (s *sentence) speaksOf(words ...string) bool {
	return containsAny(s.around, words...) || containsAny(s.above, words...)
}

// rightOf gives the words right of the number that belong to it: 收到70件申请.
var askedAfter = pattern.MustCompile(`^(?:政府|政务|信息|公开|的|依|、)*申请`)

func ofIntake(s *sentence, n *mention, before string) bool {
	words := n.matched + askedAfter.FindString(n.right)
	switch {
	case notYet.MatchString(before) && !strings.HasSuffix(before, "及时"):
		return false
	case strings.Contains(before, "其中") && !strings.HasPrefix(n.matched, "新收"):
		return false // a part: of one channel, one kind, one place
	case channels.MatchString(before) && !containsAny(n.left, "等", "共"):
		return false
	case partYear.MatchString(n.left) || outlets.MatchString(before) || containsAny(n.left, "转办", "转来", "转送", "移送"):
		return false
	case strings.Contains(s.text[:n.clause], "其中") && listedParts.MatchString(s.text[:n.clause]) && !strings.HasPrefix(n.matched, "新收"):
		return false // 共收到12件，其中上级转办5件，直接收到7件
	}
	return s.aboutRequests(n, words)
}

var listedParts = pattern.MustCompile(`(?:收到|受理|接收|接到)[^，；。]*\d[^；。]*其中`)

func ofHandling(s *sentence, n *mention, before string) bool {
	words := n.matched + askedAfter.FindString(n.right)
	if notYet.MatchString(before) || containsAny(before, "其中", "最多") || partYear.MatchString(n.left) || outlets.MatchString(before) {
		return false
	}
	if channels.MatchString(before) || rivals.MatchString(n.right) || containsAny(before, "协助", "配合", "转") || endsInOutcome.MatchString(before) {
		return false
	}
	return s.aboutRequests(n, words)
}

// endsInOutcome: 作出“予以公开”答复12件 counts one outcome.
var endsInOutcome = pattern.MustCompile(`(?:公开|提供|处理)(?:的|类|等)*[”"]?(?:的)?(?:决定)?$`)

// ofCarry wants requests that were carried over, no disputes nor other business.
func ofCarry(s *sentence, n *mention, before string) bool {
	words, last := s.text[:n.to]+n.right, 0
	for _, m := range rivals.FindAllStringIndex(words, -1) {
		last = m[1]
	}
	return s.block.key != reviewLitigation && (last == 0 || last <= strings.LastIndex(words, "申请"))
}

// ofApplicants wants the split of what came in, not of what was answered.
func ofApplicants(s *sentence, n *mention, before string) bool {
	return !joining.MatchString(before) && !results.MatchString(s.text[:n.from]) && s.aboutRequests(n, "")
}

// ofRequests wants outcomes of requests; 主动公开, 依申请公开 and 不予公开 are also
// what offices mark their own papers with.
func ofRequests(s *sentence, n *mention, before string) bool {
	if joining.MatchString(before) || strings.HasSuffix(before, "不") || papers.MatchString(s.text) {
		return false
	}
	if channels.MatchString(s.text[:n.from]) && !strings.Contains(s.text[:n.from], "等") || !ofAll.MatchString(before) {
		return false // the outcomes of one channel or of one matter
	}
	return s.aboutRequests(n, "")
}

// ofAll are the words that may stand before an outcome without limiting it.
var ofAll = pattern.MustCompile(`(?:^|[、：()件宗份和及，])(?:其中|其余|另有?|作出|依法|依规|已|决定|给予|属于?|因|经审查|本机关|本年度?|全年|结果|为|是|中|政府|信息|公开申请|申请人?|自然人|公民|答复|办结|办理|的|共|有|“|[0-9]+)*$`)

// ofDisclosure wants disputes over disclosure, and of this year.
func ofDisclosure(s *sentence, n *mention, before string) bool {
	if joining.MatchString(before) && rivalDispute.MatchString(before) || containsAny(n.left, "结转", "未审结", "未经", "败诉", "纠", "撤销", "维持", "培训", "法院", "复议机关", "代理", "一审", "二审", "再审", "上诉") {
		return false
	}
	return s.block.key == reviewLitigation || containsAny(s.text, "信息公开", "政务公开", "依申请")
}

var rivalDispute = pattern.MustCompile(`(?:复议|诉讼|应诉|申诉)(?:案件|案)?(?:[、和及与或]|以及)(?:行政)?$`)

// ofInfoFee wants the fee of the sentence itself, not the part of one office.
func ofInfoFee(s *sentence, n *mention, before string) bool {
	if containsAny(n.left, "其中", "每件", "标准", "减免", "退") {
		return false
	}
	return strings.Contains(s.text[:n.from], "信息处理费") || s.block.key == otherMatters && strings.Contains(s.text, "信息公开")
}

// alone wants one kind of decision; 行政许可、行政处罚信息20条 counts two.
func alone(s *sentence, n *mention, before string) bool {
	at := strings.LastIndex(n.left, n.of)
	return at >= 0 && !joining.MatchString(strings.TrimSuffix(n.left[:at], "行政")) && !outlets.MatchString(n.left)
}

// byItself wants one act by the agency itself: 制定、修订, 参与制定 and 以局名义制定
// count something else.
func byItself(s *sentence, n *mention, before string) bool {
	return !joining.MatchString(before) && !containsAny(before, "其中", "参与", "协助", "备案", "审查", "审核", "名义", "代", "未", "不") &&
		!startsWith(n.right, "、", "和", "及") && !outlets.MatchString(before)
}

func ofPublishing(s *sentence, n *mention, before string) bool {
	if endsWith(before, "依申请", "不予", "不", "部分", "应", "拟", "申请") || outlets.MatchString(n.left) || partYear.MatchString(n.left) {
		return false
	}
	if strings.Contains(before, "其中") && !strings.HasSuffix(before, "其中") {
		return false
	}
	return !strings.Contains(s.text[:n.from], "一是")
}

// toNextYear refuses a carry-over into the report's own year.
func toNextYear(s *sentence, n *mention, before string) bool {
	if !ofCarry(s, n, before) {
		return false
	}
	m := timeWords.FindString(n.matched)
	return s.year == 0 || !strings.HasPrefix(m, "20") || m == yearAfter(s.year)
}

// afterOutcome takes a share only right behind the outcome that it is a share of.
func afterOutcome(s *sentence, n *mention, before string) bool { return before == "" }
