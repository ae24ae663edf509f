package dataset

// Sketches of new sections, and the wording that a county or the country has in common.

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"slices"

	"nianbao/corpus/alike"
)

// nation gathers the wording of the country again where the data set has grown. When
// it is another one, every sketch is made anew.
func (c *copyStage) nation() error {
	var then int
	var kept []byte
	err := c.row(`SELECT reports, shingles FROM common_wording WHERE county = ''`).Scan(&then, &kept)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	c.common = alike.NewWording(unpackSet(kept))
	defer func() { c.texts.hashed = c.texts.hashed.without(c.common) }()
	now := len(c.reports)
	if err == nil && float64(now) <= nationGrowth*float64(then) && float64(then) <= nationGrowth*float64(now) {
		return nil
	}
	words, err := c.gatherNation()
	if err != nil {
		return err
	}
	c.anew = !slices.Equal(words.Set(), c.common.Set())
	c.common = words
	return c.keepWording("", now, words)
}

func (c *copyStage) gatherNation() (*alike.Wording, error) {
	names := make([]string, len(c.reports))
	for i, p := range c.reports {
		names[i] = p.handle
	}
	var nation alike.Nation
	var sample []copyReport
	for _, i := range alike.Sample(names) {
		sample = append(sample, c.reports[i])
	}
	err := c.texts.eachOf(sample, func(p copyReport, sections []copySection) error {
		var hashes [][]uint32
		for _, s := range sections {
			hashes = append(hashes, s.hashes)
		}
		nation.Add(countyNumber(p), hashes...)
		c.texts.hashed.of[p.no] = sections // all of the sample are at hand until it is counted
		return nil
	})
	return nation.Wording(), err
}

// countyNumber tells counties apart; an agency of unknown place is one of its own.
func countyNumber(p copyReport) uint32 {
	h := fnv.New32a()
	h.Write([]byte(p.county))
	if p.county == "" {
		h.Write([]byte(p.handle[:len(p.handle)-len("/2024/00000000")]))
	}
	return h.Sum32()
}

// counties goes through the counties that are touched: the sketches that are missing,
// the wording of each, and all its sections to be compared.
func (c *copyStage) counties() error {
	for from := 0; from < len(c.reports); {
		to := from + 1
		for to < len(c.reports) && c.reports[to].county == c.reports[from].county {
			to++
		}
		if err := c.county(c.reports[from:to]); err != nil {
			return err
		}
		if err := c.ctx.Err(); err != nil {
			return err
		}
		from = to
	}
	return nil
}

func (c *copyStage) county(reports []copyReport) error {
	isTouched := func(p copyReport) bool { return p.touched || c.anew }
	name := reports[0].county
	known := 1
	if name != "" {
		if err := c.row(`SELECT count(*) FROM common_wording WHERE county = ?`, name).Scan(&known); err != nil {
			return err
		}
	}
	whole := known == 0 || slices.ContainsFunc(reports, isTouched)
	if !whole {
		return nil
	}
	agencies := map[string]alike.Set{} // hashes of all that each wrote
	if name == "" {                    // a report is alone
		reports = slices.DeleteFunc(slices.Clone(reports), func(p copyReport) bool { return !isTouched(p) })
	}
	err := c.texts.eachOf(reports, func(p copyReport, sections []copySection) error {
		for _, s := range sections {
			c.fresh[s.id] = true
			if isTouched(p) {
				if err := c.sketch(p, s); err != nil {
					return err
				}
			}
			if name != "" {
				agencies[p.agencyKey()] = append(agencies[p.agencyKey()], s.hashes...)
			}
		}
		return nil
	})
	if err != nil || name == "" {
		return err
	}
	return c.keepWording(name, len(reports), alike.OfCounty(agencies))
}

func (c *copyStage) sketch(p copyReport, s copySection) error {
	k := alike.NewSketch(s.text, s.hashes)
	var bins any
	if !k.TooShort() {
		bins = k.Bins[:]
	}
	return c.exec(`INSERT OR REPLACE INTO sketch VALUES (?,?,?,?,?,?)`, s.id, p.agency, p.county, int64(k.Size), int64(k.Text), bins)
}

func (c *copyStage) keepWording(county string, reports int, words *alike.Wording) error {
	return c.exec(`INSERT OR REPLACE INTO common_wording VALUES (?,?,?)`, county, reports, packSet(words.Set()))
}

func packSet(set alike.Set) []byte {
	b := make([]byte, 0, 4*len(set))
	for _, h := range set {
		b = binary.BigEndian.AppendUint32(b, h)
	}
	return b
}

func unpackSet(b []byte) alike.Set {
	set := make(alike.Set, len(b)/4)
	for i := range set {
		set[i] = binary.BigEndian.Uint32(b[4*i:])
	}
	return set
}
