package normalize

import (
	"strconv"
	"strings"

	"nianbao/extract/pattern"
)

// Of which time a sentence speaks: only this year's facts are statements, never
// plans, nor last year's numbers given for comparison.

var (
	begins   = pattern.MustCompile(`^\s*(?:[-*•●#]|[（(]|[一二三四五六七八九十]{1,3}[、是．.]|\d{1,2}[、.．)）]|附|20\d\d\s*年|第[一二三四五六七八九十])`)
	compared = pattern.MustCompile(`同期|同比|环比|往年|历年|[比较](?:上|去|20|前|往|同)|平均|[日月年人]均|每[年月日周天件个]|增[加长]|减少|下降|上升|降低|多出|目标`)
	plans    = pattern.MustCompile(`下一步|下步|今后|明年|来年|力争|争取|确保|计划|拟于|预计|将(?:进一步|继续|持续|于|在|会|要|不断|加大|努力|主动公开|公开|发布|制定|出台|收到)`)
	partYear = pattern.MustCompile(`季度|上半年|下半年|\d月(?:份)?(?:以来|收到|受理|办结|底|末|中旬)|\d[-—至~]\d{1,2}月`)

	yearWords = pattern.MustCompile(`20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?`)
	timeWords = pattern.MustCompile(`20\d\d年|(?:今|本|去|前)年|(?:上一?|本)年度?`)
	carried   = pattern.MustCompile(`^(?:度|的|未办结|办理中)*(?:结转|转结|顺延|遗留|转入)`)
	fromCarry = pattern.MustCompile(`(?:结转|转结|顺延)(?:自|到|至|入)?$`)
)

// majorityYear is the year that the prose speaks of most, 0 where two tie. The
// title of the report and its statistics period count three times. Other dates
// of days do not count: they are signatures.
func majorityYear(blocks []block) int {
	votes := map[int]int{}
	for i := range blocks {
		for _, line := range blocks[i].lines {
			text := line.text
			for _, m := range yearWords.FindAllStringIndex(text, -1) {
				year, day, _ := strings.Cut(text[m[0]:m[1]], "年")
				y, _ := strconv.Atoi(year)
				switch {
				case day == "1月1日", day == "" && titleFollows.MatchString(text[m[1]:]):
					votes[y] += 3
				case day == "":
					votes[y]++
				}
			}
		}
	}
	return ahead(votes)
}

var titleFollows = pattern.MustCompile(`^度?[^，。；\n]{0,30}信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)`)

// ahead is the one with most votes, 0 where nobody is alone.
func ahead(votes map[int]int) int {
	best, second, year := 0, 0, 0
	for y, n := range votes {
		switch {
		case n > best:
			best, second, year = n, best, y
		case n > second:
			second = n
		}
	}
	if best == second {
		return 0
	}
	return year
}

// otherTime tells whether the words before text[i] speak of another year. A
// comparison in an earlier clause (较去年增加3件，) does not bind what follows it.
func (s *sentence) otherTime(i int) bool {
	clause := clauseEnds.Last(s.text[:i])
	other := false
	for _, m := range timeWords.FindAllStringIndex(s.text[:i], -1) {
		word := s.text[m[0]:m[1]]
		if carried.MatchString(s.text[m[1]:]) || fromCarry.MatchString(s.text[:m[0]]) {
			continue
		}
		if m[0] < clause && endsWith(s.text[:m[0]], "比", "较", "与", "同", "、") {
			continue
		}
		switch {
		case strings.HasPrefix(word, "20"):
			y, _ := strconv.Atoi(word[:4])
			other = s.year != 0 && y != s.year
		default:
			other = !startsWith(word, "今", "本")
		}
	}
	return other
}

func endsWith(s string, list ...string) bool {
	for _, p := range list {
		if strings.HasSuffix(s, p) {
			return true
		}
	}
	return false
}
