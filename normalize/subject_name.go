package normalize

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize/divisions"
)

// What is the name of an agency, and what names nobody: 我局, 区统计局, 人民政府.

// organEnds are the last characters of names of agencies and divisions.
const organEnds = "府局委厅部办室院署心镇乡道处区县市州省盟旗会站所队馆校学司团社木行庭组园场台厂矿库港段科股联宫关城中"

// longestName is the number of characters beyond which words are a sentence.
const longestName = 45

var (
	onlyName = pattern.MustCompile(`^[\p{Han}()（）〈〉·、“”0-9A-Za-z]+$`)
	// noName holds words of navigation and prose, which stand in no agency's name.
	noName = pattern.MustCompile(`首页|位置|下载|附件|栏目|索引|来源|通知|根据|按照|依据|条例|公开(?:指南|目录|年报|制度|专栏|栏目|内容)|年度报告|中华人民共和国$|` +
		`信息公开(?:政府|信息)|政务公开(?:政府|信息)|现将|向社会|链接|打印|浏览|微信|门户网|本报告|单位名称|其他(?:单位|部门)|一览|汇总`)
	// selfNamed begins where a division stands in no table: 我局, 区统计局, 县财政局.
	selfNamed = pattern.MustCompile(`^(?:[我本该贵各全此]|[县区市省州盟旗局委办厅](?:\p{Han}|$)|[镇乡](?:人民政府|政府|党|机关|财政|综合|$))`)
	// genericName are names that every agency of a kind bears.
	genericName = pattern.MustCompile(`^(?:人民政府|政府|政府办|办公室|政府办公[室厅]|人民政府办公[室厅]|机关|街道|街道办|街道办事处|办事处|管委会|管理委员会|委员会|` +
		`乡镇|部门|政府部门|县级|区级|市级|乡级|镇级|法定机构|政府机构|直属机构|组织机构|机构|中心|学校|公司|县直部门|市直部门|县区|各部门)$`)
	bracketed = pattern.MustCompile(`[(（][^()（）]*[)）]$`)
)

// agencyName tells whether folded words without spaces are the name of an agency.
func agencyName(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > longestName || !onlyName.MatchString(s) || noName.MatchString(s) || namesNobody(s) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(bracketed.ReplaceAllString(s, ""))
	return strings.ContainsRune(organEnds, last)
}

// namesNobody: words by which an agency speaks of itself, or that fit every agency
// of a kind. 全椒县 and 镇江市 begin like them and are names.
func namesNobody(s string) bool {
	if genericName.MatchString(s) {
		return true
	}
	return selfNamed.MatchString(s) && divisions.Parse(s).Named == ""
}

// selfWords are what an agency may call itself after 我 or 本, with the ends of the
// names that go with them.
var selfWords = map[string][]string{
	"局": {"局"}, "委": {"委", "委员会"}, "厅": {"厅"}, "办": {"办", "办公室", "办公厅", "办事处", "管委会"}, "院": {"院"}, "中心": {"中心"},
	"镇": {"镇", "镇人民政府", "镇政府"}, "乡": {"乡", "乡人民政府", "乡政府"}, "街道": {"街道", "街道办", "街道办事处"},
	"队": {"队"}, "站": {"站"}, "所": {"所"}, "馆": {"馆"}, "校": {"校", "学", "院"}, "会": {"会"}, "社": {"社"},
}

var (
	selfStarts = pattern.SetOf("我本")
	selfRunes  = pattern.SetOf("局委厅办院镇乡队站所馆校会社" + areaWord)
)

// self is how the text speaks of its author: the body, and the area.
type self struct{ body, area string }

// selfIn counts 我局, 本镇 … in folded prose; the most frequent body is meant. Words
// that only begin alike (本办法, 本市场) are left out.
func selfIn(folded []string) self {
	count := map[string]int{}
	for _, line := range folded {
		for i := selfStarts.Index(line); i >= 0; i = selfStarts.Index(line) {
			line = line[i+len("我"):]
			word := selfWord(line)
			if word == "" {
				continue
			}
			line = line[len(word):]
			next := ""
			if r, size := utf8.DecodeRuneInString(line); r != '\n' {
				next, line = line[:size], line[size:]
			}
			switch word + next {
			case "办法", "办理", "会议", "市场", "所有", "所列", "所属", "社会", "社区", "校对", "区域":
			default:
				count[word]++
			}
		}
	}
	var s self
	best := map[bool]int{}
	for _, word := range []string{"局", "镇", "乡", "街道", "委", "厅", "办", "院", "中心", "队", "站", "所", "馆", "校", "会", "社", "县", "区", "市", "州", "旗", "盟", "省"} {
		area := strings.Contains(areaWord, word)
		if count[word] <= best[area] {
			continue
		}
		best[area] = count[word]
		if area {
			s.area = word
		} else {
			s.body = word
		}
	}
	return s
}

const areaWord = "县市区省州旗盟"

// selfWord is the word behind 我 or 本, "" where it is none of an agency's.
func selfWord(s string) string {
	switch {
	case startsWith(s, "街道", "中心"):
		return s[:len("街道")]
	case s != "" && selfRunes.At(s, 0):
		return s[:len("局")]
	}
	return ""
}

// denies tells whether a name cannot be the author's: a page of 镇安县政府 whose
// text says 我镇.
func (s self) denies(folded string) bool {
	return s.body != "" && !endsIn(folded, selfWords[s.body])
}

// confirms tells whether a name goes with what the text calls its author.
func (s self) confirms(folded string) bool {
	if s.body != "" {
		return endsIn(folded, selfWords[s.body])
	}
	return s.area != "" && endsIn(folded, []string{s.area, s.area + "人民政府", s.area + "政府"})
}

func endsIn(name string, ends []string) bool {
	name = bracketed.ReplaceAllString(name, "")
	for _, end := range ends {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
