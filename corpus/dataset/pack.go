package dataset

// Figures into rows: a printed row of plain numbers takes some 25 bytes, and only
// what is not plain takes a row of its own.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"nianbao/extract"
	"nianbao/normalize"
)

// packed is the figures of a report as they are stored.
type packed struct {
	rows   []packedRow
	cells  []packedCell
	places []packedPlace
}

// packedRow is one row of printed_row, its cells by slot.
type packedRow struct {
	no        int
	figures   [slotsOfRow]*normalize.Figure
	plain     [slotsOfRow]any
	method    normalize.Method
	readings  int
	confirmed []extract.Reading
	at        extract.Pos // Col and Line are those of slot 0
	colStep   int
	lineStep  int
}

type packedCell struct {
	no               int
	kind             normalize.Kind
	value, exact     any
	text, unit       any
	method, readings any
	confirmed        any
}

type packedPlace struct {
	no int
	at extract.Pos
}

const (
	absent normalize.Kind = "absent"
	unread normalize.Kind = "unread"
)

// packs has the rooms of reports that are stored for those that come.
var packs = sync.Pool{New: func() any { return &packed{rows: make([]packedRow, 0, mostRows)} }}

const mostRows = 40 // of a form; a mixed report has a few more

// release gives the room back.
func (out *packed) release() {
	if out != nil {
		clear(out.rows)
		clear(out.cells)
		out.rows, out.cells, out.places = out.rows[:0], out.cells[:0], out.places[:0]
		packs.Put(out)
	}
}

// pack lays the figures out. The error names a figure that no form has, which
// would be a fault of the reading rooms.
func pack(p *normalize.Report) (*packed, error) {
	out := packs.Get().(*packed)
	var places [rowsOfReport]int // in out.rows, from 1
	for i := range p.Figures {
		f := &p.Figures[i]
		k := keyOf[f.Key]
		if k == nil {
			return out, fmt.Errorf("figure %s is in no form", f.Key)
		}
		if places[k.row] == 0 {
			out.rows = append(out.rows, packedRow{no: k.row, method: f.Method, readings: f.Readings, confirmed: f.Confirmed})
			places[k.row] = len(out.rows)
		}
		row := &out.rows[places[k.row]-1]
		if row.figures[k.slot] != nil {
			return out, fmt.Errorf("figure %s is given twice", f.Key)
		}
		row.figures[k.slot] = f
	}
	for i := range out.rows {
		out.rows[i].lineUp()
		out.fill(&out.rows[i])
	}
	out.refused(p)
	return out, nil
}

// lineUp finds the steps by which the cells of a row follow each other.
func (row *packedRow) lineUp() {
	first, second := 0, 0
	for slot, f := range row.figures {
		switch {
		case f == nil:
		case first == 0:
			first = slot
		case second == 0:
			second = slot
		}
	}
	row.at = row.figures[first].At
	row.at.Box = [4]float64{}
	if second != 0 {
		next, apart := row.figures[second].At, second-first
		row.colStep, row.lineStep = (next.Col-row.at.Col)/apart, (next.Line-row.at.Line)/apart
	}
	row.at.Col -= row.colStep * first
	row.at.Line -= row.lineStep * first
}

// placeOf is where the cell of a slot stands when it follows its row.
func (row *packedRow) placeOf(slot int) extract.Pos {
	at := row.at
	at.Col += row.colStep * slot
	at.Line += row.lineStep * slot
	return at
}

func (out *packed) fill(row *packedRow) {
	for slot, f := range row.figures {
		if f == nil {
			continue
		}
		no := row.no*slotsOfRow + slot
		if n, ok := plainNumber(f, keyAt[no].bareUnit(normalize.Number)); ok && row.alike(f) {
			row.plain[slot] = n
		} else {
			out.cells = append(out.cells, oddCell(f, row, no))
		}
		if f.At != row.placeOf(slot) {
			out.places = append(out.places, packedPlace{no, f.At})
		}
	}
}

// alike: the figure was read and confirmed as its row.
func (row *packedRow) alike(f *normalize.Figure) bool {
	return f.Method == row.method && f.Readings == row.readings && slices.Equal(f.Confirmed, row.confirmed)
}

// plainNumber is a whole number printed as its digits and nothing else.
func plainNumber(f *normalize.Figure, unit string) (int64, bool) {
	n, whole := f.Value.Number.Int64()
	ok := f.Value.Kind == normalize.Number && whole && f.Unit == unit && f.Value.Number == normalize.Int(n) && f.Text == strconv.FormatInt(n, 10)
	return n, ok
}

func oddCell(f *normalize.Figure, row *packedRow, no int) packedCell {
	c := packedCell{no: no, kind: f.Value.Kind, text: f.Text}
	if f.Value.Kind == normalize.Number {
		c.value, c.exact = approximately(f.Value.Number), f.Value.Number.String()
	}
	if f.Unit != keyAt[no].bareUnit(f.Value.Kind) {
		c.unit = f.Unit
	}
	if f.Method != row.method {
		c.method = string(f.Method)
	}
	if f.Readings != row.readings {
		c.readings = f.Readings
	}
	if !slices.Equal(f.Confirmed, row.confirmed) {
		c.confirmed = namesOf(f.Confirmed)
	}
	return c
}

// approximately is a number for asking: whole, or the nearest float.
func approximately(d normalize.Decimal) any {
	if n, ok := d.Int64(); ok {
		return n
	}
	x, err := strconv.ParseFloat(d.String(), 64)
	if err != nil {
		return nil
	}
	return x
}

// refused marks the cells that are printed or may be, but were not stored: a
// problem covers them. What no problem covers is absent and takes no row.
func (out *packed) refused(p *normalize.Report) {
	if len(p.Problems) == 0 {
		return
	}
	stored := make(map[normalize.Key]bool, len(p.Figures))
	for _, f := range p.Figures {
		stored[f.Key] = true
	}
	for _, key := range p.Asked() {
		if !stored[key] && p.Unread(key) {
			out.cells = append(out.cells, packedCell{no: keyOf[key].no, kind: unread})
		}
	}
}

var (
	printedRows   = rowsOf(`INSERT INTO printed_row VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`)
	printedCells  = rowsOf(`INSERT INTO printed_cell VALUES (?,?,?,?,?,?,?,?,?)`)
	printedPlaces = rowsOf(`INSERT INTO printed_place VALUES (?,?,?,?,?,?,?,?,?,?)`)
)

func (r *Run) savePacked(no int64, out *packed) error {
	values := r.values[:0]
	for i := range out.rows {
		row := &out.rows[i]
		v := &row.plain
		values = append(values, no*rowsOfReport+int64(row.no), methodOrNull(row.method), row.readings, orNull(namesOf(row.confirmed)),
			row.at.Table, row.at.Row, row.at.Page, row.at.Col, row.colStep, row.at.Line, row.lineStep, v[1], v[2], v[3], v[4], v[5], v[6], v[7])
	}
	if err := r.putRows(printedRows, values); err != nil {
		return err
	}
	values = values[:0]
	for i := range out.cells {
		c := &out.cells[i]
		values = append(values, no*cellsOfReport+int64(c.no), string(c.kind), c.value, c.exact, c.text, c.unit, c.method, c.readings, c.confirmed)
	}
	if err := r.putRows(printedCells, values); err != nil {
		return err
	}
	values = values[:0]
	for _, w := range out.places {
		x := box(w.at)
		values = append(values, no*cellsOfReport+int64(w.no), w.at.Table, w.at.Row, w.at.Col, w.at.Page, w.at.Line, x[0], x[1], x[2], x[3])
	}
	return r.putRows(printedPlaces, values)
}

// namesOf lists readings as they are stored: rules,rows,sums.
func namesOf(list []extract.Reading) string {
	if len(list) == 0 {
		return ""
	}
	names := string(list[0])
	for _, r := range list[1:] {
		names += "," + string(r)
	}
	return names
}

func namedReadings(names string) (list []extract.Reading) {
	if names == "" {
		return nil
	}
	for name := range strings.SplitSeq(names, ",") {
		list = append(list, extract.Reading(name))
	}
	return list
}

func methodOrNull(m normalize.Method) any {
	if m == normalize.ByCell {
		return nil
	}
	return string(m)
}

func box(at extract.Pos) (x [4]any) {
	if at.Box != [4]float64{} {
		for i, side := range at.Box {
			x[i] = side
		}
	}
	return x
}
