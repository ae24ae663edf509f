package normalize

import (
	"strings"
	"testing"

	"nianbao/extract"
)

func TestCreditCode(t *testing.T) {
	for _, code := range []string{"12620600MB0523338C", "11371082004230911E", "11341702486344515H", "113325000026455663"} {
		if !creditCode(code) {
			t.Errorf("%s is one", code)
		}
	}
	for _, code := range []string{"", "11371082004230911F", "001008003015001", "330483ZFC00000", "11371082O04230911E", "001008003015001000"} {
		if creditCode(code) {
			t.Errorf("%s is none", code)
		}
	}
}

// credited is a code of a division with its check digit.
func credited(region string) string {
	for _, end := range creditDigits {
		if code := "11" + region + "004230911" + string(end); creditCode(code) {
			return code
		}
	}
	return ""
}

// TestCodesDecide: what the codes of a page say of a name that many bear, and what
// they never override.
func TestCodesDecide(t *testing.T) {
	luShi, heFei := credited("411224"), credited("340100")
	index := func(code string) extract.Mark {
		return extract.Mark{Kind: extract.IndexNo, Value: code + "/2024-00001", Origin: "metadata block 索引号"}
	}
	site := func(code string) extract.Mark {
		return extract.Mark{Kind: extract.SiteCode, Value: code, Origin: "meta SiteIDCode"}
	}
	area := func(code string) extract.Mark {
		return extract.Mark{Kind: extract.Address, Value: "http://x/a.jsp?area=" + code + "&fbtime=2023", Origin: "meta Url"}
	}
	for _, tt := range []struct {
		what, name string
		marks      []extract.Mark
		want       string // division, credit code, site code
	}{
		{"a town by the index number", "城关镇人民政府", []extract.Mark{index(luShi)}, "411224100 " + luShi},
		{"a town by the address", "城关镇人民政府", []extract.Mark{area(luShi)}, "411224100 " + luShi},
		{"a town by the site", "城关镇人民政府", []extract.Mark{site("4112240001")}, "411224100 4112240001"},
		{"codes that disagree", "城关镇人民政府", []extract.Mark{index(luShi), site("3415250001")}, luShi + " 3415250001"},
		{"two credit codes", "财政局", []extract.Mark{index(luShi), area(heFei)}, ""},
		{"an organ without a place", "财政局", []extract.Mark{index(luShi)}, "411224 " + luShi},
		{"an organ on a county's site", "财政局", []extract.Mark{site("4112240001")}, "411224 4112240001"},
		{"an organ on a prefecture's site", "财政局", []extract.Mark{site("4112000001")}, "4112000001"},
		{"a code registered elsewhere", "宁国市商务局", []extract.Mark{index("11341702486344515H")}, "341881 11341702486344515H"},
		{"a number that is no credit code", "城关镇人民政府", []extract.Mark{index("11411224004230911A"), site("41122400")}, ""},
		{"a ministry's site", "财政局", []extract.Mark{site("bm12000001")}, "bm12000001"},
	} {
		s := &subject{marks: tt.marks, out: identity{Year: 2023}}
		a := s.describe(tt.name)
		got := strings.Join(strings.Fields(a.DivisionCode+" "+a.CreditCode+" "+a.SiteCode), " ")
		if got != tt.want {
			t.Errorf("%s: got %q, want %q: %+v", tt.what, got, tt.want, s.out.Claims)
		}
	}
}

// TestOldCodesFollow: digits of an abolished division mean its successor.
func TestOldCodesFollow(t *testing.T) {
	for year, want := range map[int]string{2019: "410381", 2023: "410307"} {
		if d, _ := regionOf("410381", year); d.Code != want {
			t.Errorf("%d: got %s, want %s", year, d.Code, want)
		}
	}
}
