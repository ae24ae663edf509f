package normalize

import (
	"strings"

	"nianbao/extract/pattern"
)

// Outcomes of requests as the prose names them: a row of the form, or a group of
// rows (denied_sum is all of （三）不予公开).

type outcomeName struct{ words, of string }

// outcomeNames, longest first: 部分公开 is no 公开. A bare 公开 may be whole or in
// part and is left out.
var outcomeNames = []outcomeName{
	{`(?:予以)?公开(?:及|和|、|与|或)(?:予以)?部分公开`, "granted+partially_granted"},
	{`(?:予以|同意)?部分公开`, "partially_granted"},
	{`(?:予以|同意)公开`, "granted"},
	{`不予公开`, "denied_sum"},
	{`无法提供`, "unavailable_sum"},
	{`不予处理`, "not_processed_sum"},
	{`其[他它]处理`, "other_sum"},
	{`(?:属于|涉及)国家秘密`, "denied_state_secret"},
	{`法律行政法规禁止公开`, "denied_law_prohibits"},
	{`三安全一稳定”?`, "denied_security_stability"},
	{`(?:保护|涉及|侵害)第三方合法权益`, "denied_third_party_rights"},
	{`内部事务信息`, "denied_internal_affairs"},
	{`过程性信息`, "denied_deliberative_process"},
	{`行政执法案卷(?:信息)?`, "denied_enforcement_file"},
	{`行政查询事项`, "denied_registry_inquiry"},
	{`不掌握相关政府信息`, "unavailable_not_held"},
	{`需要?另行制作`, "unavailable_needs_creation"},
	{`补正后(?:申请内容)?仍不明确`, "unavailable_still_unclear"},
	{`信访、?举报、?投诉类(?:申请)?`, "not_processed_petition"},
	{`重复申请`, "not_processed_repeat"},
	{`要求提供公开出版物`, "not_processed_publication"},
	{`大量反复申请`, "not_processed_excessive"},
	{`重新出具已获取信息`, "not_processed_reissue"},
}

var outcomeNeeds = []string{"公开", "提供", "处理", "秘密", "权益", "事务", "过程性", "案卷", "查询", "不掌握", "制作", "补正", "信访", "重复", "反复", "出版物", "已获取", "稳定"}

var outcomePattern = func() string {
	words := make([]string, len(outcomeNames))
	for i, o := range outcomeNames {
		words[i] = `(?:` + o.words + `)`
	}
	return strings.Join(words, "|")
}()

var outcomeStarts = func() []*pattern.Pattern {
	list := make([]*pattern.Pattern, len(outcomeNames))
	for i, o := range outcomeNames {
		list[i] = pattern.MustCompile(`^(?:` + o.words + `)`)
	}
	return list
}()

// outcomeOf names the row or group that the matched words begin with.
func outcomeOf(words string) string {
	for i, p := range outcomeStarts {
		if p.MatchString(words) {
			return outcomeNames[i].of
		}
	}
	return ""
}
