package crawl

// A page that was read: a report, a list of reports, or something on the way.

import (
	"slices"
	"strings"

	"nianbao/normalize"
)

// readPage looks at a page of any kind.
func (w *Walk) readPage(a *Address, p *Page, b []byte) {
	if to := p.SendsOn(); to != "" && to != a.URL {
		w.redirect(a, to)
		return
	}
	a.Report, a.Agency, a.Says = reportOf(b)
	switch {
	case a.Report == "" && p.isGone():
		w.settle(a, Gone, "words")
		return
	case a.Report != "" && (a.Kind == Start || a.Kind == Step || a.Kind == Column):
		a.Kind = Article
	}
	w.settle(a, Done, "")
	if a.Kind == Article {
		w.readArticle(a, p)
		return
	}
	for _, frame := range p.Frames() {
		w.into(a, frame)
	}
	w.readList(a, p)
	w.readLinks(a, p)
	if a.Kind == Column {
		w.addUnits(a, p)
	}
}

// InPictures is a report by its title whose page holds nothing but pictures.
const InPictures = "image"

// into goes into a frame, which is the page as its reader sees it.
func (w *Walk) into(a *Address, frame string) {
	if a.Hops >= maxHops || KeyOf(frame) != KeyOf(a.URL) || IsAttachment(frame) {
		return
	}
	b := w.child(a, a.Kind, frame)
	b.Hops, b.Depth, b.Rank, b.Title, b.Year, b.Sort, b.Listed = a.Hops+1, a.Depth, a.Rank, a.Title, a.Year, a.Sort, a.Listed
	w.note(b)
}

// readArticle takes an article's files, the frames of one that is a shell, the reports
// that a collection names, and the pictures that stand where tables should.
func (w *Walk) readArticle(a *Address, p *Page) {
	files, pictures := p.Attachments(), p.Pictures()
	for _, l := range files {
		w.addFile(a, File, l)
	}
	if a.Report == "read" {
		return
	}
	for _, l := range pictures {
		w.addFile(a, Picture, l)
	}
	if a.Report == "" && a.Sort == AReport && len(files) == 0 && len(pictures) > 0 {
		a.Report = InPictures
	}
	if a.Report != "" {
		return
	}
	for _, f := range Families() {
		if f.Shell == nil {
			continue
		}
		for _, c := range f.Shell(p) {
			w.addCall(a, c)
		}
	}
	for _, frame := range p.Frames() {
		w.into(a, frame)
	}
	w.addRows(a, p.rows(), true)
	if a.Sort == Collection {
		w.addUnits(a, p)
		w.readLinks(a, p)
	}
}

// addUnits takes the reports that a page lists under the names of bodies alone; its own
// title says the year.
func (w *Walk) addUnits(a *Address, p *Page) {
	for _, l := range p.Links() {
		if UnitLink(l.Text) && KeyOf(l.URL) == KeyOf(a.URL) && under(l.URL, a.Column) && !listPath.MatchString(pathOf(l.URL)) {
			w.addRow(a, Row{Link: l}, MayReport, a.Year)
		}
	}
}

func (w *Walk) addFile(a *Address, kind Kind, l Link) {
	if KeyOf(l.URL) != KeyOf(a.URL) {
		w.Jumps = append(w.Jumps, Jump{a.URL, l.URL, l.Text})
		return
	}
	if sort, _ := TitleOf(l.Text); sort == Decoy || sort == Companion {
		return
	}
	b := w.child(a, kind, l.URL)
	b.Title, b.Year, b.Listed, b.Sort = l.Text, a.Year, a.Listed, a.Sort
	if a.Says > 0 {
		b.Year = a.Says
	}
	w.note(b)
}

// child is an address that this one names.
func (w *Walk) child(a *Address, kind Kind, url string) *Address {
	column := a.Column
	if kind == Column {
		column = url
	}
	return &Address{Kind: kind, URL: url, Start: a.Start, Column: column, Parent: a.ID, Referer: a.URL, Depth: a.Depth + 1, Rank: rankNone}
}

// note adds an address to the frontier, or the word of a list to a known one.
func (w *Walk) note(b *Address) (fresh bool) {
	known, fresh := w.Frontier.add(b)
	if fresh {
		known.First, known.Sweep = w.Sweep, 0
	}
	if known.Seen != w.Sweep || fresh || known.By != b.Parent {
		known.Seen, known.By = w.Sweep, b.Parent
		w.touch(known)
	}
	if !fresh {
		w.named(known, b)
	}
	if known.State == Todo && known.Sweep != w.Sweep && w.leaves(known) {
		known.State, known.Class = Skipped, LeftOut
	}
	return fresh
}

// named takes up what a list says of an address that is known.
func (w *Walk) named(known, b *Address) {
	before := *known
	if known.Listed == "" { // named before by a page that prints no day
		known.Listed = b.Listed
	}
	asked := known.Sweep == w.Sweep
	switch {
	case known.State == Gone && !asked && (known.Kind == Article || known.Kind == File): // listed again
		known.State, known.Tries = Todo, 0
	case known.waits() && (known.Title != b.Title || known.Listed != b.Listed): // in other words
		known.State = Todo
	case known.Kind == Step && known.State == Skipped && !asked:
		known.State = Todo
	}
	if b.Kind == Column && known.Kind == Step && known.State == Todo { // walked past, and a column all the same
		known.Kind, known.Rank, known.Column = Column, b.Rank, known.URL
	}
	if before.State != known.State || before.Kind != known.Kind || before.Listed != known.Listed {
		w.touch(known)
	}
}

// readLinks notes the links that lead nearer to the column.
func (w *Walk) readLinks(a *Address, p *Page) {
	if a.Depth >= maxDepth {
		return
	}
	for _, l := range p.Links() {
		if KeyOf(l.URL) != KeyOf(a.URL) || IsAttachment(l.URL) {
			continue
		}
		year := YearLink(l.Text)
		switch rank := RankOf(l); {
		case rank < rankEntrance:
			w.noteColumn(a, l, rank)
		case a.Kind == Column && (year > 0 && under(l.URL, a.URL) || year == 0 && within(l.URL, a.URL)):
			w.noteColumn(a, l, rankToken)
		case a.Kind != Column && !isHome(l.URL) && w.names(a.Start, l.Text):
			b := w.child(a, Step, l.URL)
			b.Rank, b.Title = rankUnit, l.Text
			w.note(b)
		case rank < rankNone && a.Kind != Column:
			b := w.child(a, Step, l.URL)
			b.Rank, b.Title = rank, l.Text
			w.note(b)
		}
	}
}

func (w *Walk) noteColumn(a *Address, l Link, rank int) {
	b := w.child(a, Column, l.URL)
	b.Rank, b.Title, b.Year = rank, l.Text, max(YearLink(l.Text), a.Year*int(bit(a.Kind == Column)))
	w.note(b)
}

// under tells whether an address lies in the folder of another.
func under(address, column string) bool {
	folder := column[:strings.LastIndexByte(column, '/')+1]
	return strings.HasPrefix(address, folder) || hostOf(address) == hostOf(column) && strings.Count(folder, "/") <= 3
}

// within tells a list that lies in the column's own folder: that of its departments or of
// its townships.
func within(address, column string) bool {
	folder := column[:strings.LastIndexByte(column, '/')+1]
	rest, ok := strings.CutPrefix(address, folder)
	return ok && strings.Count(folder, "/") > 3 && strings.Contains(rest, "/") && listPath.MatchString("/"+rest)
}

// names tells a link that is called like one of the units of a start: on a page of bodies
// it leads to the one that is looked for.
func (w *Walk) names(start, text string) bool {
	text = normalize.Compact(text)
	if len([]rune(text)) < 3 || !UnitLink(text) {
		return false
	}
	return slices.ContainsFunc(w.place(start).Names, func(name string) bool { return strings.HasSuffix(normalize.Compact(name), text) })
}
