package dataset

// Digests: whole reports that are the same in their figures or in their prose. They
// are made while a report is saved, when all of it is at hand.

import (
	"context"
	"database/sql"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
)

// saveDigest keeps the digests of a report; none where it says too little.
func (r *Run) saveDigest(no int64, p *normalize.Report, sections []prose) error {
	figures, prose := hashed(tellingFigures(p.Figures)), hashedText(sections)
	if figures == nil && prose == nil {
		return nil
	}
	return r.exec(`INSERT INTO digest VALUES (?,?,?)`, no, figures, prose)
}

// digested gives what the digests of a stored report are made of.
func digested(ctx context.Context, from querier, no int64) (figures, words string, err error) {
	l := loader{ctx: ctx, from: from, no: no, bare: true, out: Reading{Report: &normalize.Report{}}}
	if err := l.figures(); err != nil {
		return "", "", err
	}
	var sections []prose
	err = l.each(`SELECT text FROM section WHERE id BETWEEN ?1 * 16 AND ?1 * 16 + 15 ORDER BY id`, func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&text)
		sections = append(sections, prose{text: normalize.Compact(text)})
		return err
	})
	return tellingFigures(l.out.Report.Figures), tellingText(sections), err
}

// tellingFigures writes the figures that are not 0; "" where they tell too little.
func tellingFigures(figures []normalize.Figure) string {
	var b strings.Builder
	parts, large := 0, map[string]bool{}
	for i := range figures {
		f := &figures[i]
		if f.Value.Kind != normalize.Number || f.Value.Number.Sign() == 0 {
			continue
		}
		value := f.Value.Number.String()
		for _, s := range []string{f.Key.Table, "/", f.Key.Row, "/", f.Key.Column, "=", value, "\n"} {
			b.WriteString(s)
		}
		if f.Key.Column != normalize.Total && f.Key.Row != normalize.TotalHandled {
			parts++
			if f.Value.Number.Cmp(normalize.Int(checks.TellingLeast)) >= 0 {
				large[value] = true
			}
		}
	}
	if parts < checks.TellingCells || len(large) < checks.TellingValues {
		return ""
	}
	return b.String()
}

func tellingText(sections []prose) string {
	if !tellsEnough(sections) {
		return ""
	}
	var b strings.Builder
	for _, s := range sections {
		b.WriteString(s.text)
		b.WriteByte('\n')
	}
	return b.String()
}

// tellsEnough counts characters until there are enough.
func tellsEnough(sections []prose) bool {
	left := checks.TellingProse
	for _, s := range sections {
		for i := range len(s.text) {
			if i > 0 && s.text[i]&0xC0 == 0x80 {
				continue
			}
			if left--; left == 0 {
				return true
			}
		}
	}
	return false
}

// hashedText is hashed(tellingText(sections)) without putting the text together.
func hashedText(sections []prose) any {
	if !tellsEnough(sections) {
		return nil
	}
	h := uint64(fnvBegin)
	for _, s := range sections {
		h = (hashOn(h, s.text) ^ '\n') * fnvPrime
	}
	return int64(h)
}

func hashed(text string) any {
	if text == "" {
		return nil
	}
	return int64(hashOn(fnvBegin, text))
}

const fnvBegin, fnvPrime = 0xCBF29CE484222325, 0x100000001B3

// hashOn goes on with FNV-1a, of strings without a copy.
func hashOn(h uint64, s string) uint64 {
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}
