package dataset

// Reports of other agencies that are the same as a whole: by their digests, and then
// figure by figure and character by character.

import (
	"cmp"
	"crypto/sha256"
	"database/sql"
	"slices"
)

// entire is a report with what is compared of it: hashes of its figures and of its
// prose as they are printed, "" where they tell too little.
type entire struct {
	sharer
	figures, prose string
}

// sameAtMost bounds how many reports with one digest are compared.
const sameAtMost = 64

func (c *copyQuery) wholes() error {
	if !c.me.whole {
		return nil
	}
	for _, k := range []struct {
		what, column string
		same         func(a, b entire) bool
	}{
		{"file", "prose", func(a, b entire) bool { return a.prose != "" && a.prose == b.prose && a.figures == b.figures }},
		{"tables", "figures", func(a, b entire) bool { return a.figures != "" && a.figures == b.figures }},
	} {
		if err := c.same(k.what, k.column, k.same); err != nil {
			return err
		}
	}
	return nil
}

func (c *copyQuery) same(what, column string, same func(a, b entire) bool) error {
	list, err := c.sameDigest(column)
	if err != nil {
		return err
	}
	me, group, names := c.me, []sharer{c.me}, map[string]bool{}
	for _, no := range list {
		s, err := c.other(no)
		if err != nil {
			return err
		}
		if s.agency == me.agency {
			continue
		}
		mine, err := c.entire(me)
		if err != nil {
			return err
		}
		other, err := c.entire(s)
		if err != nil {
			return err
		}
		if same(mine, other) {
			group, names[s.agencyName] = append(group, s), true
		}
	}
	if len(group) == 1 {
		return nil
	}
	slices.SortFunc(group, earlier)
	first := group[0].no == me.no
	k := c.of(what, group[0])
	if first {
		k = c.of(what, group[1])
	}
	k.First, k.Similar, k.Agencies = first, 1, len(names)+1
	c.list = append(c.list, k)
	return nil
}

// earlier orders reports as the sections of a cluster are ordered.
func earlier(a, b sharer) int {
	late := func(day string) string { return cmp.Or(day, "~") }
	return cmp.Or(cmp.Compare(late(a.publishedOn), late(b.publishedOn)), cmp.Compare(late(a.firstSeen), late(b.firstSeen)), cmp.Compare(a.handle, b.handle))
}

func (c *copyQuery) sameDigest(column string) (list []int64, err error) {
	rows, err := c.from.QueryContext(c.ctx, `SELECT o.report_no FROM digest m JOIN digest o ON o.`+column+` = m.`+column+` JOIN report r ON r.no = o.report_no
		WHERE m.report_no = ? AND o.report_no <> m.report_no AND r.is_current = 1 ORDER BY o.report_no LIMIT ?`, c.me.no, sameAtMost)
	if err != nil {
		return nil, err
	}
	err = visitAll(rows, func(rows *sql.Rows) error {
		list = append(list, 0)
		return rows.Scan(&list[len(list)-1])
	})
	return list, err
}

func (c *copyQuery) entire(s sharer) (w entire, err error) {
	if w, known := c.entires[s.no]; known {
		return w, nil
	}
	if len(c.entires) == knownAtMost {
		clear(c.entires)
	}
	w.sharer = s
	figures, prose, err := digested(c.ctx, c.from, s.no)
	w.figures, w.prose = standIn(figures), standIn(prose)
	if err == nil {
		c.entires[s.no] = w
	}
	return w, err
}

// standIn is for a text of which nothing but its being the same is asked.
func standIn(text string) string {
	if text == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(text))
	return string(sum[:])
}
