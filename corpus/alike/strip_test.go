package alike

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStrip(t *testing.T) {
	names := Names("河南省三门峡市鹿鸣县教育局", "河南省", "三门峡市", "鹿鸣县")
	for _, c := range []struct{ name, text, want string }{
		{"names, numbers and dates", "2023年，鹿鸣县教育局主动公开信息 1,204 条，其中公示三十二条。", "主动公开信息条其中公示条"},
		{"its own body", "我局高度重视，全县各乡镇配合，本机关负责。", "高度重视各乡镇配合本机关负责"},
		{"headings", "（一）主动公开情况\n公开及时。\n二、存在的主要问题\n1.队伍建设\n", "公开及时"},
		{"a numbered sentence is no heading", "一、加强学习，提高认识。", "加强学习提高认识"},
		{"the law behind the report", "根据《中华人民共和国政府信息公开条例》规定，现编制本年度报告。依法公开。", "依法公开"},
		{"the short name", "鹿鸣教育事业发展", "教育事业发展"},
	} {
		if got := Strip(c.text, names); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	want := []string{"河南省鹿鸣县教育局", "鹿鸣县教育局", "河南省", "鹿鸣县", "教育局", "河南", "鹿鸣"}
	if d := cmp.Diff(want, Names("河南省鹿鸣县教育局", "河南省", "鹿鸣县")); d != "" {
		t.Error(d)
	}
}

// TestSketchesEstimate: the estimate of a sketch lies near the share that two sets have.
func TestSketchesEstimate(t *testing.T) {
	letter := func(from, to int) string {
		var b strings.Builder
		for i := from; i < to; i++ {
			b.WriteRune('一' + rune(mix(uint64(i))%20000))
		}
		return b.String()
	}
	for _, shared := range []int{300, 500, 700, 900} {
		a, b := letter(0, 1000), letter(1000-shared, 2000-shared)
		s, o := NewSketch(HashText(a), Hashes(a, nil)), NewSketch(HashText(b), Hashes(b, nil))
		exact := Jaccard(Shingles(a, nil), Shingles(b, nil))
		if got := s.likeness(&o); got < exact-0.13 || got > exact+0.13 {
			t.Errorf("%d shared: estimate %.2f, exact %.2f", shared, got, exact)
		}
	}
}

func TestWordingOfACounty(t *testing.T) {
	agencies := map[string]Set{}
	for i, set := range []Set{{1, 2}, {1, 3}, {1, 4}, {1, 5}, {1, 2}, {2, 6}} {
		agencies[string(rune('a'+i))] = set
	}
	if d := cmp.Diff(Set{1}, OfCounty(agencies).Set()); d != "" {
		t.Error(d)
	}
	delete(agencies, "a")
	if OfCounty(agencies) != nil {
		t.Error("four agencies make no wording of a county")
	}
}
