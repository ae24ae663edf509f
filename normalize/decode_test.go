package normalize

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCutsOfGluedDigits(t *testing.T) {
	seven, fifteen := []int{6}, []int{4, 9, 14}
	for _, c := range []struct {
		digits string
		cells  int
		sums   []int
		ways   int
		first  row // the only cut, where there is one
	}{
		{"000", 3, nil, 1, row{0, 0, 0}},
		{"300", 3, nil, 1, row{3, 0, 0}},
		{"555", 3, nil, 1, row{5, 5, 5}},
		{"693665", 3, nil, 10, nil},
		{"350", 2, nil, 2, nil},
		{"00", 2, nil, 1, row{0, 0}},
		{"640020470", 7, seven, 1, row{64, 0, 0, 2, 0, 4, 70}},
		{"270020130", 7, seven, 2, nil},
		{"230 000023", 7, seven, 1, row{23, 0, 0, 0, 0, 0, 23}},
		{"0 0 0 0 0 00", 7, seven, 1, row{0, 0, 0, 0, 0, 0, 0}},
		{"23 0 00 0 023", 7, seven, 1, row{23, 0, 0, 0, 0, 0, 23}},
		{"1000002", 7, seven, 0, nil},
		{"10203120001200000", 15, fifteen, 1, row{1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0}},
		{"12元", 2, nil, 0, nil},
		{"12", 3, nil, 0, nil},
	} {
		got, complete := cuts(strings.Fields(c.digits), c.cells, c.sums)
		if len(got) != c.ways || !complete {
			t.Errorf("cuts(%q, %d): got %d ways (complete %v), want %d: %v", c.digits, c.cells, len(got), complete, c.ways, got)
			continue
		}
		if c.ways == 1 {
			if diff := cmp.Diff(c.first, got[0]); diff != "" {
				t.Errorf("cuts(%q): %s", c.digits, diff)
			}
		}
	}
}

// The printed row is always among its own cuts: the search is exact.
func TestCutsHoldTheTruth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(0, 300), 6, 6).Draw(t, "values")
		var sum int64
		for _, v := range values {
			sum += v
		}
		values = append(values, sum)
		glued := ""
		for _, v := range values {
			glued += fmt.Sprint(v)
		}
		found, complete := cuts([]string{glued}, 7, []int{6})
		if complete && !slices.ContainsFunc(found, func(r row) bool { return slices.Equal(r, values) }) {
			t.Fatalf("cuts(%q) misses %v", glued, values)
		}
	})
}

func FuzzCuts(f *testing.F) {
	for _, s := range []string{"000", "693665", "640020470", "270020130", "11111111111111111111111111111111111", "0", "9 9", "00000000000000000000000000000000000000000000"} {
		f.Add(s, 7)
	}
	f.Fuzz(func(t *testing.T, digits string, n int) {
		if n < 1 || n > 15 {
			return
		}
		pieces := strings.Fields(digits)
		found, _ := cuts(pieces, n, nil)
		for _, r := range found {
			again := ""
			for _, v := range r {
				again += fmt.Sprint(v)
			}
			if again != strings.Join(pieces, "") || len(r) != n {
				t.Fatalf("cuts(%q, %d) gives %v", digits, n, r)
			}
		}
	})
}
