package roster

import (
	"encoding/csv"
	"io"

	"nianbao/extract/pattern"
)

// Write writes the list as CSV that a spreadsheet opens, with a byte order mark;
// headings in Chinese or, for "en", English. What Read refused stands as it was, so
// that reading it again says the same. A list without units makes a template.
func (r *Roster) Write(w io.Writer, lang string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	var head []string
	for _, c := range columns {
		if lang == "en" {
			head = append(head, c.ID)
		} else {
			head = append(head, c.ZH)
		}
	}
	if err := out.Write(append(head, r.Extra...)); err != nil {
		return err
	}
	for i := range r.Units {
		if err := out.Write(r.Units[i].cells()); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (u *Unit) cells() []string {
	var list []string
	for _, c := range columns {
		text := c.write(u)
		if was, ok := u.kept[c.ID]; ok {
			text = was
		}
		list = append(list, guarded(text))
	}
	for _, text := range u.Extra {
		list = append(list, guarded(text))
	}
	return list
}

// misread is what a spreadsheet makes something else of: long numbers, days, formulas.
var misread = pattern.MustCompile(`^(?:[0-9]{12,}|0[0-9]+|[0-9]+[eE][0-9]+|[0-9]{1,2}[-/][0-9]{1,2}|[=+\-@'＝＋－＠].+)$`)

func guarded(text string) string {
	if misread.MatchString(text) {
		return "'" + text
	}
	return text
}
