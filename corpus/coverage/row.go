package coverage

import "nianbao/checks"

// The axis of publication.
const (
	Published       = "published"
	Missing         = "missing"        // not found by two separate sweeps after the deadline
	NotFoundOnce    = "not_found_once" // by one
	Removed         = "removed"
	Unvisited       = "unvisited" // the column of reports was not seen
	NotDue          = "not_due"
	NotInCollection = "not_in_collection" // there was no crawl, and the data set has none
)

// The axis of access; what kind of block it is stands in the detail.
const (
	Reached = "ok"
	Blocked = "blocked"
	Robots  = "robots"
	Down    = "down"
)

// The axis of reading.
const (
	Read       = "read"
	Partial    = "partial"
	Unreadable = "unreadable"
)

// Further states, beside those of publication and access.
const (
	Late       = "late"
	Attachment = "attachment"
	Image      = "image"
)

// States in the order in which they are looked for.
var States = []string{Unvisited, Robots, Blocked, Down, Removed, NotDue, Missing, NotFoundOnce, NotInCollection, Unreadable, Image, Late, Attachment, Published}

// Row is one unit and year. An axis that does not apply is "".
type Row struct {
	Unit, Parent string
	Line         int // in the list
	Year         int
	DivisionCode string
	Level, Kind  string // of the unit, by the list, its name or its agency
	MustReport   *bool  // as the list says

	State         string
	Publication   string
	Access        string
	Carrier       string // html, pdf, docx …, image
	Reading       string
	Late          *bool  // nil: cannot be said, or does not apply
	LateBy        string // of a late one: what says so: page (its day alone, which may be that of a move), signature, sweep
	Deadline      string
	DeadlineBasis string // list, regulation_49_1, regulation_49_2, regulation_2007
	PublishedOn   string
	DateOrigin    string // page, signature, first_seen
	FirstSeen     string
	Source        string
	Detail        []checks.Text

	AgencyID, Agency, Handle string         // in the data set
	Owed                     *checks.Sought // what a crawl sought of the report; nil where nobody looked, or none is owed
	attachment               bool           // handed out by a page, whatever its format
	MatchedBy                string         // agency_id, credit_code, name, alias; "" where the unit is no agency of the data set
}

// sumUp gives the state: the first of States that applies. Unvisited applies where nothing
// stood in the way. A site that cannot be asked now comes before the report that it gave
// before; that stays published on its own axis, and the detail says that it is in hand.
func (r *Row) sumUp() string {
	switch {
	case r.trouble():
		return r.Access
	case r.Publication == Published:
		return r.inHand()
	}
	return r.Publication
}

func (r *Row) trouble() bool { return r.Access == Robots || r.Access == Blocked || r.Access == Down }

// inHand is the state of a report that is there.
func (r *Row) inHand() string {
	switch {
	case r.Reading == Unreadable:
		return Unreadable
	case r.Carrier == Image:
		return Image
	case r.Late != nil && *r.Late:
		return Late
	case r.attachment, attached(r.Carrier):
		return Attachment
	}
	return Published
}

func attached(carrier string) bool {
	switch carrier {
	case "", "html", "text", "mht":
		return false
	}
	return true
}

func (r *Row) say(zh, en string) { r.Detail = append(r.Detail, checks.Text{ZH: zh, EN: en}) }
