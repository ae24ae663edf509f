package normalize

import (
	"maps"
	"slices"
	"strings"
)

// The sums of the form over figures that are in dispute or are all read alike.

// sumAt is one sum of the form at one place: left and right are equal.
type sumAt struct {
	id          string // I1 … I6
	left, right []Key
}

// identities lists every sum that the report's form has, each at each of its places.
func (r *Report) identities() []sumAt {
	requests := r.TableForm(Requests)
	if len(requests.Blocks) == 0 {
		return nil
	}
	var list []sumAt
	for _, b := range sums(requests) {
		t := r.TableForm(b.Table)
		for _, block := range t.Blocks {
			list = append(list, b.places(t.Name, block)...)
		}
	}
	return list
}

func (b Balance) places(table string, block Block) (list []sumAt) {
	if b.Over == "column" {
		for _, c := range block.Columns {
			at := func(row string) Key { return Key{table, row, c.Name} }
			list = append(list, sumAt{b.ID, keysAt(b.Left, at), keysAt(b.Right, at)})
		}
		return list
	}
	for _, row := range block.Rows {
		if b.Row == "" || b.Row == row.Name {
			at := func(column string) Key { return Key{table, row.Name, column} }
			list = append(list, sumAt{b.ID, keysAt(b.Left, at), keysAt(b.Right, at)})
		}
	}
	return list
}

func keysAt(names []string, at func(string) Key) []Key {
	list := make([]Key, len(names))
	for i, n := range names {
		list[i] = at(n)
	}
	return list
}

func (s sumAt) keys() []Key { return append(slices.Clone(s.left), s.right...) }

// rest is left minus right; ok is false where an operand is unknown.
func (s sumAt) rest(figure func(Key) (Figure, bool)) (rest int64, ok bool) {
	for i, k := range s.keys() {
		f, known := figure(k)
		n, counts := worth(k, f)
		if !known || !counts {
			return 0, false
		}
		if i >= len(s.left) {
			n = -n
		}
		rest += n
	}
	return rest, true
}

// worth is what a figure counts in a sum. A cell without a number is 0 among the parts;
// a total without one is unknown, as in the checks. Larger numbers than any count of
// requests, decimals and words are unknown too.
func worth(k Key, f Figure) (int64, bool) {
	const most = 100_000_000_000
	switch f.Value.Kind {
	case Number:
		n, whole := f.Value.Number.Int64()
		return n, whole && -most < n && n < most
	case Blank, Dash, None:
		return 0, k.Column != Total && k.Row != TotalHandled
	}
	return 0, false
}

// decide lets the sums choose among the candidates of each dispute that the primary
// reading takes part in. Disputes that share a sum are decided together: exactly one
// combination of their candidates must satisfy all sums that touch them and can be
// worked out. A choice between 0 and a blank is none that a sum can make.
//
// A misreading that puts the same number into a part and into its total can mend a
// sum that the publisher printed wrong. Hence two conditions on every figure of the
// combination: no other candidate of it is stated by more independent placings, and it
// is either the only disputed figure of its sum, as soon as others are settled that are
// the only ones of theirs, or stands in two sums. And one on every row: cells move along
// it together, so that what is chosen in it must be what one reading shows there.
func (a *agreement) decide() {
	open := map[Key]contest{}
	for _, d := range a.disputes {
		if _, stated := a.primary.figures[d.key]; stated && !a.displaced(d.key) {
			open[d.key] = d
		}
	}
	chosen, by := map[Key]int64{}, map[Key]*system{}
	for _, s := range a.systems(open) {
		for k, n := range s.decided(open) {
			chosen[k], by[k] = n, s
		}
	}
	mixed := mixedRows(chosen, open)
	for k, n := range chosen {
		if !slices.ContainsFunc(by[k].keys, func(o Key) bool { return mixed[o.Table+"/"+o.Row] }) {
			a.settle(open[k], n, by[k])
		}
	}
	a.disputes = slices.DeleteFunc(a.disputes, func(d contest) bool { _, ok := a.kept[d.key]; return ok })
}

// decided is the one combination that the sums of the system leave, if every figure of it
// meets the conditions.
func (s *system) decided(open map[Key]contest) map[Key]int64 {
	picked, ok := s.solve()
	if !ok {
		return nil
	}
	chosen, firm := map[Key]int64{}, s.firm()
	for i, k := range s.keys {
		if chosen[k] = s.choices[i][picked[i]]; !firm(k) || !open[k].backed(chosen[k], s.sumsOf(k) > 1) {
			return nil
		}
	}
	return chosen
}

// mixedRows are the rows (table/row) of which no reading shows all that is chosen.
func mixedRows(chosen map[Key]int64, open map[Key]contest) map[string]bool {
	asked, shows := map[string]int{}, map[string]map[*voice]int{}
	for k, want := range chosen {
		row := k.Table + "/" + k.Row
		if asked[row]++; shows[row] == nil {
			shows[row] = map[*voice]int{}
		}
		for _, v := range open[k].says {
			if n, ok := worth(k, v.figure); ok && n == want {
				shows[row][v.by]++
			}
		}
	}
	mixed := map[string]bool{}
	for row, by := range shows {
		mixed[row] = slices.Max(slices.Collect(maps.Values(by))) < asked[row]
	}
	return mixed
}

// firm: the figure stands in two sums, or is the only disputed one of its sum, or is that
// once those which are have been settled.
func (s *system) firm() func(Key) bool {
	settled := map[Key]bool{}
	for range s.keys {
		for _, sum := range s.sums {
			open := slices.DeleteFunc(slices.Clone(s.keys), func(k Key) bool { return sum.signs[k] == 0 || settled[k] })
			if len(open) == 1 {
				settled[open[0]] = true
			}
		}
	}
	return func(k Key) bool { return settled[k] || s.sumsOf(k) > 1 }
}

// sumsOf counts the sums in which a disputed figure stands.
func (s *system) sumsOf(k Key) (n int) {
	for _, sum := range s.sums {
		if sum.signs[k] != 0 {
			n++
		}
	}
	return n
}

// backed: no other number is stated by more placings than the chosen one. Where two sums
// ask for it, readings that show only its first or last digits do not count against it:
// they lost the rest of it, at the end of a line or of a page.
func (d contest) backed(chosen int64, twice bool) bool {
	whole := d.text(chosen)
	by := map[int64]map[string]bool{}
	for _, s := range d.says {
		n, _ := worth(d.key, s.figure)
		if part := Fold(s.figure.Text); twice && n != chosen && part != "" && (strings.HasPrefix(whole, part) || strings.HasSuffix(whole, part)) {
			continue
		}
		if by[n] == nil {
			by[n] = map[string]bool{}
		}
		by[n][placing(s.by.reading)] = true
	}
	for _, places := range by {
		if len(places) > len(by[chosen]) {
			return false
		}
	}
	return true
}

// text is how the chosen number is printed.
func (d contest) text(chosen int64) string {
	for _, s := range d.says {
		if n, ok := worth(d.key, s.figure); ok && n == chosen {
			return Fold(s.figure.Text)
		}
	}
	return ""
}

// settle keeps the candidate of the chosen worth, if there is only one.
func (a *agreement) settle(d contest, chosen int64, s *system) {
	var says []vote
	for _, c := range d.says {
		if n, ok := worth(d.key, c.figure); ok && n == chosen {
			says = append(says, c)
		}
	}
	if !alike(says) {
		return
	}
	a.settled[d.key] = true
	a.keep(d.key, says)
	a.report.usesSums(s.ids)
}

func (r *Report) usesSums(ids []string) {
	for _, id := range ids {
		if !slices.Contains(r.SumsUsed, id) {
			r.SumsUsed = append(r.SumsUsed, id)
		}
	}
	slices.Sort(r.SumsUsed)
}
