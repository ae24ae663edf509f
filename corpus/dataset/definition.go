package dataset

// What each row and column counts, in a few words of our own (domain rules 2.1).

import (
	"nianbao/checks"
	"nianbao/normalize"
)

// definitions are keyed by table/row and table//column; a figure's definition is
// both together.
var definitions = map[string]checks.Text{
	"disclosure/rules":               {ZH: "规章；只有国务院部门和省、设区的市、自治州政府可以制定", EN: "rules, which only central departments and governments of provinces and larger cities may make"},
	"disclosure/normative_documents": {ZH: "行政规范性文件", EN: "normative documents of the administration"},
	"disclosure/licensing":           {ZH: "行政许可", EN: "administrative licences"},
	"disclosure/services":            {ZH: "行政许可以外的对外管理服务事项", EN: "services to the public other than licences"},
	"disclosure/penalties":           {ZH: "行政处罚", EN: "administrative penalties"},
	"disclosure/compulsion":          {ZH: "行政强制", EN: "administrative compulsion"},
	"disclosure/fees":                {ZH: "行政事业性收费", EN: "administrative fees"},
	"disclosure/procurement":         {ZH: "政府集中采购", EN: "central government procurement"},

	"disclosure//newly_made":        {ZH: "本年新制作的件数，与2021年格式的制发件数只能大致比较", EN: "made this year; compares only loosely with issued in the form of 2021"},
	"disclosure//newly_disclosed":   {ZH: "本年新公开的件数", EN: "disclosed this year"},
	"disclosure//total_disclosed":   {ZH: "历年累计公开的件数，不是现行有效件数", EN: "ever disclosed; not the number in force"},
	"disclosure//issued":            {ZH: "本年制发的件数", EN: "issued in the calendar year"},
	"disclosure//repealed":          {ZH: "本年废止的件数", EN: "repealed in the calendar year"},
	"disclosure//in_force":          {ZH: "年末现行有效的件数", EN: "in force at the end of the year"},
	"disclosure//prior_items":       {ZH: "上一年的项目数，不是办件数", EN: "items on the list last year, not cases"},
	"disclosure//item_change":       {ZH: "项目数本年增减，可为负", EN: "change of the items this year, may be negative"},
	"disclosure//decisions":         {ZH: "本年作出的全部处理决定，含依法不公开的", EN: "all decisions made this year, also those lawfully not disclosed"},
	"disclosure//items":             {ZH: "采购项目数", EN: "number of procurements"},
	"disclosure/fees/amount":        {ZH: "本年实际收取的金额，单位万元", EN: "money collected this year, in 10,000 yuan"},
	"disclosure/procurement/amount": {ZH: "采购总金额；格式未定单位，以原文为准，可能是元也可能是万元", EN: "money spent; the form names no unit, so it is yuan or 10,000 yuan as printed"},

	"requests/received":                    {ZH: "本年收到的申请", EN: "requests received in the calendar year"},
	"requests/brought_forward":             {ZH: "以前年度收到、上年末未办结的申请", EN: "requests of earlier years still open when the year began"},
	"requests/granted":                     {ZH: "办结：全部公开", EN: "closed: granted in full"},
	"requests/partially_granted":           {ZH: "办结：区分处理，只在此处计一次", EN: "closed: granted in part, counted here only"},
	"requests/denied_state_secret":         {ZH: "办结：因国家秘密不予公开", EN: "closed: denied as a state secret"},
	"requests/denied_law_prohibits":        {ZH: "办结：因法律、行政法规禁止而不予公开", EN: "closed: denied because a law or regulation forbids it"},
	"requests/denied_security_stability":   {ZH: "办结：因国家安全、公共安全、经济安全、社会稳定不予公开", EN: "closed: denied for national, public or economic security or social stability"},
	"requests/denied_third_party_rights":   {ZH: "办结：因商业秘密、个人隐私等第三方权益不予公开", EN: "closed: denied to protect trade secrets or privacy of others"},
	"requests/denied_internal_affairs":     {ZH: "办结：因人事、后勤、内部工作流程不予公开", EN: "closed: denied as personnel, logistics or internal workflow"},
	"requests/denied_deliberative_process": {ZH: "办结：因讨论记录、过程稿、磋商信函、请示报告不予公开", EN: "closed: denied as minutes, drafts, consultation letters or requests for instruction"},
	"requests/denied_enforcement_file":     {ZH: "办结：因属行政执法案卷不予公开", EN: "closed: denied as part of an enforcement case file"},
	"requests/denied_registry_inquiry":     {ZH: "办结：属工商、不动产登记等专门查询事项", EN: "closed: referred to a registry with rules of its own"},
	"requests/unavailable_not_held":        {ZH: "办结：本机关不掌握", EN: "closed: the agency does not hold it"},
	"requests/unavailable_needs_creation":  {ZH: "办结：无现成信息，需另行制作", EN: "closed: it would have to be created"},
	"requests/unavailable_still_unclear":   {ZH: "办结：补正后仍不明确", EN: "closed: still unclear after correction"},
	"requests/not_processed_petition":      {ZH: "办结：属信访、举报、投诉", EN: "closed: a petition or complaint"},
	"requests/not_processed_repeat":        {ZH: "办结：重复申请", EN: "closed: asked before"},
	"requests/not_processed_publication":   {ZH: "办结：要求提供公开出版物", EN: "closed: asks for a publication on sale"},
	"requests/not_processed_excessive":     {ZH: "办结：无正当理由大量反复申请", EN: "closed: very many requests without good reason"},
	"requests/not_processed_reissue":       {ZH: "办结：要求确认或重新出具已获取的信息", EN: "closed: asks to confirm or reissue what was given before"},
	"requests/other_handling":              {ZH: "办结：其他处理；2021年格式分为三项", EN: "closed otherwise; three rows in the form of 2021"},
	"requests/other_no_correction":         {ZH: "办结：申请人逾期不补正", EN: "closed: the applicant did not correct the request in time"},
	"requests/other_fee_unpaid":            {ZH: "办结：申请人逾期未缴费", EN: "closed: the applicant did not pay the fee in time"},
	"requests/other_misc":                  {ZH: "办结：其余情形", EN: "closed: anything else"},
	"requests/total_handled":               {ZH: "本年办结总数，等于各项结果之和", EN: "all requests closed this year, the sum of the outcomes"},
	"requests/carried_forward":             {ZH: "年末未办结、结转下年的申请", EN: "requests still open at the end of the year"},

	"requests//natural_person":        {ZH: "申请人为自然人", EN: "by natural persons"},
	"requests//commercial_enterprise": {ZH: "申请人为商业企业", EN: "by commercial enterprises"},
	"requests//research_institution":  {ZH: "申请人为科研机构", EN: "by research institutions"},
	"requests//public_interest_org":   {ZH: "申请人为社会公益组织", EN: "by public interest organisations"},
	"requests//legal_service_org":     {ZH: "申请人为法律服务机构", EN: "by legal service organisations"},
	"requests//other_org":             {ZH: "申请人为其他组织", EN: "by other organisations"},
	"requests//total":                 {ZH: "各类申请人总计", EN: "by applicants of all kinds"},

	"disputes/review":            {ZH: "因政府信息公开被申请的行政复议", EN: "administrative reviews of information disclosure"},
	"disputes/suit_direct":       {ZH: "未经复议直接提起的行政诉讼；2024年起不予公开的须先复议", EN: "lawsuits without prior review; from 2024 a refusal must be reviewed first"},
	"disputes/suit_after_review": {ZH: "复议后提起的行政诉讼", EN: "lawsuits after a review"},
	"disputes//upheld":           {ZH: "结果维持", EN: "decided for the agency"},
	"disputes//corrected":        {ZH: "结果纠正：撤销、变更、确认违法、责令履行", EN: "decided against the agency"},
	"disputes//other":            {ZH: "其他结果，如终止、撤回、驳回；各单位口径不一", EN: "ended otherwise; agencies count differently"},
	"disputes//pending":          {ZH: "尚未审结", EN: "not yet decided"},
	"disputes//total":            {ZH: "总计；格式未定以受理还是审结计", EN: "all; the form does not say whether filed or closed cases count"},
}

// define puts the meaning of a row and of a column together.
func define(k normalize.Key) checks.Text {
	row, column := definitions[k.Table+"/"+k.Row], definitions[k.Table+"//"+k.Column]
	if own, ok := definitions[k.String()]; ok {
		column = own
	}
	return checks.Text{ZH: row.ZH + "；" + column.ZH, EN: row.EN + "; " + column.EN}
}

// comparable names what a figure may be compared with in the other form (domain
// rules 1.5): itself where both print it, else a key or a sum of keys, else "".
func comparableWith(k *figureKey) string {
	at := func(row string) string { return normalize.Key{Table: k.Table, Row: row, Column: k.Column}.String() }
	switch {
	case len(k.forms) > 1:
		return k.String()
	case k.Row == normalize.OtherHandling:
		return at("other_no_correction") + "+" + at("other_fee_unpaid") + "+" + at("other_misc")
	}
	return ""
}
