package roster

// Unit is one line of the list: a body that may have to publish annual reports.
type Unit struct {
	Name         string
	URL          string // its home page, or any page of its site; "" where the list gives none
	Parent       string
	DivisionCode string // GB/T 2260: 6 digits, or 9 for townships
	Kind         string // of normalize.Kind…; "" where the list gives none
	ColumnURL    string // the page that lists its annual reports
	Aliases      []string
	CreditCode   string
	MustReport   *bool  // nil where the list does not say
	Deadline     string // MM-DD of the year after the report's, or YYYY-MM-DD for one year; "" for none
	Note         string

	// decisions about its site
	RobotsReason string   // why robots.txt is not followed there; "" follows it
	Unverified   bool     // its certificate need not hold
	Registered   []string // hosts outside gov.cn that are the unit's own

	Extra []string          // cells of the columns that mean nothing here, as Roster.Extra
	kept  map[string]string // refused cells as they were, so that writing loses nothing
	Line  int               // of the file, from 1
}

// Roster is a list of units, in the order of its file.
type Roster struct {
	Name     string // of its file
	Units    []Unit
	Extra    []string // headings of the columns that mean nothing here
	Problems []Problem
	Sheet    string // of a workbook: the sheet that was read
	Dropped  int    // lines that were not taken, each with a problem
}

// Deadline of a unit for the report of a year, ISO; "" where the list sets none.
func (u *Unit) DeadlineFor(year int) string { return deadlineFor(u.Deadline, year) }
