package normalize

import "nianbao/extract/pattern"

// The measures as data: which words stand left and right of their number.
//
// Patterns list what may stand there, never what may not: a word that nobody
// thought of makes the sentence unread, not wrong.

// rule reads one measure. The first rule that fits a number decides.
type rule struct {
	measure string
	units   string           // counters that it takes
	need    []string         // one of these is in the clause: a cheap look
	left    *pattern.Pattern // up to the number, group 1 names what it is of
	right   *pattern.Pattern // from the number on; nil for anything
	of      map[string]string
	fits    func(s *sentence, n *mention, before string) bool
}

// Words that may stand between a verb and the number of requests.
const (
	ourselves    = `(?:向)?(?:我|本)(?:局|县|市|区|镇|乡|街道|办|单位|机关|委|厅|省|院|部门|中心|馆)`
	totals       = `(?:共计|共|总计|合计|总共|累计|总数|总量|数量|数|量|为|有|达到|达|是|了|的|：)`
	requestWords = `(?:公民|法人|其[他它]组织|自然人|群众|社会公众|申请人|` + ourselves + `|政府|政务|信息|公开|依|申请|和|或者?|及|与|、|提出|提交|有效|书面|办件|事项|案件|信件|来件|件|新|各类|“|”|` + totals + `)*`
	counters     = `件宗份起例条项个封`
	lastYear     = `(?:上一?年度?|去年)`
	nextYear     = `(?:下一?年度?|次年|明年|20\d\d年度?)`
	carryOver    = `(?:结转|转结|顺延|遗留)`
	askedWords   = `(?:政府|政务|信息|公开|依|申请|件|` + totals + `)*`
)

func left(expr string) *pattern.Pattern  { return pattern.MustCompile(expr + `$`) }
func right(expr string) *pattern.Pattern { return pattern.MustCompile(`^` + expr) }

var rules = []rule{
	{measure: "brought_forward", units: counters, fits: ofCarry, need: []string{"结转", "转结", "顺延", "遗留"},
		left: left(lastYear + carryOver + `(?:至|到|入)?(?:本年度?|今年)?(?:继续|办理|未办结)*` + askedWords)},
	{measure: "brought_forward", units: counters, fits: ofCarry, need: []string{"结转", "转结"},
		left: left(`(?:结转|转结)(?:自)?` + lastYear + askedWords)},
	{measure: "brought_forward", units: counters, fits: ofCarry, need: []string{"结转", "转结", "顺延"},
		left: left(`(?:^|含|包括|其中|有|另有|、)`), right: right(askedWords + `(?:系|由)?` + lastYear + carryOver)},
	{measure: "carried_forward", units: counters, need: []string{"结转", "转结", "顺延"}, fits: toNextYear,
		left: left(carryOver + `(?:至|到|入)?` + nextYear + `(?:继续|进行|办理|答复|处理)*` + askedWords)},
	{measure: "carried_forward", units: counters, need: []string{"结转", "转结", "顺延"}, fits: toNextYear,
		left:  left(`(?:^|有|另有|其中|剩余|尚有|余|、|其余|另)`),
		right: right(askedWords + `(?:将|需|则|依法|依规|正在办理|尚未办结|未到期|按照?《?条例》?(?:的)?规定|未办结|因未到办理期限)*` + carryOver + `(?:至|到|入)?` + nextYear)},

	{measure: "info_fee", units: "元", need: []string{"费"}, fits: ofInfoFee,
		left: left(`(?:信息处理费用?|收取(?:相关)?费用|收费)(?:收取|收入|金额|总额|人民币|实际|合计|约|` + totals + `)*`)},
	{measure: "outcome_percent", units: "%", need: []string{"占"}, fits: afterOutcome,
		left: left(`^占(?:比)?(?:全部|所有|答复|办结|办理|申请|政府信息公开)*` + totals + `*(?:比例|比重)?` + totals + `*`)},

	{measure: "review+suit", units: counters, need: []string{"诉讼", "应诉"}, fits: ofDisclosure,
		left: left(`复议(?:案件|案)?(?:[、和及与或]|以及)(?:提起)?(?:行政)?(?:诉讼|应诉)(?:案件|案)?(?:均|都|各)?` + totals + `*`)},
	{measure: "review", units: counters, need: []string{"复议"}, fits: ofDisclosure,
		left: left(`复议(?:案件|申请|案)?(?:发生)?` + totals + `*`)},
	{measure: "suit", units: counters, need: []string{"诉讼"}, fits: ofDisclosure,
		left: left(`诉讼(?:案件|案)?(?:发生)?` + totals + `*`)},
	{measure: "review", units: counters, need: []string{"复议"}, fits: ofDisclosure,
		left:  left(`(?:^|发生|产生|引发|收到|办理|受理|共|有|、|和)`),
		right: right(`(?:政府信息公开)?(?:类|的)?(?:行政)?复议(?:案件|申请|案)?(?:$|[和及、]\d)`)},
	{measure: "suit", units: counters, need: []string{"诉讼"}, fits: ofDisclosure,
		left:  left(`(?:^|发生|产生|引发|收到|办理|受理|共|有|、|和)`),
		right: right(`(?:政府信息公开)?(?:类|的)?(?:行政)?诉讼(?:案件|案)?(?:$|[和及、]\d)`)},

	{measure: "published_decisions", units: "件条项份个篇宗", need: []string{"许可", "处罚", "强制"}, of: decisions, fits: alone,
		left: left(`(?:公开|公示|公布|发布)[^，；。]*?(许可|处罚|强制)(?:处理|处罚|许可|强制|执法)?(?:决定书?|事项|信息|案件|结果|类)*` + totals + `*`)},
	{measure: "published_decisions", units: "件条项份个篇宗", need: []string{"许可", "处罚", "强制"}, of: decisions, fits: alone,
		left: left(`(许可|处罚|强制)(?:决定书?|事项|信息|案件|结果)*(?:公开|公示)(?:信息)?` + totals + `*`)},

	{measure: "normative_documents", units: "件份个部项", need: []string{"规范性文件"}, of: making, fits: byItself,
		left: left(`(` + makes + `)(?:了|的|各类|行政|本级|政府|本年度)*规范性文件` + totals + `*`)},
	{measure: "normative_documents", units: "件份个部项", need: []string{"规范性文件"}, of: making, fits: byItself,
		left: left(`(` + makes + `)了?`), right: right(`(?:行政)?规范性文件(?:$|[、和及]?(?:` + makes + `))`)},
	{measure: "rules", units: "件部项个", need: []string{"规章"}, of: making, fits: byItself,
		left: left(`(` + makes + `)(?:了|的|市|省|部门|政府|地方)*规章` + totals + `*`)},
	{measure: "rules", units: "件部项个", need: []string{"规章"}, of: making, fits: byItself,
		left: left(`(` + makes + `)了?`), right: right(`(?:市|省|部门|政府|地方)*规章(?:$|[、和及]?(?:` + makes + `))`)},

	{measure: "outcome", units: counters, need: outcomeNeeds, fits: ofRequests,
		left: left(`(?:` + outcomePattern + `)(?:的|政府信息公开|申请|决定|答复|件|类)*` + totals + `*`)},

	{measure: "natural_person", units: counters, need: []string{"自然人", "公民", "个人"}, fits: ofApplicants,
		left: left(`(?:自然人|公民(?:个人)?|个人)(?:提出|提交|信息|公开|政府|申请|` + totals + `)*`)},
	{measure: "organisations", units: counters, need: []string{"组织"}, fits: ofApplicants,
		left: left(`法人(?:或者?|和|及|、)?(?:其[他它])?组织(?:提出|提交|信息|公开|政府|申请|` + totals + `)*`)},

	{measure: "received", units: counters, need: []string{"收", "接", "受理"}, fits: ofIntake,
		left: left(`(?:新收|收到|接收到?|接到|受理)(?:过|到)?(?:[和并及、]?(?:办结|办理|处理|答复))?` + requestWords)},
	{measure: "handled", units: counters, need: []string{"答复", "办"}, fits: ofHandling,
		left: left(`(?:答复|办结|办毕|办理)(?:完成|完毕)?` + requestWords)},

	{measure: "active_total", units: "条件篇份项", need: []string{"信息"}, fits: ofPublishing,
		left: left(`(?:主动公开|公开|发布|公布|更新)(?:的|了|各类|各项|各种|政府|政务|本单位|公开|网站|门户)*信息` + totals + `*`)},
	{measure: "active_total", units: "条篇份", need: []string{"信息公开"}, fits: ofPublishing,
		left: left(`(?:政府|政务)信息公开` + totals + `*`)},
	{measure: "active_total", units: "条件篇份项", need: []string{"信息"}, fits: ofPublishing,
		left: left(`(?:主动公开|公开|发布|公布)(?:各类|` + totals + `)*`), right: right(`(?:各类|各项)?(?:政府|政务)(?:公开)?信息(?:$|、)`)},
}

// makes are the acts that the form counts; 公开, 修订 and 清理 are others.
const makes = `新?制定|制发|出台|废止|现行有效`

var making = map[string]string{"制定": "issued", "新制定": "issued", "制发": "issued", "出台": "issued", "废止": "repealed", "现行有效": "in_force"}

var decisions = map[string]string{"许可": "licensing", "处罚": "penalties", "强制": "compulsion"}
