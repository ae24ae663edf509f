package normalize

import (
	"slices"
	"strconv"

	"nianbao/extract"
)

// Sums as an error-correcting code over recognised cells.

// ocrSum is one identity of the form at one place: Σ sign·value = 0.
type ocrSum struct {
	id    string
	sign  map[Key]int64
	spent bool // it alone decided for one of its cells, and says nothing about the others
}

// settler knows what each cell of the tables with sums says, or may say.
type settler struct {
	report *Report
	sums   []*ocrSum
	known  map[Key]int64         // stored figures; what is blank or a dash counts as 0
	open   map[Key]*extract.Seen // refused cells whose ink is known
	at     map[Key]extract.Pos
	seen   map[extract.Pos]*extract.Seen
}

func newSettler(r *Report, cells map[extract.Pos]*extract.Seen) *settler {
	s := &settler{report: r, known: map[Key]int64{}, open: map[Key]*extract.Seen{}, at: map[Key]extract.Pos{}, seen: cells}
	for _, f := range r.Figures {
		if n, whole := f.Value.Number.Int64(); f.Value.Kind != Number {
			s.known[f.Key] = 0
		} else if whole {
			s.known[f.Key] = n
		}
		s.at[f.Key] = f.At
	}
	for _, p := range r.Problems {
		if k, ok := ParseKey(p.Key); ok && cells[p.At] != nil && (p.Code == "cell-garbled" || p.Code == "ocr-unsure") {
			s.open[k], s.at[k] = cells[p.At], p.At
		}
	}
	for _, table := range []string{Requests, Disputes} {
		s.sumsOf(r.TableForm(table))
	}
	return s
}

// sumsOf writes out the sums of a table: each row against its total, and in requests
// each column by I1 and I2.
func (s *settler) sumsOf(t Table) {
	if len(t.Blocks) == 0 {
		return
	}
	b := t.Blocks[0]
	for _, row := range b.Rows {
		sum := &ocrSum{id: "row", sign: map[Key]int64{}}
		for _, c := range b.Columns {
			sum.sign[Key{t.Name, row.Name, c.Name}] = 1
		}
		sum.sign[Key{t.Name, row.Name, Total}] = -1
		s.sums = append(s.sums, sum)
	}
	if t.Name != Requests {
		return
	}
	for _, c := range b.Columns {
		i1 := &ocrSum{id: "I1", sign: map[Key]int64{}}
		for name, sign := range map[string]int64{Received: 1, BroughtForward: 1, TotalHandled: -1, CarriedForward: -1} {
			i1.sign[Key{t.Name, name, c.Name}] = sign
		}
		i2 := &ocrSum{id: "I2", sign: map[Key]int64{{t.Name, TotalHandled, c.Name}: -1}}
		for _, row := range b.Rows {
			if row.Outcome {
				i2.sign[Key{t.Name, row.Name, c.Name}] = 1
			}
		}
		s.sums = append(s.sums, i1, i2)
	}
}

// state of a sum: how many of its cells are not known, and what the known ones come to.
func (s *settler) state(sum *ocrSum) (missing []Key, rest int64) {
	for k, sign := range sum.sign {
		if n, ok := s.known[k]; ok {
			rest += sign * n
		} else {
			missing = append(missing, k)
		}
	}
	return missing, rest
}

// refuteAll refuses recognised figures for which no sum speaks and against which all
// of theirs that are known do. A misread cell breaks the sum of its row and that of
// its column.
func (s *settler) refuteAll() {
	var refuted []Key
	for i, f := range s.report.Figures {
		holds, fails := 0, 0
		for _, sum := range s.sums {
			if sum.sign[f.Key] == 0 {
				continue
			}
			if missing, rest := s.state(sum); len(missing) == 0 && rest == 0 {
				holds++
			} else if len(missing) == 0 {
				fails++
			}
		}
		if fails > 0 && holds == 0 && s.report.Figures[i].Method == ByOCR {
			refuted = append(refuted, f.Key)
		}
	}
	for _, k := range refuted {
		s.refuse(k, "ocr-refuted")
	}
}

// vouched refuses figures for which no sum speaks, unless all looks at them agree.
func (s *settler) vouched() {
	var alone []Key
	for _, f := range s.report.Figures {
		holds := f.Method != ByOCR || s.seen[f.At] == nil || s.seen[f.At].Looks >= unanimous || f.Value.Kind != Number
		for _, sum := range s.sums {
			if sum.sign[f.Key] != 0 && !sum.spent {
				missing, rest := s.state(sum)
				holds = holds || len(missing) == 0 && rest == 0
			}
		}
		if !holds {
			alone = append(alone, f.Key)
		}
	}
	for _, k := range alone {
		s.refuse(k, "ocr-unsure")
	}
}

func (s *settler) refuse(k Key, code string) {
	i := slices.IndexFunc(s.report.Figures, func(f Figure) bool { return f.Key == k })
	f := s.report.Figures[i]
	s.report.Figures = slices.Delete(s.report.Figures, i, i+1)
	s.report.Problems = append(s.report.Problems, problem(code, k.String(), short(f.Text), f.At))
	delete(s.known, k)
}

// settle goes on as long as a sum settles another cell.
func (s *settler) settle() {
	for again := true; again; {
		again = false
		for _, t := range []string{Requests, Disputes} {
			for _, k := range s.report.TableForm(t).Keys() {
				if seen := s.open[k]; seen != nil {
					if n, sums := s.implied(k); sums != nil && mayBe(seen, n, len(sums)) {
						s.store(k, n, sums)
						again = true
					}
				}
			}
		}
	}
}

// implied is the value of a cell by the sums in which nothing else is open; there are
// none of them where two disagree.
func (s *settler) implied(k Key) (n int64, sums []*ocrSum) {
	for _, sum := range s.sums {
		sign := sum.sign[k]
		if sign == 0 {
			continue
		}
		missing, rest := s.state(sum)
		if len(missing) != 1 {
			continue
		}
		v := -rest * sign
		if v < 0 || sums != nil && v != n {
			return 0, nil
		}
		n, sums = v, append(sums, sum)
	}
	return n, sums
}

// mayBe tells whether what the ink shows can be n. One sum decides only for what the
// looks saw first: the sum itself may be printed wrong. Where a row and a column say
// the same, any candidate will do, and so will ink with as many figures.
func mayBe(seen *extract.Seen, n int64, sums int) bool {
	text := strconv.FormatInt(n, 10)
	if seen.Figures > 0 && seen.Figures != len(text) {
		return false
	}
	at := slices.Index(seen.Candidates, text)
	return at == 0 || sums > 1 && (at > 0 || seen.Figures == len(text))
}

// store keeps a settled figure and drops the problem about its cell.
func (s *settler) store(k Key, n int64, sums []*ocrSum) {
	delete(s.open, k)
	s.known[k] = n
	r := s.report
	d := Int(n)
	r.Figures = append(r.Figures, Figure{Key: k, Value: Value{Number, d}, Text: d.String(), Method: OCRDecode, Readings: 1, At: s.at[k]})
	r.Problems = slices.DeleteFunc(r.Problems, func(p Problem) bool { return p.Key == k.String() })
	for _, sum := range sums {
		sum.spent = sum.spent || len(sums) == 1
		if sum.id != "row" && !slices.Contains(r.SumsUsed, sum.id) {
			r.SumsUsed = append(r.SumsUsed, sum.id)
			slices.Sort(r.SumsUsed)
		}
	}
}
