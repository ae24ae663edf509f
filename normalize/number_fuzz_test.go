package normalize

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A cell that reads as a number prints the digits of that number, and no other.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"0", "12", "1,204", "３１", "12件", "9116.36", "250000元", "+3", "减2", "31（其中修订12件）", "- 2", "007", "1 234", "l2", "/", "", "无", "1.2.3", "999999999999999999", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, column := range []ColumnType{Count, Signed, Amount} {
			got := readCell(s, column)
			if got.value.Kind != Number {
				continue
			}
			number, _, _ := strings.Cut(tidy(s), "(")
			digits := strings.Map(onlyDigits, number)
			if digits == "" {
				digits = "0" // 零
			}
			if printed := strings.Map(onlyDigits, got.value.Number.String()); printed != digits && strings.TrimLeft(printed, "0") != strings.TrimLeft(digits, "0") {
				t.Fatalf("readCell(%q, %s) gives %s", s, column, got.value.Number)
			}
			again, err := ParseDecimal(got.value.Number.String())
			if err != nil || again.Cmp(got.value.Number) != 0 {
				t.Fatalf("%s is not read back: %v", got.value.Number, err)
			}
		}
	})
}

func onlyDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// A Chinese numeral that is read is one of the ways to write that number.
func FuzzNumerals(f *testing.F) {
	for _, s := range []string{"三", "十二", "二十", "一百零五", "二〇二三", "两", "〇", "十十", "百"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, ok := chineseNumber(s); ok && (n < 0 || s == "") {
			t.Fatalf("chineseNumber(%q) gives %d", s, n)
		}
	})
}

// FuzzDecoder compares the cutter with the plain search over all ways to cut a short
// run of digits: what is stored is the only solution.
func FuzzDecoder(f *testing.F) {
	for _, s := range []string{"000", "6400204 70", "270020130", "230 000023", "11213", "0000000", "100000001", "12 0 0 0 12"} {
		f.Add(s, 7)
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, digits string, n int) {
		pieces := strings.Fields(digits)
		glued := strings.Join(pieces, "")
		if n < 1 || n > 8 || len(glued) > 13 || strings.Trim(glued, "0123456789") != "" {
			return
		}
		var sums []int
		if n > 2 {
			sums = []int{n - 1}
		}
		found, complete := cuts(pieces, n, sums)
		want := everyCut(pieces, n, sums != nil)
		if !complete || len(found) != len(want) {
			t.Fatalf("cuts(%q, %d): got %v, want %v", digits, n, found, want)
		}
		for _, r := range found {
			if !slices.Contains(want, fmt.Sprint(r)) {
				t.Fatalf("cuts(%q, %d): got %v, want %v", digits, n, found, want)
			}
		}
	})
}

// everyCut tries each set of borders between digits, by counting in binary.
func everyCut(pieces []string, n int, sum bool) []string {
	glued, border := strings.Join(pieces, ""), map[int]bool{}
	at := 0
	for _, p := range pieces {
		at += len(p)
		border[at] = true
	}
	var list []string
	for bits := range 1 << max(0, len(glued)-1) {
		if r, ok := cutAtBits(glued, bits, border); ok && len(r) == n && (!sum || addsUp(r)) {
			list = append(list, fmt.Sprint(r))
		}
	}
	return list
}

func addsUp(r row) bool {
	var total int64
	for _, v := range r[:len(r)-1] {
		total += v
	}
	return total == r[len(r)-1]
}

func cutAtBits(glued string, bits int, border map[int]bool) (r row, ok bool) {
	from := 0
	for i := 1; i <= len(glued); i++ {
		cut := i == len(glued) || bits>>(i-1)&1 == 1
		switch {
		case border[i] && !cut:
			return nil, false
		case !cut:
			continue
		case i-from > 1 && glued[from] == '0':
			return nil, false
		}
		v, _ := strconv.ParseInt(glued[from:i], 10, 64)
		r, from = append(r, v), i
	}
	return r, true
}
