package normalize

import (
	"math/rand"
	"regexp"
	"slices"
	"testing"
)

// TestNamedBefore: the names are those that one expression finds.
func TestNamedBefore(t *testing.T) {
	re := regexp.MustCompile(`(?:^|[，。；\n])(` + inClause + `{3,40}?)(?:(?:根据|按照|依据)[^。\n]{0,120})?(?:编制|编写|制作|撰写)了?本(?:年度)?报告`)
	rnd := rand.New(rand.NewSource(6))
	words := []string{"编制", "编写", "本报告", "本年度报告", "了", "根据", "按照", "，", "。", "；", "\n", "县财政局", "人民政府", "甲", "、", "《条例》", "(", "a", "\xff", "编制本报告", "撰写了本年度报告"}
	hits := 0
	for range 50_000 {
		s := ""
		for range 1 + rnd.Intn(14) {
			s += words[rnd.Intn(len(words))]
		}
		var want [][2]int
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			want = append(want, [2]int{m[2], m[3]})
		}
		got := namedBefore(s)
		if hits += len(want); !slices.Equal(got, want) {
			t.Fatalf("%q: got %v, want %v", s, got, want)
		}
	}
	if hits < 1000 {
		t.Errorf("%d names were found: the words are out of date", hits)
	}
}
