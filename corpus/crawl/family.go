package crawl

// Families: the few ways in which thousands of sites list their articles. One file per
// family says how it is known, how its list is asked for, and how its answers are read.
//
// To add one: a file family_NAME.go that calls register, and its fixture
// testdata/family_NAME.txtar with a page, its calls, and an answer with its rows. A test
// fails when either is missing.

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Family is one way of listing articles.
type Family struct {
	Name  string
	Order int // of asking: what is told by its own call comes before what is told by a common habit
	Traps string
	// Fits tells a page of the family that holds, or should hold, a list.
	Fits func(*Page) bool
	// First reads the list's page: its own rows where they are not plain links, and the
	// calls for what it does not show.
	First func(*Page) List
	// Read reads the answer to one call; nil where answers are pages with plain links.
	Read func(*Page, Call) List
	// Shell asks for the text of an article whose page is empty; nil where pages hold it.
	Shell func(*Page) []Call
	// Facts reads a script of the site that calls need (page 0), and With makes the calls
	// that waited for it.
	Facts func(*Page) map[string]string
	With  func(c Call, facts map[string]string) []Call
}

// Call is a request for rows of a list.
type Call struct {
	Family      string            `json:"family"`
	Method      string            `json:"method"`
	URL         string            `json:"url"`
	Body        string            `json:"body,omitempty"`
	ContentType string            `json:"content_type,omitempty"`
	Page        int               `json:"page"`              // counted from 1; 0: a script of the site that the call needs
	Article     bool              `json:"article,omitempty"` // the answer is an article, not rows
	State       map[string]string `json:"state,omitempty"`
}

// List is what a page or an answer gives of a list.
type List struct {
	Rows  []Row
	Calls []Call // for more rows
	Total int    // rows that the server says it has, 0 when it does not say
}

// Row is one article of a list.
type Row struct {
	Link
	Publisher string
	Jump      bool // leads to another site, and says so
}

var families []*Family

func register(f Family) *Family {
	families = append(families, &f)
	return &f
}

// Families are the known ones in the order in which they are asked. It is called by many
// walks at once.
var Families = sync.OnceValue(func() []*Family {
	slices.SortStableFunc(families, func(a, b *Family) int {
		return cmp.Or(a.Order-b.Order, strings.Compare(a.Name, b.Name))
	})
	return families
})

// FamilyOf finds the family of a list page, nil for none.
func FamilyOf(p *Page) *Family {
	for _, f := range Families() {
		if f.Fits(p) {
			return f
		}
	}
	return nil
}

func familyNamed(name string) *Family {
	i := slices.IndexFunc(families, func(f *Family) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return families[i]
}

// rows are the links of a page or a fragment as rows.
func (p *Page) rows() (list []Row) {
	for _, l := range p.Links() {
		list = append(list, Row{Link: l, Jump: hostOf(l.URL) != p.URL.Host})
	}
	return list
}

// fragment opens HTML that came inside another answer, under the address of its page.
func (p *Page) fragment(html string) *Page {
	f, err := Open(p.URL.String(), []byte(html))
	if err != nil {
		return &Page{URL: p.URL, Doc: p.Doc}
	}
	return f
}

// pagesOf makes the calls for pages 2 to n, each at its address.
func pagesOf(family string, n int, address func(page int) string) (calls []Call) {
	for page := 2; page <= min(n, pageCap); page++ {
		if a := address(page); a != "" {
			calls = append(calls, Call{Family: family, Method: "GET", URL: a, Page: page})
		}
	}
	return calls
}

// pageCap bounds one list: annual reports of one column are some hundreds at most.
const pageCap = 100

func number(s string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	return n
}

// firstNumber is the first group of the expression as a number, 0 without a match.
func (p *Page) firstNumber(re finder) int { return number(p.find(re)) }
