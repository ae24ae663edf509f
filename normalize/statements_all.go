package normalize

import (
	"strings"

	"nianbao/extract/pattern"
)

// What the prose says of all: that every request was handled (全部办结), that every
// dispute ended in the agency's favour (均获维持, 零败诉).

const (
	everyone = `(?:全部|均|都)`
	manner   = `(?:已经?|予以|依法|依规|及时|严格|按照?|规定|要求|法定|在|于|时限|期限|时间|程序|内|前|按时|按期|如期|圆满|规范|作出|给予|进行|了|、)*`
)

var (
	allDone   = pattern.MustCompile(everyone + `(` + manner + `)(?:办结|办理完毕|办理完成|办理完结|答复|回复)(?:完毕|到位)?(?:$|[，；。()])`)
	onTime    = pattern.MustCompile(`按时|按期|如期|时限|期限|及时|时间|到期`)
	notAll    = pattern.MustCompile(`到期|应办|应当|应答|届满|期限内的|结转|转结|顺延|遗留|除|其余|剩余|其[他它]|延期|正在|尚|上年|去年|上一年|网上|网络|信函|当面|现场|邮|传真|涉及|其中|要求|确保|做到|力争|未`)
	allUpheld = pattern.MustCompile(everyone + `(?:已)?(?:获|予以?|得到|被|为|作出|得)?(?:复议机关|法院|复议|判决)?(?:结果)?(?:的)?维持(?:$|[，；。()]|原)`)
	neverLost = pattern.MustCompile(`零败诉|全部胜诉|均胜诉|均为胜诉|败诉率(?:为)?(?:0|零)`)
	closedYet = pattern.MustCompile(`已(?:审结|办结|结案)|审结的|办结的`)
)

// bothDisputes names reviews and suits together; of two that are counted one after the
// other the last is meant.
var bothDisputes = pattern.MustCompile(`复议(?:案件|案)?(?:[、和及与]|以及)(?:行政)?(?:诉讼|应诉)`)

// alls reads what a sentence says of all requests or disputes.
func (s *sentence) alls() []stated {
	var list []stated
	if s.holds&every != 0 {
		if m := allDone.FindStringSubmatchIndex(s.text); m != nil && m[0] < s.plan && s.ofAllRequests(m[0]) && !(inTime(s.text[m[0]:m[3]]) && !strings.HasPrefix(s.text[m[0]:], "全部")) {
			st := s.statement("all_handled", clauseStart(s.text, m[0]), m[0]+len(strings.TrimRight(s.text[m[0]:m[1]], "，；。()")))
			st.Approximate = inTime(s.text[m[0]:m[3]])
			st.Whose = known(lastScope(s.text[:m[0]]))
			list = append(list, st)
		}
	}
	if s.holds&deciding != 0 {
		if st, ok := s.favourable(); ok {
			list = append(list, st)
		}
	}
	return list
}

// inTime: 均在法定期限内答复 says of the answers that they were in time, not that
// none is open, and is no statement; 全部按时办结 says both, or only that.
func inTime(words string) bool { return onTime.MatchString(words) }

// ofAllRequests tells whether text[at:] speaks of all requests of the year: what
// came in is counted before it, or 申请 is its subject, and nothing limits it.
func (s *sentence) ofAllRequests(at int) bool {
	before := s.text[:at]
	return strings.Contains(before, "申请") && s.aboutRequests(&mention{from: at}, before) && !s.otherTime(at) &&
		!notAll.MatchString(before) && !rivals.MatchString(before) && !strings.Contains(s.text[at:], "结转")
}

// favourable reads that all disputes were upheld, or none was lost, and which.
// Closed says that it speaks of closed cases only.
func (s *sentence) favourable() (stated, bool) {
	measure, m := "all_upheld", allUpheld.FindStringIndex(s.text)
	if m == nil {
		measure, m = "never_lost", neverLost.FindStringIndex(s.text)
	}
	if m == nil || m[0] >= s.plan || s.otherTime(m[0]) {
		return stated{}, false
	}
	before := s.text[strings.LastIndex(s.text[:m[0]], "；")+1 : m[1]]
	if s.block.key != reviewLitigation && !containsAny(s.text[:m[1]], "信息公开", "依申请") || containsAny(before, "确保", "力争", "其中", "参与") {
		return stated{}, false
	}
	st := s.statement(measure, clauseStart(s.text, m[0]), m[0]+len(strings.TrimRight(s.text[m[0]:m[1]], "，；。()原")))
	if containsAny(before, "纠正", "其他", "其它", "未审结", "撤回", "撤诉", "终止", "驳回", "确认") {
		return stated{}, false // some ended otherwise, and which are meant is not said
	}
	review, suit := strings.Contains(before, "复议"), strings.Contains(before, "诉讼") || measure == "never_lost" && containsAny(before, "应诉", "败诉", "胜诉")
	switch {
	case bothDisputes.MatchString(before) && measure == "all_upheld":
		st.Of = "review+suit"
	case suit:
		st.Of = "suit"
	case review && measure == "all_upheld":
		st.Of = "review"
	default:
		return stated{}, false
	}
	st.Approximate = closedYet.MatchString(before)
	st.Whose = known(lastScope(s.text[:m[0]]))
	return st, true
}
