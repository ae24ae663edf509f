package rtf

// Groups that hold no text of the document, or hold it in a way of their own.

import (
	"slices"
	"strings"

	"nianbao/extract/flow"
)

// unshown are groups that a program may not skip by their star, and that are no text.
var unshown = words(`colortbl stylesheet info filetbl template listtable listoverridetable revtbl
	header headerl headerr headerf footer footerl footerr footerf annotation ftnsep ftnsepc
	ftncn aftnsep aftnsepc aftncn xe tc tcn rxe nonshppict nonesttables sp sn sv pnseclvl bkmkstart bkmkend
	atrfstart atrfend objdata objclass objname comment private`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// destination opens a group by its first word, or by a word behind a star.
func (r *reader) destination(t token, star bool) bool {
	switch t.word {
	case "rtf":
	case "fonttbl":
		r.kind = fontKind
	case "pict", "shppict":
		r.put(flow.ObjectSign)
		r.skip = true
	case "shp", "do":
		if r.skip = true; !r.hidden && !r.deleted {
			r.shape = &shape{}
		}
	case "footnote":
		if r.skip = r.skip || r.hidden || r.deleted; !r.skip {
			r.openBox()
			r.isNote = true
		}
	case "upr":
		r.choice = true
	case "field":
		r.field = &field{}
	case "fldinst":
		r.kind = codeKind
	case "fldrslt":
		if r.field != nil {
			r.field.result = true
		}
	case "listtext", "pntext":
		r.number = len(r.units) + 1
	case "nesttableprops":
		r.nested = true
	case "result", "ud":
	default:
		r.skip = r.skip || star || unshown[t.word]
		return r.skip
	}
	return true
}

// drawn: a field without a result that is drawn all the same.
func (f *field) drawn() bool {
	code := strings.Fields(strings.ToUpper(string(f.code)))
	return !f.result && len(code) > 0 && slices.Contains([]string{"EQ", "SYMBOL", "MACROBUTTON", "AUTONUM", "FORMCHECKBOX", "FORMDROPDOWN", "="}, code[0])
}
