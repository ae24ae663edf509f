package extract

import (
	"strings"

	"nianbao/extract/mht"
)

// MHTML: a page saved as one file, by a browser or by Word.

// MHT is a saved page with its parts.
const MHT Format = "mht"

var _ = register(reader{format: MHT, rank: 30, mine: mht.Begins, read: func(b []byte, _ Engines) (*Content, error) { return readMHT(b) }})

// readMHT reads the page that is shown. Where no report stands in it, a page in one of its
// frames is read that holds one.
func readMHT(b []byte) (*Content, error) {
	parts, start, err := mht.Read(b)
	if err != nil {
		return nil, &Refusal{"limit", err.Error()}
	}
	pages := pagesOfMessage(parts, start)
	if len(pages) == 0 {
		return nil, &Refusal{"empty", "the message holds no page"}
	}
	var first *Content
	var why error
	for i, p := range pages {
		c, found, err := readHTMLAs(p.Body, p.Charset)
		if c != nil {
			c.Format, c.Cut = MHT, c.Cut || p.Cut
		}
		if i == 0 {
			first, why = c, err
		}
		if found || len(pages) == 1 {
			return c, err
		}
	}
	return first, why
}

// mostFrames is how many pages of a message are looked at.
const mostFrames = 20

// pagesOfMessage are its pages, the one that is shown first.
func pagesOfMessage(parts []mht.Part, start string) (pages []mht.Part) {
	for _, p := range parts {
		if p.Type != "text/html" && p.Type != "application/xhtml+xml" || len(strings.TrimSpace(string(p.Body))) == 0 {
			continue
		}
		if start != "" && p.ID == start {
			pages = append([]mht.Part{p}, pages...)
		} else {
			pages = append(pages, p)
		}
	}
	return pages[:min(len(pages), mostFrames)]
}
