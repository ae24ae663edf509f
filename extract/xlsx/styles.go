package xlsx

import (
	"strconv"
	"strings"

	"nianbao/extract/book"
	"nianbao/extract/tags"
)

// Styles: a cell names one by its number; it gives the number format, and tells whether
// the text has the colour of the paper.

type styles struct {
	formats []string // of each style
	white   []bool
}

// mostStyles: Excel has room for 65,490.
const mostStyles = 100_000

func (r *reader) readStyles(name string) error {
	s, err := r.walk(name)
	if err != nil || s == nil {
		return err
	}
	own := map[int]string{}
	var white, filled []bool
	for s.Next() {
		if s.Kind != tags.Open {
			continue
		}
		switch s.Local {
		case "dxfs", "cellStyleXfs":
			s.Skip() // the looks of conditions, and of styles that cells repeat
		case "numFmt":
			if n, err := strconv.Atoi(s.Value("numFmtId")); err == nil {
				own[n] = s.Value("formatCode")
			}
		case "font":
			white = append(white, whiteFont(s))
		case "fill":
			filled = append(filled, hasFill(s))
		case "cellXfs":
			s.Each(func() {
				r.styles.add(s, own, white, filled)
				s.Skip()
			})
		}
		if max(len(white), len(filled), len(r.styles.formats), len(own)) > mostStyles {
			return &book.Failure{Reason: "limit", Detail: "too many styles"}
		}
	}
	return s.Err()
}

// add takes one style of cells.
func (t *styles) add(s *tags.Scanner, own map[int]string, white, filled []bool) {
	number := func(name string) int {
		n, err := strconv.Atoi(s.Value(name))
		if err != nil {
			return 0
		}
		return n
	}
	id := number("numFmtId")
	format, ok := own[id]
	if !ok {
		format = book.Builtin(id)
	}
	font, fill := number("fontId"), number("fillId")
	isWhite := font >= 0 && font < len(white) && white[font] && !(fill >= 0 && fill < len(filled) && filled[fill])
	t.formats, t.white = append(t.formats, format), append(t.white, isWhite)
}

// whiteFont reads a font, and tells whether it writes in pure white.
func whiteFont(s *tags.Scanner) (white bool) {
	s.Each(func() {
		if s.Local == "color" {
			rgb := strings.ToUpper(s.Value("rgb"))
			tint, tinted := s.Attr("tint")
			white = (rgb == "FFFFFFFF" || rgb == "00FFFFFF" || rgb == "FFFFFF" || s.Value("theme") == "0" || s.Value("indexed") == "9" || s.Value("indexed") == "1") &&
				(!tinted || tint == "0")
		}
		s.Skip()
	})
	return white
}

// hasFill reads a fill, and tells whether it paints anything.
func hasFill(s *tags.Scanner) (fills bool) {
	s.Each(func() {
		if pattern := s.Value("patternType"); s.Local != "patternFill" || pattern != "none" && pattern != "" {
			fills = true
		}
		s.Skip()
	})
	return fills
}

func (t *styles) format(style int) string {
	if style >= 0 && style < len(t.formats) {
		return t.formats[style]
	}
	return ""
}

func (t *styles) isWhite(style int) bool { return style >= 0 && style < len(t.white) && t.white[style] }
