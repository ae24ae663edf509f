package checks

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Names of applicants and plaintiffs. A name is told by a surname and by what stands
// on both sides of it: precision goes before recall, since 申请人 is followed by any
// word of the language.

var (
	applicants = pattern.WordsOf([]string{"申请人", "原告", "上诉人", "起诉人"})
	applicant  = pattern.MustCompile(`(?:申请人|原告|上诉人|起诉人)(姓名)?([：:为系是]?)[ \x{3000}]?`)
	// besideApplicant may stand behind these words where a name follows.
	besideApplicant = pattern.SetOf(anySurname + "姓：:为系是 \u3000")
	// besideName is what may follow a name: the end of a clause, or what the person does.
	besideName = pattern.MustCompile(`^(?:[，,。；;、）)（( \n]|$|等|诉|不服|因|与|向|就|于|提出|提起|申请|要求)`)
	// suing is what only a person does: two characters alone may be a place (苏州, 沈阳).
	suing = pattern.MustCompile(`^(?:诉|不服|提出|提起|要求)`)
)

// Surnames that begin few other words, and those that also begin common ones (何时,
// 文件, 高度): the latter count only behind a colon or 姓名.
const (
	plainSurnames = "王李张刘陈杨赵黄周吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛阎潘杜戴汪范廖邹熊郝崔邱秦侯邵孟龙段钱汤尹黎贺赖龚"
	anySurname    = plainSurnames + "任常文万金白田何曾许程余易石江夏高成方林马叶钟姜姚谭陆孔康毛史顾武乔雷"
)

// noGiven are characters that no given name of these texts holds: those of masks,
// titles and organs, and of words that begin like a surname (陈述, 范围, 周边, 张贴).
const noGiven = "某ＸX×*先女同本该其代等述业权局委厅部院府司店厂村镇乡县市区省国公家方们口围边贴树落料的人在和及或未已可应须需有无是为何体"

// namesIn finds the names behind the words for who applies or sues. 被申请人 is an
// agency.
func namesIn(text string) (list []Span) {
	if !mayName(text) {
		return nil
	}
	for _, m := range applicant.FindAllStringSubmatchIndex(text, -1) {
		if strings.HasSuffix(text[:m[0]], "被") || strings.HasSuffix(text[:m[0]], "撤销") {
			continue
		}
		surnames := plainSurnames
		if m[3] > m[2] || m[5] > m[4] && strings.ContainsAny(text[m[4]:m[5]], "：:") {
			surnames = anySurname
		}
		surname, size := nameAt(text[m[1]:], surnames)
		place := surnames == plainSurnames && size == len("苏州") && !suing.MatchString(text[m[1]+size:])
		if size > 0 && !place {
			list = append(list, Span{From: m[1], To: m[1] + size, Kind: Person, Masked: surname + "某"})
		}
	}
	return list
}

// mayName rules out texts in which no name can follow: 申请人 stands in most.
func mayName(text string) bool {
	for i := applicants.Index(text); i >= 0; i = applicants.Index(text) {
		text = text[i+len("原告"):]
		if next := strings.TrimPrefix(text, "人"); next != "" && besideApplicant.At(next, 0) {
			return true
		}
	}
	return false
}

// nameAt gives the surname and the size of a name of two or three characters that a
// text begins with; 0 where it begins with none.
func nameAt(text, surnames string) (surname string, size int) {
	first, n := utf8.DecodeRuneInString(text)
	if n < 3 || !strings.ContainsRune(surnames, first) {
		return "", 0
	}
	for given, at := 0, n; given < 2; given++ {
		r, width := utf8.DecodeRuneInString(text[at:])
		if width < 3 || r > 0x9FFF || r < 0x4E00 || strings.ContainsRune(noGiven, r) {
			return "", 0
		}
		at += width
		if besideName.MatchString(text[at:]) {
			return string(first), at
		}
	}
	return "", 0
}
