package pattern

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
)

// automaton follows an expression through a text without ever going back: it is in one
// state at a time, which stands for all ways in which the text so far may go on to a
// match. States are made when a text first leads to them. It tells the end of a match
// and no groups; those cost an order more, and are asked where something matches only.
type automaton struct {
	prog    *syntax.Prog
	classes *classes
	// anywhere: matches may begin anywhere, and only whether there is one is told.
	anywhere bool
	toEnd    bool // it asks for the end of the text
	first    *state

	guard sync.Mutex
	known map[string]*state // by their instructions
}

// state is what may follow: the instructions that wait for a character, in the order of
// their preference.
type state struct {
	waiting []uint32
	next    []atomic.Pointer[state] // by the class of the character; nil: not made yet
	matches bool                    // the text up to here is a match
	ends    bool                    // it is one where the text ends here
}

// mostStates bounds the states of one expression: texts that lead to more are left to
// package regexp.
const mostStates = 400

// automatonOf makes the automaton of an expression that is tried at the start of a text
// only, or anywhere; nil where it asks for more than the ends of the text.
func automatonOf(expr string, atStart bool) *automaton {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil || has(re, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary) {
		return nil
	}
	a := &automaton{anywhere: !atStart && !anchored(re), toEnd: has(re, syntax.OpEndText), known: map[string]*state{}}
	if a.prog, err = syntax.Compile(re.Simplify()); err != nil {
		return nil
	}
	if a.classes = classesOf(a.prog); a.classes == nil {
		return nil
	}
	w := a.walk(syntax.EmptyBeginText)
	w.add(uint32(a.prog.Start))
	a.first = a.stateOf(w)
	return a
}

// anchored tells whether an expression matches at the start of a text only.
func anchored(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return anchored(re.Sub[0])
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !anchored(sub) })
	}
	return false
}

// end is that of the match at the start of a text, -1 where there is none; anywhere, it
// is where one is sure. It is not ok where that is not known.
func (a *automaton) end(text string) (end int, ok bool) {
	end = -1
	s := a.first
	for i := 0; ; {
		if s.matches {
			if end = i; a.anywhere {
				return end, true
			}
		}
		if len(s.waiting) == 0 {
			return end, true
		}
		if i >= len(text) {
			if s.ends {
				end = i
			}
			return end, true
		}
		class, size := a.classes.at(text, i)
		to := s.next[class].Load()
		if to == nil {
			if to = a.step(s, class); to == nil {
				return -1, false
			}
		}
		s, i = to, i+size
	}
}

// step makes the state to which a character of a class leads, or nil where there are too
// many.
func (a *automaton) step(s *state, class uint8) *state {
	a.guard.Lock()
	defer a.guard.Unlock()
	if len(a.known) >= mostStates {
		return nil
	}
	w := a.walk(0)
	for _, at := range s.waiting {
		if in := &a.prog.Inst[at]; in.Op != syntax.InstEmptyWidth && in.MatchRune(a.classes.like[class]) {
			w.add(in.Out)
		}
	}
	if a.anywhere {
		w.add(uint32(a.prog.Start))
	}
	to := a.stateOf(w)
	s.next[class].Store(to)
	return to
}

// stateOf is the state of the instructions that a walk found.
func (a *automaton) stateOf(w *walk) *state {
	key := make([]byte, 0, 4*len(w.waiting)+1)
	for _, at := range w.waiting {
		key = binary.LittleEndian.AppendUint32(key, at)
	}
	if w.matches {
		key = append(key, 1)
	}
	s := a.known[string(key)]
	if s == nil {
		s = &state{waiting: w.waiting, matches: w.matches, ends: w.matches || a.endsIn(w.waiting)}
		if len(s.waiting) > 0 {
			s.next = make([]atomic.Pointer[state], len(a.classes.like))
		}
		a.known[string(key)] = s
	}
	return s
}

// endsIn tells whether the text matches when it ends where instructions wait.
func (a *automaton) endsIn(waiting []uint32) bool {
	w := a.walk(syntax.EmptyEndText)
	for _, at := range waiting {
		if in := &a.prog.Inst[at]; in.Op == syntax.InstEmptyWidth {
			w.add(at)
		}
	}
	return w.matches
}

// walk gathers the instructions that are reached without a character, in the order of
// their preference. Behind a match none is better.
type walk struct {
	*automaton
	passes  syntax.EmptyOp
	seen    []bool
	waiting []uint32
	matches bool
}

func (a *automaton) walk(passes syntax.EmptyOp) *walk {
	return &walk{automaton: a, passes: passes, seen: make([]bool, len(a.prog.Inst))}
}

func (w *walk) add(at uint32) {
	if w.matches || w.seen[at] {
		return
	}
	w.seen[at] = true
	switch in := &w.prog.Inst[at]; in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		w.add(in.Out)
		w.add(in.Arg)
	case syntax.InstCapture, syntax.InstNop:
		w.add(in.Out)
	case syntax.InstEmptyWidth:
		switch syntax.EmptyOp(in.Arg) {
		case w.passes:
			w.add(in.Out)
		case syntax.EmptyEndText:
			w.waiting = append(w.waiting, at)
		}
	case syntax.InstMatch:
		w.matches = true
	case syntax.InstFail:
	default:
		w.waiting = append(w.waiting, at)
	}
}
