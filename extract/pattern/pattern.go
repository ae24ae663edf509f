// Package pattern runs regular expressions only where their words stand.
package pattern

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Pattern is a regular expression that is tried only where its words stand. Most
// text holds none of them, and looking for words costs a hundredth of running the
// expression; what it matches stays the same. It is worked out when it is first used:
// a program has some hundreds, of which most runs need few.
type Pattern struct {
	expr  string
	once  sync.Once
	plan  plan
	fast  func() *automaton // of the expression where it is tried; nil: it has none
	whole func() *regexp.Regexp
	here  func() *regexp.Regexp // the expression at the start of a text
}

// plan is where an expression has to be tried.
type plan struct {
	spelled []string // all that it matches, in the order of its preference; nil: not only words
	needs   words    // every match holds one of these; nil: nothing is known
	firsts  words    // every match begins with one of these; nil: nothing is known
	ends    words    // a text with a match ends in one of these; nil: nothing is known
	begins  bool     // it is tried from its first words on
	atStart bool     // it matches at the start of a text only
}

var (
	made  []*Pattern
	guard sync.Mutex
)

// MustCompile gives a pattern that panics where it is used and the expression is none;
// CompileAll tells before.
func MustCompile(expr string) *Pattern {
	p := &Pattern{expr: expr}
	p.fast = sync.OnceValue(func() *automaton { return automatonOf(expr, p.plan.begins) })
	p.whole = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
	p.here = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:` + expr + `)`) })
	guard.Lock()
	defer guard.Unlock()
	made = append(made, p)
	return p
}

// CompileAll compiles every pattern that was made, and panics at the first whose
// expression is none. The test of each room calls it.
func CompileAll() int {
	guard.Lock()
	defer guard.Unlock()
	for _, p := range made {
		if p.whole(); p.look().begins {
			p.here()
		}
	}
	return len(made)
}

// String is the expression.
func (p *Pattern) String() string { return p.expr }

// look works out the plan at the first use.
func (p *Pattern) look() *plan {
	p.once.Do(func() { p.plan = planOf(p.expr) })
	return &p.plan
}

func planOf(expr string) (p plan) {
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return p
	}
	p.needs, p.ends = wordsOf(needed(tree)), wordsOf(endsOf(tree))
	if p.spelled = spelled(tree); p.spelled != nil {
		p.firsts, p.begins = wordsOf(least(slices.Clone(p.spelled), strings.HasPrefix)), true
		return p
	}
	rest, anchored := behindStart(tree)
	list, empty := firstsOf(rest)
	if list == nil || empty || has(rest, syntax.OpBeginText, syntax.OpBeginLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary) {
		return p
	}
	p.firsts, p.atStart = wordsOf(list), anchored && len(list) > 0
	if p.firsts != nil && p.needs != nil && slices.Equal(p.firsts.list, p.needs.list) {
		p.needs = p.firsts
	}
	if p.firsts != nil && !anchored {
		_, err := syntax.Parse(`^(?:`+expr+`)`, syntax.Perl) // none where the expression ends in an open \Q
		p.begins = err == nil
	}
	return p
}

// next finds the next place from s[i:] on at which the expression may match, or -1.
func (p *plan) next(s string, i int) int {
	switch {
	case p.ends != nil && !p.ends.endsIn(s):
		return -1
	case p.atStart && p.firsts != nil:
		if i == 0 && p.firsts.at(s, 0) {
			return 0
		}
		return -1
	case p.begins:
		return p.firsts.next(s, i)
	case i > 0 || p.needs != nil && p.needs.next(s, 0) < 0:
		return -1
	}
	return 0
}

// regexp is the expression where next lets it be tried.
func (p *Pattern) regexp() *regexp.Regexp {
	if p.plan.begins {
		return p.here()
	}
	return p.whole()
}

// matches tells whether the expression matches where it is tried.
func (p *Pattern) matches(s string) bool {
	if a := p.fast(); a != nil {
		if end, ok := a.end(s); ok {
			return end >= 0
		}
	}
	return p.regexp().MatchString(s)
}

// match gives the places of a match and of its groups, or of it alone.
func (p *Pattern) match(s string, groups bool) []int {
	if a := p.fast(); a != nil {
		end, ok := a.end(s)
		switch {
		case !ok:
		case end < 0:
			return nil
		case a.anywhere:
		case !groups || a.prog.NumCap == 2:
			return []int{0, end}
		default: // what follows the match decides nothing, unless the text seems to end there
			if m := p.regexp().FindStringSubmatchIndex(upTo(s, end, a.toEnd)); m != nil && m[1] == end {
				return m
			}
		}
	}
	if groups {
		return p.regexp().FindStringSubmatchIndex(s)
	}
	return p.regexp().FindStringIndex(s)
}

// upTo is a text to a place, with the character behind it where the end would tell.
func upTo(s string, end int, more bool) string {
	if more {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}

// length is that of the match at the start of a text where a word stands.
func (p *plan) length(s string) int {
	return len(p.spelled[slices.IndexFunc(p.spelled, func(word string) bool { return strings.HasPrefix(s, word) })])
}

// start is next for the first place: nothing matches from there on where no needed
// word follows.
func (p *plan) start(s string, from int) int {
	i := p.next(s, from)
	if i >= 0 && p.begins && p.spelled == nil && p.needs != nil && p.needs != p.firsts && p.needs.next(s, i) < 0 {
		return -1
	}
	return i
}

func (p *Pattern) MatchString(s string) bool {
	where := p.look()
	for i := where.start(s, 0); i >= 0; i = where.next(s, i+1) {
		if where.spelled != nil || p.matches(s[i:]) {
			return true
		}
	}
	return false
}

func (p *Pattern) FindStringIndex(s string) []int { return p.find(s, 0, false) }

func (p *Pattern) FindStringSubmatchIndex(s string) []int { return p.find(s, 0, true) }

// find gives the first match from s[from:] on, by its places in s.
func (p *Pattern) find(s string, from int, groups bool) []int {
	where := p.look()
	for i := where.start(s, from); i >= 0; i = where.next(s, i+1) {
		if where.spelled != nil {
			return []int{i, i + where.length(s[i:])}
		}
		if m := p.match(s[i:], groups); m != nil {
			for k := range m {
				if m[k] >= 0 {
					m[k] += i
				}
			}
			return m
		}
	}
	return nil
}

func (p *Pattern) FindString(s string) string {
	if m := p.FindStringIndex(s); m != nil {
		return s[m[0]:m[1]]
	}
	return ""
}

func (p *Pattern) FindStringSubmatch(s string) []string {
	return groups(s, p.FindStringSubmatchIndex(s))
}

func groups(s string, m []int) []string {
	if m == nil {
		return nil
	}
	list := make([]string, len(m)/2)
	for i := range list {
		if m[2*i] >= 0 {
			list[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return list
}

func (p *Pattern) FindAllStringIndex(s string, n int) [][]int { return p.all(s, n, false) }

func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int { return p.all(s, n, true) }

func (p *Pattern) all(s string, n int, groups bool) (list [][]int) {
	switch {
	case p.look().begins:
		for m := p.find(s, 0, groups); m != nil && len(list) != n; m = p.find(s, m[1], groups) {
			list = append(list, m)
		}
		return list
	case !p.MatchString(s):
		return nil
	case groups:
		return p.whole().FindAllStringSubmatchIndex(s, n)
	}
	return p.whole().FindAllStringIndex(s, n)
}

func (p *Pattern) FindAllStringSubmatch(s string, n int) (list [][]string) {
	for _, m := range p.FindAllStringSubmatchIndex(s, n) {
		list = append(list, groups(s, m))
	}
	return list
}

func (p *Pattern) ReplaceAllString(s, with string) string {
	if !p.MatchString(s) {
		return s
	}
	return p.whole().ReplaceAllString(s, with)
}

func (p *Pattern) ReplaceAllStringFunc(s string, with func(string) string) string {
	if !p.MatchString(s) {
		return s
	}
	return p.whole().ReplaceAllStringFunc(s, with)
}
