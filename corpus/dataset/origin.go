package dataset

// Names that do not tell whose report it is. Hundreds of towns are called 太平镇,
// and 财政局 is the name of thousands; some reports name nobody. Two reports under
// such a name may be of two agencies, and if they were taken for copies of one,
// one of them would vanish behind the other. So, where no division is known:
//
//   - Reports under one shared name are of one agency only when something ties
//     them: they say the same (figures and words), one stood at the place (path or
//     address) of the other before, or the pages of both give one unified social
//     credit code. What is tied is tied together.
//   - Everything else is an agency of its own, one for each content. One agency
//     counted twice is the smaller evil, and people can join two; nobody can part
//     what is hidden.
//   - The agency's id comes from the name and from the content that was first seen
//     at the first of its places, by hash: it does not depend on the order of
//     reading, and a copy or a new version does not change it. A program that reads
//     that content otherwise does; the former handle then still leads there.

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"sync"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// placed finds a place that the table of divisions does not know, at the head of a
// name. Names of provinces, cities and counties are not shared; those of towns are.
var placed = whenAsked(`^\p{Han}{1,14}?(?:省|市|县|区|旗|自治州|地区|盟)`)

// unplaced are words that end so and name no place of their own.
var (
	unplaced    = whenAsked(`^[本全我该各]|城市|都市|超市|[城郊市矿林垦社园景山库牧灾辖校片小老新发业范验假作税护理聚能务开]区|同盟|联盟|红旗`)
	genericZone = whenAsked(`[园景新发业范验假作税护理聚能务开]区$`)
)

// whenAsked compiles an expression when it is first asked for: who looks something
// up does not wait for what only saving needs.
func whenAsked(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// namesOne tells whether the name and its division leave one agency in the country.
func namesOne(a normalize.Agency) bool {
	name := normalize.Fold(a.Name)
	switch {
	case name == "":
		return false
	case a.DivisionCode != "":
		return true
	case len(a.Candidates) > 0:
		return false
	case a.Level == "national" && a.Kind != normalize.KindBranch:
		return true
	}
	place := placed().FindString(name)
	return place != "" && (!unplaced().MatchString(place) || zoneOfOne(place))
}

// zoneOfOne tells 平潭综合实验区 from 综合实验区: it begins with the short name of a
// division of which there is one.
func zoneOfOne(zone string) bool {
	if !genericZone().MatchString(zone) {
		return false
	}
	if known, ok := zonesOfOne.Load(zone); ok {
		return known.(bool)
	}
	one := beginsWithOne([]rune(zone))
	zonesOfOne.Store(zone, one)
	return one
}

// zonesOfOne remembers answers: the table of divisions is long, and the same names
// come again and again.
var zonesOfOne sync.Map

func beginsWithOne(name []rune) bool {
	for n := 2; n <= 4 && n < len(name)-1; n++ {
		bearers := slices.DeleteFunc(divisions.Search(string(name[:n])), func(d divisions.Division) bool { return d.Level == divisions.Township })
		if len(bearers) == 1 {
			return true
		}
	}
	return false
}

// originFrom is what a report says of a year. Reports that print nothing but
// zeros say the same of every year.
func originFrom(content []byte, year int) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\n%x", year, content))
	return sum[:]
}

// sharedID is the id of one of many agencies of a name.
func sharedID(canonical string, origin []byte) string {
	if canonical == "" {
		return "doc-" + hashLetters(10, "", hex.EncodeToString(origin))
	}
	return "0-" + hashLetters(10, "0", canonical, hex.EncodeToString(origin))
}

// tie brings reports under shared names together, for all that the batch touched.
func (r *Run) tie() error {
	agencies, err := json.Marshal(slices.Sorted(maps.Keys(r.touchedAgencies())))
	if err != nil {
		return err
	}
	seeds, err := r.numbers(`SELECT r.no FROM json_each(?) a JOIN report r ON r.agency_no = a.value AND r.shared = 1 ORDER BY a.key, r.no`, string(agencies))
	seen := map[int64]bool{} // reports
	for _, seed := range seeds {
		if err == nil && !seen[seed] {
			err = r.tieFrom(seed, seen)
		}
	}
	return err
}

func (r *Run) touchedAgencies() map[int64]bool {
	set := map[int64]bool{}
	for g := range r.touched {
		set[g.agency] = true
	}
	return set
}

// tieFrom gives all reports that are tied to one the agency that they share.
func (r *Run) tieFrom(seed int64, seen map[int64]bool) error {
	var canonical string
	if err := r.row(`SELECT a.canonical FROM report r JOIN agency a ON a.no = coalesce(r.own_no, r.agency_no) WHERE r.no = ?`, seed).Scan(&canonical); err != nil {
		return err
	}
	tied := []int64{seed}
	seen[seed] = true
	for i := 0; i < len(tied); i++ {
		near, err := r.tiedTo(tied[i], canonical)
		if err != nil {
			return err
		}
		for _, no := range near {
			if !seen[no] {
				seen[no], tied = true, append(tied, no)
			}
		}
	}
	origin, err := r.originOf(tied)
	if err != nil {
		return err
	}
	return r.together(tied, sharedID(canonical, origin), canonical)
}

// tiedTo lists the reports under the same name that say the same, or that stood at
// the same place before or after, or whose pages give the same credit code.
func (r *Run) tiedTo(report int64, canonical string) ([]int64, error) {
	return r.numbers(`SELECT o.no FROM report r JOIN report o ON o.content_sha256 = r.content_sha256 AND o.year = r.year AND o.shared = 1 JOIN agency a ON a.no = coalesce(o.own_no, o.agency_no)
			WHERE r.no = ?1 AND a.canonical = ?2
		UNION SELECT o.no FROM document d JOIN document e ON e.credit_code = d.credit_code JOIN report o ON o.no = e.report_no AND o.shared = 1 JOIN agency a ON a.no = coalesce(o.own_no, o.agency_no)
			WHERE d.report_no = ?1 AND a.canonical = ?2 AND a.canonical <> ''
		UNION SELECT o.no FROM document d JOIN sighting g ON g.document_no = d.no JOIN sighting h ON h.source_no = g.source_no AND h.seq <> g.seq
			JOIN document e ON e.no = h.document_no AND e.part = d.part JOIN report o ON o.no = e.report_no AND o.shared = 1 JOIN agency a ON a.no = coalesce(o.own_no, o.agency_no)
			WHERE d.report_no = ?1 AND a.canonical = ?2
		ORDER BY 1`, report, canonical)
}

// originOf is the least of the contents that were first seen at any place.
func (r *Run) originOf(reports []int64) (least []byte, err error) {
	list, err := json.Marshal(reports)
	if err != nil {
		return nil, err
	}
	var source, part int64
	err = r.each(`SELECT g.source_no, d.part, r.origin FROM report r JOIN document d ON d.report_no = r.no JOIN sighting g ON g.document_no = d.no
		WHERE r.no IN (SELECT value FROM json_each(?)) ORDER BY g.source_no, d.part, g.seq`, []any{string(list)}, func(rows *sql.Rows) error {
		var s, p int64
		var origin []byte
		err := rows.Scan(&s, &p, &origin)
		first := s != source || p != part
		if source, part = s, p; first && (least == nil || bytes.Compare(origin, least) < 0) {
			least = origin
		}
		return err
	})
	return least, err
}

// together moves reports to an agency; what they were called before stays known.
func (r *Run) together(reports []int64, id, canonical string) error {
	agency, _, err := r.agencyNamed(id, canonical, "")
	if err != nil {
		return err
	}
	for _, no := range reports {
		old, err := r.identityOf(no)
		if err != nil {
			return err
		}
		if old.own == agency {
			continue
		}
		if err := r.keepHandles(old); err != nil {
			return err
		}
		if err := r.exec(`UPDATE report SET agency_no = ?, own_no = NULL WHERE no = ?`, agency, no); err != nil {
			return err
		}
		if err := r.nameFindings(no); err != nil {
			return err
		}
		r.touched[old.group], r.touched[group{agency, old.year}] = true, true
	}
	return nil
}

// numbers lists the numbers that a query gives.
func (r *Run) numbers(query string, args ...any) (list []int64, err error) {
	err = r.each(query, args, func(rows *sql.Rows) error {
		list = append(list, 0)
		return rows.Scan(&list[len(list)-1])
	})
	return list, err
}
