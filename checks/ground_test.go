package checks

import (
	"strings"
	"testing"

	"nianbao/normalize"
)

// Only the checks of bodies that Article 49 binds name it: towns, centres and
// enterprises meet all others.
func TestArticle49IsNamedToThoseItBinds(t *testing.T) {
	binding := map[string]bool{"late-department": true, "late-government": true, "not-published": true}
	for _, c := range All() {
		for _, text := range []string{c.Says.ZH, c.Basis.ZH, c.Article, c.Others.ZH} {
			if strings.Contains(text, "四十九条") && !binding[c.ID] {
				t.Errorf("%s also meets bodies without a date of the law, and says %s", c.ID, text)
			}
		}
		for _, text := range []string{c.Says.EN, c.Basis.EN, c.Others.EN} {
			if (strings.Contains(text, "Article 49") || strings.Contains(text, "Articles 49")) && !binding[c.ID] {
				t.Errorf("%s also meets bodies without a date of the law, and says %s", c.ID, text)
			}
		}
	}
}

// A body that the regulation does not bind by its kind is shown none of its articles.
func TestGroundNamesNoArticleToOthers(t *testing.T) {
	for _, c := range All() {
		for _, kind := range []string{normalize.KindInstitution, normalize.KindOther, normalize.KindParty, ""} {
			basis, article := c.Ground(kind, 2024)
			if basis.ZH == "" || basis.EN == "" {
				t.Errorf("%s: no basis for %q", c.ID, kind)
			}
			if (strings.Contains(basis.ZH, "《条例》第") || strings.HasPrefix(article, "第")) && !ofGovernments[c.ID] {
				t.Errorf("%s: %q is told of %s %s", c.ID, kind, basis.ZH, article)
			}
		}
	}
}

// ofGovernments are the checks that meet governments and their departments alone.
var ofGovernments = map[string]bool{"late-department": true, "late-government": true, "not-published": true, "gov-accountability-missing": true}

func TestGround(t *testing.T) {
	for _, c := range []struct {
		id, kind       string
		year           int
		basis, article string
	}{
		{"late-department", normalize.KindDepartment, 2024, "《条例》第四十九条第一款", "第四十九条第一款"},
		{"late-department", normalize.KindDepartment, 2009, "原《条例》（国务院令第492号）第三十一条", "原《条例》第三十一条"},
		{"late-government", normalize.KindGovernment, 2018, "原《条例》（国务院令第492号）第三十一条", "原《条例》第三十一条"},
		{"section-missing", normalize.KindTownship, 2024, "《条例》第五十条", ""},
		{"section-missing", normalize.KindInstitution, 2024, "年度报告格式", ""},
		{"pii-id-number", normalize.KindOther, 2024, "《个人信息保护法》", ""},
		{"pii-id-number", normalize.KindDepartment, 2024, "《条例》第十五条", "第十五条"},
	} {
		known, _ := ByID(c.id)
		basis, article := known.Ground(c.kind, c.year)
		if !strings.HasPrefix(basis.ZH, c.basis) || !strings.HasPrefix(article, c.article) || (article == "") != (c.article == "") {
			t.Errorf("%s for %q %d: got %s, %s", c.id, c.kind, c.year, basis.ZH, article)
		}
	}
}
