package synth

import "slices"

// The two published forms, copied from the notices by hand.

// Forms of a report.
const (
	F2019  = "f2019"  // 国办公开办函〔2019〕60号
	F2021  = "f2021"  // 国办公开办函〔2021〕30号
	Legacy = "legacy" // before 2019: prose, no statutory tables
)

// Key names a figure.
type Key struct{ Table, Row, Column string }

func (k Key) String() string { return k.Table + "/" + k.Row + "/" + k.Column }

// part is a block of disclosure, or the whole of another table.
type part struct {
	title   string
	columns []name
	rows    []name
}

// name is a row or column: its place in the key, and what the form prints.
type name struct{ key, label, group string }

var (
	organs2019 = []part{
		{"第二十条第（一）项", []name{{key: "newly_made", label: "本年新制作数量"}, {key: "newly_disclosed", label: "本年新公开数量"}, {key: "total_disclosed", label: "对外公开总数量"}},
			[]name{{key: "rules", label: "规章"}, {key: "normative_documents", label: "规范性文件"}}},
		{"第二十条第（五）项", items2019(true), []name{{key: "licensing", label: "行政许可"}, {key: "services", label: "其他对外管理服务事项"}}},
		{"第二十条第（六）项", items2019(true), []name{{key: "penalties", label: "行政处罚"}, {key: "compulsion", label: "行政强制"}}},
		{"第二十条第（八）项", items2019(false), []name{{key: "fees", label: "行政事业性收费"}}},
		{"第二十条第（九）项", []name{{key: "items", label: "采购项目数量"}, {key: "amount", label: "采购总金额"}}, []name{{key: "procurement", label: "政府集中采购"}}},
	}
	organs2021 = []part{
		{"第二十条第（一）项", []name{{key: "issued", label: "本年制发件数"}, {key: "repealed", label: "本年废止件数"}, {key: "in_force", label: "现行有效件数"}},
			[]name{{key: "rules", label: "规章"}, {key: "normative_documents", label: "行政规范性文件"}}},
		{"第二十条第（五）项", decided, []name{{key: "licensing", label: "行政许可"}}},
		{"第二十条第（六）项", decided, []name{{key: "penalties", label: "行政处罚"}, {key: "compulsion", label: "行政强制"}}},
		{"第二十条第（八）项", []name{{key: "amount", label: "本年收费金额（单位：万元）"}}, []name{{key: "fees", label: "行政事业性收费"}}},
	}
	decided = []name{{key: "decisions", label: "本年处理决定数量"}}
)

func items2019(decisions bool) []name {
	list := []name{{key: "prior_items", label: "上一年项目数量"}, {key: "item_change", label: "本年增/减"}}
	if decisions {
		list = append(list, name{key: "decisions", label: "处理决定数量"})
	}
	return list
}

// The six kinds of applicants; the seventh column is their total.
var applicants = []name{
	{key: "natural_person", label: "自然人"}, {key: "commercial_enterprise", label: "商业企业"}, {key: "research_institution", label: "科研机构"},
	{key: "public_interest_org", label: "社会公益组织"}, {key: "legal_service_org", label: "法律服务机构"}, {key: "other_org", label: "其他"},
}

const (
	done    = "三、本年度办理结果"
	denied  = "（三）不予公开"
	unable  = "（四）无法提供"
	refused = "（五）不予处理"
	other   = "（六）其他处理"
)

var (
	granted  = []name{{key: "granted", label: "（一）予以公开"}, {key: "partially_granted", label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"}}
	settled  = append(granted, withheld...)
	withheld = []name{
		{"denied_state_secret", "1.属于国家秘密", denied},
		{"denied_law_prohibits", "2.其他法律行政法规禁止公开", denied},
		{"denied_security_stability", "3.危及“三安全一稳定”", denied},
		{"denied_third_party_rights", "4.保护第三方合法权益", denied},
		{"denied_internal_affairs", "5.属于三类内部事务信息", denied},
		{"denied_deliberative_process", "6.属于四类过程性信息", denied},
		{"denied_enforcement_file", "7.属于行政执法案卷", denied},
		{"denied_registry_inquiry", "8.属于行政查询事项", denied},
		{"unavailable_not_held", "1.本机关不掌握相关政府信息", unable},
		{"unavailable_needs_creation", "2.没有现成信息需要另行制作", unable},
		{"unavailable_still_unclear", "3.补正后申请内容仍不明确", unable},
		{"not_processed_petition", "1.信访举报投诉类申请", refused},
		{"not_processed_repeat", "2.重复申请", refused},
		{"not_processed_publication", "3.要求提供公开出版物", refused},
		{"not_processed_excessive", "4.无正当理由大量反复申请", refused},
		{"not_processed_reissue", "5.要求行政机关确认或重新出具已获取信息", refused},
	}
	plainOther  = []name{{key: "other_handling", label: "（六）其他处理"}}
	threeOthers = []name{
		{"other_no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", other},
		{"other_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", other},
		{"other_misc", "3.其他", other},
	}
)

// results and fora of disputes; the fifth column is the total.
var (
	results = []name{{key: "upheld", label: "结果维持"}, {key: "corrected", label: "结果纠正"}, {key: "other", label: "其他结果"}, {key: "pending", label: "尚未审结"}}
	fora    = []name{{key: "review", label: "行政复议"}, {key: "suit_direct", label: "未经复议直接起诉"}, {key: "suit_after_review", label: "复议后起诉"}}
)

func withTotal(columns []name) []name {
	return append(columns[:len(columns):len(columns)], name{key: "total", label: "总计"})
}

func (r *Report) disclosureParts() []part {
	if r.Form == F2019 {
		return organs2019
	}
	return organs2021
}

// outcomes are the ways in which a request can end.
func (r *Report) outcomes() []name {
	if r.Form == F2019 || r.PlainSix {
		return append(settled[:len(settled):len(settled)], plainOther...)
	}
	return append(settled[:len(settled):len(settled)], threeOthers...)
}

// requestRows are the rows of table three in printed order.
func (r *Report) requestRows() []name {
	rows := []name{{key: "received", label: "一、本年新收政府信息公开申请数量"}, {key: "brought_forward", label: "二、上年结转政府信息公开申请数量"}}
	rows = append(rows, r.outcomes()...)
	return append(rows, name{key: "total_handled", label: "（七）总计"}, name{key: "carried_forward", label: "四、结转下年度继续办理"})
}

// Keys lists every figure that the report prints, in printed order.
func (r *Report) Keys() []Key {
	if r.Form == Legacy {
		return nil
	}
	var keys []Key
	for _, p := range r.disclosureParts() {
		keys = append(keys, cross("disclosure", p.rows, p.columns)...)
	}
	keys = append(keys, cross("requests", r.requestRows(), withTotal(applicants))...)
	keys = append(keys, cross("disputes", fora, withTotal(results))...)
	return slices.DeleteFunc(keys, func(k Key) bool { return left(r.untold, k.String()) })
}

func cross(table string, rows, columns []name) []Key {
	var keys []Key
	for _, r := range rows {
		for _, c := range columns {
			keys = append(keys, Key{table, r.key, c.key})
		}
	}
	return keys
}
