package coverage

import (
	"slices"
	"testing"
)

// TestStateOrder: of all that applies to a unit and year, the first of States sums it
// up. Each line sets one axis more than the one below it needs.
func TestStateOrder(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		want string
		row  Row
	}{
		{Unvisited, Row{Publication: Unvisited}},
		{Unvisited, Row{Publication: Unvisited, Access: Reached}},
		{Robots, Row{Publication: Unvisited, Access: Robots}},
		{Robots, Row{Publication: Removed, Access: Robots}},
		{Blocked, Row{Publication: Removed, Access: Blocked}},
		{Blocked, Row{Publication: Missing, Access: Blocked}},
		{Down, Row{Publication: NotDue, Access: Down}},
		{Removed, Row{Publication: Removed, Access: Reached, Reading: Unreadable, Carrier: Image, Late: &yes}},
		{NotDue, Row{Publication: NotDue, Access: Reached}},
		{Missing, Row{Publication: Missing, Access: Reached}},
		{NotFoundOnce, Row{Publication: NotFoundOnce, Access: Reached}},
		{NotInCollection, Row{Publication: NotInCollection}},
		{Unreadable, Row{Publication: Published, Reading: Unreadable, Carrier: Image, Late: &yes}},
		{Image, Row{Publication: Published, Reading: Partial, Carrier: Image, Late: &yes}},
		{Late, Row{Publication: Published, Reading: Read, Carrier: "pdf", Late: &yes}},
		{Attachment, Row{Publication: Published, Reading: Read, Carrier: "pdf", Late: &no}},
		{Attachment, Row{Publication: Published, Reading: Read, Carrier: "docx"}},
		{Published, Row{Publication: Published, Reading: Read, Carrier: "html", Late: &no}},
		{Published, Row{Publication: Published, Reading: Partial, Carrier: "html"}},
		{Down, Row{Publication: Published, Reading: Read, Carrier: "html", Access: Down}}, // in hand, and not to be asked now
	} {
		if got := c.row.sumUp(); got != c.want {
			t.Errorf("%+v: got %s, want %s", c.row, got, c.want)
		}
		if !slices.Contains(States, c.want) {
			t.Errorf("%s is no state", c.want)
		}
	}
}
