package alike

import (
	"slices"
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
		{"a name in one sentence of two", "鹿鸣县教育局公开。鹿走了，教育公开。", "公开鹿走了教育公开"},
		{"the longest name first", "三门峡鹿鸣县市公开", "市公开"},
		{"its own body, spaced", "我 局重视;本 年 2 月全面公开!", "我重视本年全面公开"},
		{"articles that are no law behind it", "修订条例三件。现将条例编制？落实", "修订条例件落实"},
		{"no Chinese", "AéÿＡ😀\xe4\xb8公\xff开\xe4\xb8", "公开"},
	} {
		if got := Strip(c.text, names); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestStripperHashes: hashes of a text are those of what Strip leaves, of whichever text
// and names came before.
func TestStripperHashes(t *testing.T) {
	text := "鹿鸣县教育局全年主动公开信息，依法答复群众申请。"
	whole := Strip(text, []string{"鹿鸣县"})
	common := NewWording(Sorted(Hashes(whole, nil)[3:9]))
	var s Stripper
	for _, names := range [][]string{{"教育局"}, {"鹿鸣县"}} {
		s.Names(names)
		stripped := Strip(text, names)
		hash, list := s.Hashes(text, common, []uint32{7})
		if hash != HashText(stripped) {
			t.Errorf("%s: hash %x, want %x", names, hash, HashText(stripped))
		}
		if d := cmp.Diff(append([]uint32{7}, Own(Hashes(stripped, nil), common)...), list); d != "" {
			t.Errorf("%s: %s", names, d)
		}
	}
}

// TestWordingHas: a wording has its shingles and no others, at both ends and where many
// stand close together.
func TestWordingHas(t *testing.T) {
	var set Set
	for h := uint32(0); h < 40; h += 2 {
		set = append(set, h)
	}
	for h := uint32(40); h > 0; h -= 2 {
		set = append(set, -h+1)
	}
	w := NewWording(set)
	for h := uint32(0); h < 50; h++ {
		for _, h := range []uint32{h, -h, h << 24} {
			if _, want := slices.BinarySearch(set, h); w.Has(h) != want {
				t.Errorf("%x: got %v, want %v", h, w.Has(h), want)
			}
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

// TestWordingOfTheCountry: a tenth of the reports have it, of ten counties, once or more.
func TestWordingOfTheCountry(t *testing.T) {
	var n Nation
	for i := range uint32(120) {
		var hashes []uint32
		if i < 13 {
			hashes = []uint32{1, 1, 2, 1<<lower + 1}
		}
		if i < 12 {
			hashes = append(hashes, 3, 3)
		}
		n.Add(i, hashes, []uint32{2, 4, 1000 + i})
	}
	for range 20 {
		n.Add(500, []uint32{5})
	}
	if d := cmp.Diff(Set{2, 4}, n.Wording().Set()); d != "" {
		t.Error(d)
	}
	n.reports = n.reports[:120]
	if d := cmp.Diff(Set{1, 2, 4, 1<<lower + 1}, n.Wording().Set()); d != "" {
		t.Error(d)
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
