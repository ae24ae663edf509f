package page

// Sheets: the pages of a document made ready to be read, once for all readings.

// Sheet is one page, upright, with what a person sees of it.
type Sheet struct {
	Page           // upright, visible glyphs only
	Unseen  Unseen // what was taken away
	Verdict Verdict
	shown   Page // as the engine gave it
	turn    Turn
	printed []line
}

// Sheets makes the pages of a document ready. Pages that cannot be read keep their place
// and have no glyphs.
func Sheets(d *Document) []Sheet {
	list := make([]Sheet, len(d.Pages))
	advance := advances(d)
	for i, p := range d.Pages {
		s := Sheet{shown: p, turn: TurnOf(p)}
		s.Page, s.Unseen = Visible(narrowed(s.turn.upright(p), advance))
		if s.Verdict = judge(s.Page, p, s.Unseen); s.Verdict.Reason != "" {
			s.Glyphs, s.Rules = nil, nil
		}
		s.printed = linesOf(s.Glyphs)
		list[i] = s
	}
	return list
}

// Block is a paragraph or a table, in reading order.
type Block struct {
	Page  int
	Box   Box // on the page as shown
	Text  string
	Table *Table // then Text is empty
	size  float64
	place Box // on the upright page
}

// shownAt turns a place of the upright page to where a person finds it.
func (s Sheet) shownAt(b Box) Box { return s.turn.back(b, s.shown) }
