package normalize

import "nianbao/extract"

// collect walks a document once, in reading order, and finds every printed row of
// the three tables. It also gives the prose: the lines that are no table matter.
func collect(c *extract.Content) (*collection, []extract.Line) {
	found := newCollection()
	grids := &gridReader{collection: found}
	stream := newStreamReader(grids)
	stream.lastLine, stream.closed = lastPrinted(c), c.Closed
	grids.survey(c)
	asText := map[int][]extract.Line{}
	for i, line := range c.Lines {
		switch {
		case line.Grid == 0:
			if prose, flat := stream.flatten(piece{line.Text, line.Pos, i}); flat {
				asText[i] = linesLike(line, prose)
				continue
			}
			stream.text(piece{line.Text, line.Pos, i}, false)
		case c.Grids[line.Grid-1].Layout == extract.Stream:
			for _, cell := range c.Grids[line.Grid-1].Cells {
				stream.text(cellPiece(cell, i), true)
			}
		default:
			stream.finish(false) // a label right before a grid is its caption, no empty row
			ruled := c.Grids[line.Grid-1].Layout == extract.Ruled
			grids.atEnd, grids.closed = i == stream.lastLine, c.Closed || ruled && !c.Cut
			if !grids.grid(c.Grids[line.Grid-1]) {
				asText[i] = gridText(c.Grids[line.Grid-1], line)
			}
		}
	}
	stream.end()
	found.last = grids.table
	found.dropImplied(stream.heads)
	return found, found.prose(c, asText)
}

// lastPrinted is the index of the last line that prints anything.
func lastPrinted(c *extract.Content) int {
	for i := len(c.Lines) - 1; i >= 0; i-- {
		if c.Lines[i].Grid != 0 || tidy(c.Lines[i].Text) != "" {
			return i
		}
	}
	return -1
}

// dropImplied keeps empty rows only where an empty cell leaves no trace: in a
// table that stands in the stream with its header, and nowhere in a grid; without its
// header they are unread.
func (c *collection) dropImplied(heads map[string]int) {
	inGrid, printed := map[string]bool{}, map[string]bool{}
	for _, r := range c.rows {
		inGrid[r.table] = inGrid[r.table] || r.layout != extract.Stream
		printed[r.table] = printed[r.table] || !r.implied
	}
	kept := c.rows[:0]
	for _, r := range c.rows {
		switch {
		case !r.implied:
		case inGrid[r.table]:
			continue
		case heads[r.table] >= 2:
		case printed[r.table]:
			r.implied, r.unread = false, true // no header tells that its label stands in the table
		default:
			continue
		}
		kept = append(kept, r)
	}
	c.rows = kept
}

// prose gives the lines that are no table matter, with markers where tables stood.
func (c *collection) prose(content *extract.Content, asText map[int][]extract.Line) []extract.Line {
	lines := spareLines.take(len(content.Lines))
	for i, line := range content.Lines {
		switch {
		case asText[i] != nil:
			lines = append(lines, asText[i]...)
		case line.Grid != 0 || !c.matter[i]:
			lines = append(lines, line)
		}
	}
	return lines
}

var spareLines spare[extract.Line]

// linesLike gives pieces of a line its place.
func linesLike(line extract.Line, texts []string) []extract.Line {
	list := []extract.Line{}
	for _, t := range texts {
		if tidy(t) != "" {
			list = append(list, extract.Line{Text: t, Pos: line.Pos, Level: line.Level})
		}
	}
	return list
}

// gridText turns a grid that is no statutory table into lines, one per row.
func gridText(g extract.Grid, line extract.Line) []extract.Line {
	var texts []string
	for _, row := range rowsOf(g) {
		texts = append(texts, joined(row))
	}
	return linesLike(line, texts)
}
