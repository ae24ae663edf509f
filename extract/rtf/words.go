package rtf

// What control words do. A word that is not here changes nothing that is read.

// control obeys one word.
func (r *reader) control(t token) {
	if t.word == "*" {
		r.star = true
		return
	}
	if r.skipped > 0 && t.word != "u" {
		r.skipped-- // a word that stands for the character before it
		return
	}
	r.settle()
	star, fresh := r.star, r.fresh
	r.star, r.fresh = false, false
	switch {
	case fresh && r.older && t.word == "ud":
		r.older, r.skip = false, false
		return
	case fresh && r.skip && r.opensBox(t):
		r.openBox()
		return
	case r.skip:
		return
	case r.kind == fontKind && r.fontWord(t):
		return
	case (fresh || star) && r.destination(t, star):
		return
	}
	if !r.character(t) && !r.layout(t) {
		r.look(t)
	}
}

// signs are words that stand for a character.
var signs = map[string]uint16{
	"~": 0xA0, "_": '-', "tab": ' ', "line": '\n', "page": '\n', "column": '\n', "softline": '\n', "lbr": '\n',
	"emdash": '—', "endash": '–', "bullet": '•', "lquote": '‘', "rquote": '’', "ldblquote": '“', "rdblquote": '”',
	"emspace": 0x2003, "enspace": 0x2002, "qmspace": 0x2005,
}

// character adds the character that a word stands for.
func (r *reader) character(t token) bool {
	if t.word == "u" {
		r.skipped = r.uc
		r.put(r.ofFont(uint16(t.number)))
		return true
	}
	c, ok := signs[t.word]
	if ok {
		r.put(c)
	}
	return ok
}

// layout ends paragraphs, cells and rows, and shapes rows.
func (r *reader) layout(t token) bool {
	switch t.word {
	case "par", "\r", "\n", "sect":
		if t.word == "sect" || !r.deleted && !r.hidden {
			r.endParagraph()
		}
	case "cell":
		r.endCell(1)
	case "nestcell":
		r.endCell(max(r.depth, 2))
	case "row":
		r.endRow(1, &r.row)
	case "nestrow":
		r.endRow(max(r.depth, 2), &r.inner)
	case "pard":
		r.inTable, r.depth, r.heading = false, 0, 0
	case "intbl":
		r.inTable = t.on()
	case "itap":
		r.depth = max(t.number, 0)
	case "outlinelevel":
		if r.heading = 0; t.number >= 0 && t.number < 9 {
			r.heading = t.number + 1
		}
	default:
		return r.rowInHand().takes(t)
	}
	return true
}

// on is how a word switches its property: by itself, or with any number but 0.
func (t token) on() bool { return !t.has || t.number != 0 }

// look changes how characters are shown and read.
func (r *reader) look(t token) {
	switch t.word {
	case "v":
		r.hidden = t.on()
	case "deleted":
		r.deleted = t.on()
	case "revised":
		r.inserted = t.on()
	case "super", "sub":
		r.raised = t.on()
	case "nosupersub":
		r.raised = false
	case "up", "dn": // by half points, 6 where none are given
		r.moved = t.on()
	case "plain":
		r.hidden, r.deleted, r.inserted, r.raised, r.moved = false, false, false, false, false
		r.font, r.class, r.eastFont = r.standard, west, -1
	case "uc":
		r.uc = min(max(t.number, 0), 255)
	case "ansicpg":
		r.codePage = t.number
	case "mac":
		r.codePage = 10000
	case "deff":
		r.standard, r.font = t.number, t.number
	default:
		r.fontLook(t)
	}
}

// fontLook says which font the characters are of. East Asian ones have their own beside
// the others, and \dbch says that they follow.
func (r *reader) fontLook(t token) {
	switch t.word {
	case "f":
		r.font = t.number
		if r.class == east {
			r.eastFont = t.number
		}
	case "af":
		if r.class == east {
			r.eastFont = t.number
		}
	case "dbch":
		r.class = east
	case "loch", "hich":
		r.class = west
	}
}
