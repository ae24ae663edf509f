package checks

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCatalogueIsCurrent(t *testing.T) {
	got := catalogue(All())
	if *update {
		if err := os.WriteFile("CATALOGUE.md", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("CATALOGUE.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("CATALOGUE.md is out of date, run: go test ./checks -run TestCatalogue -update\n%s", diff)
	}
}

// catalogue prints every check: a table, then a section for each.
func catalogue(all []Check) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Catalogue of checks · 校验目录\n\nGenerated from the checks by `go test ./checks -run TestCatalogue -update`; %d checks.\n"+
		"A check ends as held, failed, not assessable or not applicable. Blank, dash and 无 count as 0 in a sum only where its\n"+
		"printed total is a number; the finding then says so and falls by one step. What another finding implies is a notice.\n"+
		"每项校验的结果为：成立、不成立、无法判断、不适用。合计有数时，未填的分项按0计，结论注明并降一级；已由另一结论说明的，降为提示。\n\n"+
		"What was not found (a section, a table, a row) is the publisher's fault only where the document goes on behind the gap and\n"+
		"points nowhere else; otherwise it is undecided and a warning at most, or not assessable.\n"+
		"未找到的部分、表格、行，只有在其后仍有内容且无附件、图片可能载有时才归责于发布单位；否则存疑且至多为警告，或不作判断。\n\n"+
		"A failing sum carries the smallest change of figures under which all sums hold, as a proposal; equally small ones are told as a\n"+
		"tie. No figure is ever changed.\n"+
		"合计不符的结论附最少改动的核对建议；改法不止一种的如实列出，不作选择。数据从不改动。\n\n",
		len(all))
	writeGroups(&b, all)
	b.WriteString("| check | severity | forms | 名称 | title |\n|---|---|---|---|---|\n")
	for _, c := range all {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s | %s | %s |\n", c.ID, c.ID, c.Severity, formsText(c), c.Title.ZH, c.Title.EN)
	}
	for _, c := range all {
		section(&b, c)
	}
	return b.String()
}

// groupNames say what each group looks at.
var groupNames = map[string]Text{
	"STR": {"格式和要素：六个部分、三张表、单元格", "form and completeness: sections, tables, cells"},
	"ARI": {"表内勾稽关系、错行错列", "sums inside the tables, rows and columns that slipped"},
	"XTB": {"表与表、政府与所属单位、职权", "across tables, a government and its bodies, powers"},
	"YOY": {"与上年衔接、历次版本", "joining last year's report, versions"},
	"NAR": {"正文与表格、正文自身", "prose against tables, and against itself"},
	"PLA": {"数值合理性、同类机关比较", "plausible figures, comparison with peers"},
	"TIM": {"公布期限、是否公布、统计期限、页面能否访问", "dates, whether it was published, the period, whether the page is still there"},
	"DUP": {"单位名称、年份、模板文字、雷同", "names, years, leftovers of a template, likeness"},
	"FMT": {"个人信息、错别字、乱码、可读性", "personal data, slips, garbling, legibility"},
}

func writeGroups(b *strings.Builder, all []Check) {
	count := map[string]int{}
	for _, c := range all {
		count[c.Group]++
	}
	b.WriteString("| group | checks | 内容 | what it looks at |\n|---|---|---|---|\n")
	for _, g := range groups {
		fmt.Fprintf(b, "| %s | %d | %s | %s |\n", g, count[g], groupNames[g].ZH, groupNames[g].EN)
	}
	b.WriteString("\n")
}

func formsText(c Check) string {
	if len(c.Forms) == 0 {
		return "all"
	}
	return strings.Join(c.Forms, ", ")
}

func section(b *strings.Builder, c Check) {
	fmt.Fprintf(b, "\n## %s\n\n%s · %s\n\n", c.ID, c.Title.ZH, c.Title.EN)
	fmt.Fprintf(b, "- group %s · severity %s · %s %s · forms %s · scope %s\n", c.Group, c.Severity, classZH[c.Class], c.Class, formsText(c), c.Scope)
	fmt.Fprintf(b, "- needs `%s`\n- 不符条件：%s\n- fails when: `%s`\n", strings.Join(c.Needs, "`, `"), c.Formula.ZH, c.Formula.EN)
	fmt.Fprintf(b, "- 结论：%s\n- says: %s\n", c.Says.ZH, c.Says.EN)
	fmt.Fprintf(b, "- 依据：%s\n- basis: %s\n", c.Basis.ZH, c.Basis.EN)
	if c.Article != "" {
		fmt.Fprintf(b, "- 条文：%s\n", c.Article)
	}
	if c.Others != (Text{}) {
		fmt.Fprintf(b, "- 对事业单位、企业、党委部门等的依据：%s\n- basis for institutions, enterprises and party organs: %s\n", c.Others.ZH, c.Others.EN)
	}
	if c.Former != (Text{}) {
		fmt.Fprintf(b, "- 2018年度及以前的依据：%s\n- basis for years to 2018: %s\n", c.Former.ZH, c.Former.EN)
	}
	if c.Limits != (Text{}) {
		fmt.Fprintf(b, "- 阈值：%s\n- limits: %s\n", c.Limits.ZH, c.Limits.EN)
	}
	fmt.Fprintf(b, "- 注意：%s\n- traps: %s\n", c.Traps.ZH, c.Traps.EN)
	if len(c.Implied) > 0 {
		fmt.Fprintf(b, "- implied by: `%s`\n", strings.Join(c.Implied, "`, `"))
	}
}

var classZH = map[LegalClass]string{Statute: "法定", NationalForm: "格式", LocalRule: "地方", Hint: "提示"}

var kebab = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)

func TestRecordsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range All() {
		if !kebab.MatchString(c.ID) || seen[c.ID] {
			t.Errorf("%q is no kebab-case id of its own", c.ID)
		}
		seen[c.ID] = true
		for _, text := range []Text{c.Title, c.Says, c.Basis, c.Formula, c.Traps} {
			if text.ZH == "" || text.EN == "" {
				t.Errorf("%s: a text is missing in one language: %+v", c.ID, text)
			}
		}
		if (c.Limits.ZH == "") != (c.Limits.EN == "") {
			t.Errorf("%s: the limits are said in one language", c.ID)
		}
		if classZH[c.Class] == "" {
			t.Errorf("%s: the record does not say what binds an agency to it", c.ID)
		}
		if (c.Class == Statute) != (c.Article != "") {
			t.Errorf("%s: a statute check quotes its article, and no other does", c.ID)
		}
		if c.Run == nil || c.Formula == (Text{}) || len(c.Needs) == 0 || c.Scope == "" {
			t.Errorf("%s: the record is not complete", c.ID)
		}
	}
	for _, c := range All() {
		for _, id := range c.Implied {
			if !seen[id] || id == c.ID {
				t.Errorf("%s is implied by %q, which is no other check", c.ID, id)
			}
		}
	}
}

// What a Chinese text may say in Latin letters: units, formats and codes that have no
// other name, and ids of other checks.
var latinWords = []string{"PDF", "XX"}

// TestChineseIsChinese: no key, id of a place or English word stands in what is shown with
// --lang zh. Names in braces are places that findings fill in.
func TestChineseIsChinese(t *testing.T) {
	filled, latin := regexp.MustCompile(`\{[a-z_0-9]+\}`), regexp.MustCompile(`[A-Za-z][A-Za-z0-9_/-]*`)
	for _, c := range All() {
		for _, text := range []string{c.Title.ZH, c.Says.ZH, c.Basis.ZH, c.Article, c.Others.ZH, c.Former.ZH, c.Formula.ZH, c.Traps.ZH, c.Limits.ZH} {
			for _, word := range latin.FindAllString(filled.ReplaceAllString(text, ""), -1) {
				if _, id := ByID(word); !id && !slices.Contains(latinWords, word) {
					t.Errorf("%s: %q in %s", c.ID, word, text)
				}
			}
		}
	}
}

// Ids are public and never reused: none may vanish or change its weight unseen.
func TestIDsOfARI(t *testing.T) {
	want := `in-force-below-new warning
in-force-blank warning
procurement-zero-mismatch warning
disclosed-total-below-new error
item-stock-negative error
req-balance error
req-intake-but-no-results error
req-intake-exceeded error
req-no-intake-but-results error
req-outcome-sum error
req-row-total error
req-blank-total warning
req-column-shift warning
req-row-shift warning
req-subtotal-mismatch warning
req-identical-columns notice
req-partial-double-count notice
req-single-cell-suspect notice
review-sum error
suit-after-review-sum error
suit-direct-sum error
legal-blank-total warning`
	sameIDs(t, "ARI", want)
}

func TestIDsOverYears(t *testing.T) {
	sameIDs(t, "YOY", `carry-over-column warning
carry-over-total warning
copies-differ warning
form-bridge-stock notice
items-stock-flow warning
normdocs-stock-flow warning
pending-vanished notice
republished-changed warning
rules-stock-flow warning
year-missing notice
yoy-identical-numbers warning
yoy-identical-tables warning
yoy-jump notice
yoy-power-of-ten warning
yoy-problems-identical warning
yoy-text-similar warning`)
}

func TestIDsOfSTR(t *testing.T) {
	sameIDs(t, "STR", `section-missing error
section-order warning
section-numbering notice
section-empty warning
section-extra notice
overview-subtopic-missing notice
gov-accountability-missing warning
problems-trivial warning
problems-no-improvement notice
fee-statement-missing warning
contact-missing notice
table-missing error
table-as-image warning
table-row-missing error
table-row-duplicated warning
table-row-extra notice
table-column-missing error
table-label-altered notice
table-all-blank error
cell-blank notice
cell-placeholder notice
cell-not-number warning
cell-negative error
cell-not-integer error
digits-glued warning
form-wrong-for-year error
form-mixed warning
form-legacy notice
title-malformed notice
period-missing notice`)
}

func TestIDsOfNAR(t *testing.T) {
	sameIDs(t, "NAR", `nar-received warning
nar-none-but-table error
nar-some-but-table-zero error
nar-carried-in warning
nar-handled warning
nar-carried-out warning
nar-self-balance warning
nar-all-done-but-carried warning
nar-outcome-count warning
nar-outcome-percent notice
nar-percent-sum notice
nar-applicant-split warning
nar-review warning
nar-suit warning
nar-no-legal-but-table error
nar-legal-but-table-zero error
nar-all-upheld warning
nar-rules notice
nar-normdocs warning
nar-decisions notice
nar-active-below-normdocs notice
nar-parts-exceed-total warning
nar-parts-differ notice
nar-conflicting-totals warning
nar-number-missing warning
nar-fee-unit notice`)
}

func TestIDsOfXTB(t *testing.T) {
	sameIDs(t, "XTB", `info-fee-exceeds-fees notice
fees-but-no-explanation notice
fee-unpaid-without-notice notice
parent-below-child warning
parent-children-sum warning
rules-by-incompetent-body warning
normdocs-by-incompetent-body notice
direct-suit-after-2024 notice
legal-exceeds-handled notice
legal-without-requests notice
suit-after-review-exceeds-review notice`)
}

func TestIDsOfPLA(t *testing.T) {
	sameIDs(t, "PLA", `procurement-unit-suspect notice
cell-equals-year warning
outcome-concentration notice
carried-out-high notice
excessive-without-reason notice
all-zero-report notice
total-only-filled notice
fee-unit-suspect warning
cell-too-large warning
peer-outlier notice
zero-core-power notice`)
}

func TestIDsOfFMT(t *testing.T) {
	sameIDs(t, "FMT", `pii-bank-card error
pii-id-number error
mojibake warning
pdf-no-text warning
pii-applicant-name warning
attachment-dead notice
date-typo notice
download-url-placeholder notice
official-name-typo notice
only-interpretation-page notice
overview-too-long notice
phrase-duplicated notice
pii-mobile notice`)
}

func sameIDs(t *testing.T, group, want string) {
	t.Helper()
	var got []string
	for _, c := range All() {
		if c.Group == group {
			got = append(got, c.ID+" "+string(c.Severity))
		}
	}
	sorted := strings.Split(want, "\n")
	slices.Sort(sorted)
	slices.Sort(got)
	if diff := cmp.Diff(sorted, got); diff != "" {
		t.Error(diff)
	}
}

func TestCatalogueVersion(t *testing.T) {
	got := CatalogueVersion()
	if !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(got) || got != CatalogueVersion() {
		t.Errorf("version of the catalogue: got %q, want twelve hexadecimal digits, the same each time", got)
	}
	title := registered[0].Title
	defer func() { registered[0].Title = title }()
	registered[0].Title.ZH += "。"
	if CatalogueVersion() == got {
		t.Errorf("version of the catalogue stays %q though a record changed", got)
	}
}

func TestIDsOfTIM(t *testing.T) {
	sameIDs(t, "TIM", `late-department error
late-government error
period-wrong error
published-too-early warning
removed warning
date-backdated notice
date-unknown notice
late-local notice
not-published warning`)
}

func TestIDsOfDUP(t *testing.T) {
	sameIDs(t, "DUP", `foreign-agency-name error
same-report-two-years error
title-year-mismatch error
outdated-basis warning
publisher-mismatch warning
template-leftover warning
wrong-year-in-text warning
foreign-region-mention notice
generic-text notice
stale-plan-cited notice
dup-file error
dup-tables-peer notice
dup-text-peer warning
dup-problems-peer notice`)
}

// weighs is a number in a formula that somebody chose: so many characters, days, per cent.
var weighs = regexp.MustCompile(`(?:至少|不少于|不足|不小于|超过)\d|\d%?(?:天|处)?以上|\d(?:天|%|倍)|两(?:次|年)以`)

// TestLimitsAreSaid: a check that weighs says its thresholds, out of thresholds.go.
func TestLimitsAreSaid(t *testing.T) {
	for _, c := range All() {
		if weighs.MatchString(c.Formula.ZH) && c.Limits == (Text{}) {
			t.Errorf("%s weighs (%s), and names no limits", c.ID, c.Formula.ZH)
		}
	}
}

// accusing words are no clerk's: what was copied is 雷同, a page that is gone 现无法访问, a
// date before the first sighting is to be checked.
var accusing = regexp.MustCompile(`抄袭|剽窃|倒签|删除|造假|虚假|瞒报|伪造`)

// TestSentencesAccuseNobody: neither in a record nor in a sentence that a fixture shows; and
// what rests on practice asks.
func TestSentencesAccuseNobody(t *testing.T) {
	asks := regexp.MustCompile(`请核|建议|可予|未采用|供参考`)
	for _, c := range All() {
		for _, text := range []string{c.Title.ZH, c.Says.ZH, c.Basis.ZH, c.Others.ZH, c.Formula.ZH, c.Traps.ZH} {
			if word := accusing.FindString(text); word != "" {
				t.Errorf("%s says %s: %s", c.ID, word, text)
			}
		}
		if c.Class == Hint && !asks.MatchString(c.Says.ZH) {
			t.Errorf("%s is a hint and does not ask: %s", c.ID, c.Says.ZH)
		}
		fixture, err := os.ReadFile("testdata/" + c.ID + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(fixture)) {
			if word := accusing.FindString(line); word != "" && strings.HasPrefix(line, "want zh ") {
				t.Errorf("%s says %s: %s", c.ID, word, line)
			}
		}
	}
}
