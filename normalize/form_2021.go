package normalize

// The form of 2021, report years from 2021: 国办公开办函〔2021〕30号. Data only; printed labels, keys, sums.
var form2021 = Form{
	Version:  "f2021",
	Source:   "国办公开办函〔2021〕30号",
	From:     2021,
	Tokens:   []string{"制发件数", "废止件数", "现行有效件", "收费金额", "逾期不补正", "逾期未补正", "缴纳费用"},
	Tables:   []Table{disclosure2021, requests2021, disputes},
	Balances: sums(requests2021),
}

var _ = register(form2021)

var disclosure2021 = Table{Name: Disclosure, Title: "主动公开政府信息情况", EN: "Information disclosed on own initiative", Blocks: []Block{
	{Title: "第二十条第（一）项", Columns: []Column{
		{Name: "issued", Code: "iss", Label: "本年制发件数", EN: "Issued this year", Pattern: `(本年)?制发件?数件?`, Unit: "件", Type: Count},
		{Name: "repealed", Code: "rep", Label: "本年废止件数", EN: "Repealed this year", Pattern: `(本年)?废止件?数`, Unit: "件", Type: Count},
		{Name: "in_force", Code: "inf", Label: "现行有效件数", EN: "In force", Pattern: `现行有效(件?数?)|有效件数`, Unit: "件", Type: Count},
	}, Rows: []Row{
		{Name: "rules", Code: "d01", Label: "规章", EN: "Rules", Pattern: `规章|部门规章|政府规章`},
		{Name: "normative_documents", Code: "d02", Label: "行政规范性文件", EN: "Normative documents", Pattern: `行政规范性文件|规范性文件`},
	}},
	{Title: "第二十条第（五）项", Columns: []Column{
		{Name: "decisions", Code: "dec", Label: "本年处理决定数量", EN: "Decisions made this year", Pattern: `(本年)?处理决定数量?`, Unit: "件", Type: Count},
	}, Rows: []Row{
		{Name: "licensing", Code: "d03", Label: "行政许可", EN: "Administrative licensing", Pattern: `行政许可`},
	}},
	{Title: "第二十条第（六）项", Columns: []Column{
		{Name: "decisions", Code: "dec", Label: "本年处理决定数量", EN: "Decisions made this year", Pattern: `(本年)?处理决定数量?`, Unit: "件", Type: Count},
	}, Rows: []Row{
		{Name: "penalties", Code: "d05", Label: "行政处罚", EN: "Administrative penalties", Pattern: `行政处罚`},
		{Name: "compulsion", Code: "d06", Label: "行政强制", EN: "Administrative compulsion", Pattern: `行政强制`},
	}},
	{Title: "第二十条第（八）项", Columns: []Column{
		{Name: "amount", Code: "amt", Label: "本年收费金额（单位：万元）", EN: "Amount", Pattern: `(本年)?收费金额(单位万元|万元)?`, Unit: "万元", Type: Amount},
	}, Rows: []Row{
		{Name: "fees", Code: "d07", Label: "行政事业性收费", EN: "Administrative fees", Pattern: `行政事业性?收费`},
	}},
}}

var requests2021 = Table{Name: Requests, Title: "收到和处理政府信息公开申请情况", EN: "Requests received and handled", Blocks: []Block{{Columns: applicants, Rows: []Row{
	{Name: "received", Code: "r01", Label: "一、本年新收政府信息公开申请数量", EN: "Requests received this year", Pattern: `本年度?新?收(到)?(的)?(政府)?信息公开申请|本年新收`, Law: "条例31"},
	{Name: "brought_forward", Code: "r02", Label: "二、上年结转政府信息公开申请数量", EN: "Requests brought forward from last year", Pattern: `上年度?(结转|转结)|上一年度?(结转|转结)`},
	{Name: "granted", Code: "r03", Label: "（一）予以公开", EN: "Granted", Group: "三、本年度办理结果", Pattern: `(予以|全部|主动|同意)公开$|予以公开`, Outcome: true, Law: "条例36(1)(2)"},
	{Name: "partially_granted", Code: "r04", Label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", EN: "Partially granted", Group: "三、本年度办理结果", Pattern: `部分公开|区分处理`, Outcome: true, Law: "条例37"},
	{Name: "denied_state_secret", Code: "r05", Label: "1.属于国家秘密", EN: "Denied: state secret", Group: "（三）不予公开", Pattern: `国家秘密`, Outcome: true, Law: "条例14"},
	{Name: "denied_law_prohibits", Code: "r06", Label: "2.其他法律行政法规禁止公开", EN: "Denied: prohibited by other laws or regulations", Group: "（三）不予公开", Pattern: `法律.{0,4}止公开|法律.{0,3}法规禁止|禁止公开`, Outcome: true, Law: "条例14"},
	{Name: "denied_security_stability", Code: "r07", Label: "3.危及“三安全一稳定”", EN: "Denied: endangers security or stability", Group: "（三）不予公开", Pattern: `三安全|一稳定`, Outcome: true, Law: "条例14"},
	{Name: "denied_third_party_rights", Code: "r08", Label: "4.保护第三方合法权益", EN: "Denied: third party's rights", Group: "（三）不予公开", Pattern: `第三方|第三人`, Outcome: true, Law: "条例15、32"},
	{Name: "denied_internal_affairs", Code: "r09", Label: "5.属于三类内部事务信息", EN: "Denied: internal affairs", Group: "（三）不予公开", Pattern: `内部事务|三类内部|内部管理信息`, Outcome: true, Law: "条例16¶1"},
	{Name: "denied_deliberative_process", Code: "r10", Label: "6.属于四类过程性信息", EN: "Denied: deliberative process", Group: "（三）不予公开", Pattern: `过程性`, Outcome: true, Law: "条例16¶2"},
	{Name: "denied_enforcement_file", Code: "r11", Label: "7.属于行政执法案卷", EN: "Denied: enforcement case file", Group: "（三）不予公开", Pattern: `执法案卷|行政案卷`, Outcome: true, Law: "条例16¶2"},
	{Name: "denied_registry_inquiry", Code: "r12", Label: "8.属于行政查询事项", EN: "Denied: registry inquiry", Group: "（三）不予公开", Pattern: `查询事项`, Outcome: true, Law: "条例36(7)"},
	{Name: "unavailable_not_held", Code: "r13", Label: "1.本机关不掌握相关政府信息", EN: "Unavailable: not held", Group: "（四）无法提供", Pattern: `(不|未)掌握|不存在`, Outcome: true, Law: "条例36(4)(5)"},
	{Name: "unavailable_needs_creation", Code: "r14", Label: "2.没有现成信息需要另行制作", EN: "Unavailable: would have to be created", Group: "（四）无法提供", Pattern: `(没有|无)现成|另行制作`, Outcome: true, Law: "条例38"},
	{Name: "unavailable_still_unclear", Code: "r15", Label: "3.补正后申请内容仍不明确", EN: "Unavailable: still unclear after correction", Group: "（四）无法提供", Pattern: `补正后?.{0,6}(仍)?不明确|申请内容.{0,2}不明确`, Outcome: true, Law: "条例30"},
	{Name: "not_processed_petition", Code: "r16", Label: "1.信访举报投诉类申请", EN: "Not processed: petition or complaint", Group: "（五）不予处理", Pattern: `信访`, Outcome: true, Law: "条例39¶1"},
	{Name: "not_processed_repeat", Code: "r17", Label: "2.重复申请", EN: "Not processed: repeated request", Group: "（五）不予处理", Pattern: `重复申请`, Outcome: true, Law: "条例36(6)"},
	{Name: "not_processed_publication", Code: "r18", Label: "3.要求提供公开出版物", EN: "Not processed: public publication", Group: "（五）不予处理", Pattern: `出版物`, Outcome: true, Law: "条例39¶2"},
	{Name: "not_processed_excessive", Code: "r19", Label: "4.无正当理由大量反复申请", EN: "Not processed: excessive requests without reason", Group: "（五）不予处理", Pattern: `大量(反复|重复)|反复申请`, Outcome: true, Law: "条例35"},
	{Name: "not_processed_reissue", Code: "r20", Label: "5.要求行政机关确认或重新出具已获取信息", EN: "Not processed: confirmation or reissue", Group: "（五）不予处理", Pattern: `重新出具|确认或`, Outcome: true},
	{Name: "other_no_correction", Code: "r22", Label: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", EN: "Other: not corrected in time", Group: "（六）其他处理", Pattern: `逾期(不|未)补正`, Outcome: true, Law: "条例30"},
	{Name: "other_fee_unpaid", Code: "r23", Label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", EN: "Other: fee not paid in time", Group: "（六）其他处理", Pattern: `逾期未(按|缴)|缴纳费用|收费通知`, Outcome: true, Law: "条例42; 109号"},
	{Name: "other_misc", Code: "r24", Label: "3.其他", EN: "Other: miscellaneous", Group: "（六）其他处理", Pattern: `^(六|6)?(其他处理)?3其(他|它)$|^其(他|它)$`, Outcome: true},
	{Name: "total_handled", Code: "r25", Label: "（七）总计", EN: "Total handled", Group: "三、本年度办理结果", Pattern: `(七|7)?(总计|合计)$`},
	{Name: "carried_forward", Code: "r26", Label: "四、结转下年度继续办理", EN: "Carried forward to next year", Pattern: `(结转|转结)(至|到)?(下一?年度?|次年)|下年度?继续办理`},
}}}}
