package xlsx

import (
	"strconv"
	"strings"

	"nianbao/extract/book"
	"nianbao/extract/flow"
	"nianbao/extract/tags"
)

// Strings: cells name them by their number; their runs are one text, and what tells how
// to pronounce them is no part of it.

// mostStrings is how many a book may share.
const mostStrings = 2_000_000

func (r *reader) sharedStrings(name string) error {
	s, err := r.walk(name)
	if err != nil || s == nil {
		return err
	}
	for s.Next() {
		if s.Kind == tags.Open && s.Local == "si" {
			if len(r.shared) == mostStrings {
				return &book.Failure{Reason: "limit", Detail: "too many strings"}
			}
			r.shared = append(r.shared, richText(s))
		}
	}
	return s.Err()
}

// richText is the text of the element in hand: of its runs, in their order.
func richText(s *tags.Scanner) string {
	var whole []byte
	var up flow.Raised[byte]
	s.Each(func() {
		switch s.Local {
		case "t":
			whole = append(whole, escaped(s.Inner())...)
		case "r":
			from := len(whole)
			text, raised := runOf(s)
			if whole = append(whole, text...); raised {
				whole = up.Ended(whole, from)
			} else {
				whole = up.Followed(whole, from)
			}
		default:
			s.Skip()
		}
	})
	return string(whole)
}

// runOf is the text of a run, and whether it is set above or below the line.
func runOf(s *tags.Scanner) (text string, raised bool) {
	s.Each(func() {
		switch s.Local {
		case "t":
			text += escaped(s.Inner())
		case "rPr":
			s.Each(func() {
				raised = raised || s.Local == "vertAlign" && s.Value("val") != "baseline"
				s.Skip()
			})
		default:
			s.Skip()
		}
	})
	return text, raised
}

// escaped resolves _x000D_, by which Excel writes characters that XML cannot hold.
func escaped(text string) string {
	if !strings.Contains(text, "_x") {
		return strings.ReplaceAll(text, "\r\n", "\n")
	}
	var b strings.Builder
	for rest := text; rest != ""; {
		i := strings.Index(rest, "_x")
		if i < 0 || len(rest) < i+7 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:i])
		n, err := strconv.ParseUint(rest[i+2:i+6], 16, 16)
		if err != nil || rest[i+6] != '_' {
			b.WriteString("_x")
			rest = rest[i+2:]
			continue
		}
		b.WriteRune(rune(n))
		rest = rest[i+7:]
	}
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}
