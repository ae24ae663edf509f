package extract

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/extract/page"
)

// The second reader of PDF: the text in stream order, as a witness.

// silence is why the second reader says nothing: a word for the report, or the refusal of
// the whole file.
type silence struct {
	word    string
	refused error
}

// secondText lets the second reader speak, where it can be a witness at all. It looks at the
// checksums of encrypted files, too, and a file that does not hold them is refused.
func (e Engines) secondText(b []byte, sheets []page.Sheet) (*page.Text, silence) {
	switch digits := page.HiddenDigits(sheets); {
	case e.Second == nil:
		return nil, silence{word: "no_engine"}
	case digits > 0:
		return nil, silence{word: fmt.Sprintf("hidden_text: %d digits, which it cannot tell from printed ones", digits)}
	case page.Annotated(sheets):
		return nil, silence{word: "form_fields: it does not read what form fields and comments show"}
	}
	text, err := e.Second(b)
	var why *page.Failure
	switch {
	case errors.As(err, &why) && why.Reason == "corrupt":
		return nil, silence{refused: &Refusal{"damaged", why.Detail}}
	case err != nil:
		return nil, silence{word: err.Error()}
	}
	return text, silence{}
}

// second adds what the second reader says of these sheets.
func (c *Content) second(text *page.Text, whyNot string, sheets []page.Sheet) {
	if text == nil {
		c.Unconfirmed[BySecond] = whyNot
		return
	}
	c.Others = append(c.Others, streamed(c.Format, text, sheets))
}

// streamed is the text of the second reader on these sheets, line by line.
func streamed(format Format, t *page.Text, sheets []page.Sheet) *Content {
	c := &Content{Format: format, Reading: BySecond}
	first, last := sheets[0].Number, sheets[len(sheets)-1].Number
	for i, text := range t.Pages {
		if i+1 < first || i+1 > last {
			continue
		}
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				c.Lines = append(c.Lines, Line{Text: line, Pos: Pos{Page: i + 1, Line: len(c.Lines) + 1}})
			}
		}
	}
	return c
}
