package docx

// Fields (17.16): the instruction is not printed, the result is.

import "strings"

// field is one that is open.
type field struct {
	result      bool // its result is being read
	instruction string
}

// fieldChar begins a field, ends its instruction, or ends it.
func (w *walk) fieldChar(l look) {
	n := len(w.fields)
	switch w.s.Value("fldCharType") {
	case "begin":
		w.fields = append(w.fields, field{})
	case "separate":
		if n > 0 {
			w.fields[n-1].result = true
		}
	case "end":
		if n > 0 {
			f := w.fields[n-1]
			w.fields = w.fields[:n-1]
			if drawn(f) && !l.unseen() && !w.inInstruction() {
				w.para.object = true
				w.say("\uFFFC")
			}
		}
	}
	w.s.Skip()
}

// drawn: a field that is shown though it has no result: EQ sets its instruction as a
// formula, a circled number for one.
func drawn(f field) bool {
	return !f.result && strings.HasPrefix(strings.ToUpper(strings.TrimLeft(f.instruction, " \u3000")), "EQ ")
}

func (w *walk) instruction(text string) {
	if n := len(w.fields); n > 0 && len(w.fields[n-1].instruction) < 100 {
		w.fields[n-1].instruction += text
	}
}

// inInstruction: text here is a part of what a field is told.
func (w *walk) inInstruction() bool {
	for _, f := range w.fields {
		if !f.result {
			return true
		}
	}
	return false
}

// dropInstructions gives up fields whose instruction did not end in the paragraph in
// which it began: a broken field must not take the text behind it along.
func (w *walk) dropInstructions(open int) {
	kept := w.fields[:min(open, len(w.fields))]
	for _, f := range w.fields[len(kept):] {
		if f.result {
			kept = append(kept, f)
		}
	}
	w.fields = kept
}
