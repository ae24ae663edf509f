package office

// The styles: what one office's documents are made of.

// Style says which constructs a document uses.
type Style struct {
	Name     string
	Runs     bool // text cut into many runs, empty cells that hold spaces
	Lists    bool // numbers of headings and labels made by lists
	Tracked  bool // tracked changes that nobody has accepted
	Controls bool // content controls, sections, fields, hidden text
	Split    bool // disclosure as a table per block, requests cut in two
	Fine     bool // a grid of finer columns, and places before and behind rows
	Framed   bool // the report inside a table that only arranges it, the title in a text box
	Notes    bool // footnotes, on figures too
	Strict   bool // DOCX: the strict edition, other prefixes; ODT: repeated cells and rows
}

// Styles lists all of them.
func Styles() []Style {
	return []Style{
		{Name: "plain"},
		{Name: "runs", Runs: true},
		{Name: "lists", Lists: true},
		{Name: "tracked", Tracked: true},
		{Name: "controls", Controls: true},
		{Name: "split", Split: true},
		{Name: "fine", Fine: true},
		{Name: "framed", Framed: true},
		{Name: "notes", Notes: true},
		{Name: "strict", Strict: true},
		{Name: "everything", Runs: true, Lists: true, Tracked: true, Controls: true, Fine: true},
	}
}
