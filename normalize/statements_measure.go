package normalize

// The measures that the prose states, each with the words that announce it.

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"nianbao/extract/pattern"
)

func yearAfter(year int) string { return strconv.Itoa(year+1) + "年" }

// measure gives each mention the rule that takes it.
func (s *sentence) measure(list []mention) {
	for len(list) > 0 && list[len(list)-1].from > s.plan {
		list = list[:len(list)-1]
	}
	book := ruleBooks()
	for i := range list {
		n := &list[i]
		words := book.words.All(s.text[n.clause:n.end])
		for _, r := range book.rules(n.unit) {
			if words&r.needs != 0 && s.takes(n, r.rule) {
				n.rule = r.rule
				break
			}
		}
	}
	settleShares(list)
	settleTotals(list)
	s.settleIntake(list)
}

// ruleBook finds the rules for a mention by its counter and by the words around it.
type ruleBook struct {
	words *pattern.Words // that rules need, each with its bit
	of    map[string][]unitRule
}

// unitRule is a rule with the bits of the words of which it needs one.
type unitRule struct {
	*rule
	needs uint64
}

var ruleBooks = sync.OnceValue(func() ruleBook {
	var words []string
	of := map[string][]unitRule{}
	for i := range rules {
		needs := uint64(0)
		for _, word := range rules[i].need {
			at := slices.Index(words, word)
			if at < 0 {
				at, words = len(words), append(words, word)
			}
			needs |= 1 << at
		}
		for _, unit := range rules[i].units {
			of[string(unit)] = append(of[string(unit)], unitRule{&rules[i], needs})
		}
	}
	return ruleBook{pattern.WordsOf(words), of}
})

// rules are those for a counter, in their order; amounts of money have one in common.
func (b *ruleBook) rules(unit string) []unitRule {
	if strings.HasSuffix(unit, "元") {
		unit = "元"
	}
	return b.of[unit]
}

// takes tells whether a rule fits a mention whose clause holds a word that it needs,
// and notes what it matched.
func (s *sentence) takes(n *mention, r *rule) bool {
	if n.compared && r.measure != "brought_forward" {
		return false
	}
	m := r.left.FindStringSubmatchIndex(n.left)
	if m == nil {
		return false
	}
	n.matched, n.of = n.left[m[0]:], ""
	if len(m) > 2 && m[2] >= 0 {
		n.of = n.left[m[2]:m[3]]
	}
	if r.right != nil {
		found := r.right.FindString(n.right)
		if found == "" {
			return false
		}
		n.matched += found
	}
	n.before = n.left[:m[0]]
	return r.fits == nil || r.fits(s, n, n.before)
}

// settleShares ties each share to the outcome right before it.
func settleShares(list []mention) {
	for i := range list {
		if list[i].rule == nil || list[i].rule.measure != "outcome_percent" {
			continue
		}
		if i == 0 || list[i-1].rule == nil || list[i-1].rule.measure != "outcome" || list[i-1].end+len("，") < list[i].clause {
			list[i].rule = nil
			continue
		}
		list[i].of = outcomeOf(list[i-1].matched)
	}
}

// settleTotals keeps the first count of published information in a sentence:
// what follows is a part of it.
func settleTotals(list []mention) {
	seen := false
	for i := range list {
		if list[i].rule != nil && list[i].rule.measure == "active_total" {
			if seen {
				list[i].rule = nil
			}
			seen = true
		}
	}
}

// settleIntake keeps, where a sentence says 受理 and then 新收 and 上年结转, only
// the last two: the first is their sum, unless 新收 is of the own level alone. And 办理 beside 办结 is what there was to
// do, not what was done.
func (s *sentence) settleIntake(list []mention) {
	is := func(n mention, measure, word string) bool {
		return n.rule != nil && n.rule.measure == measure && strings.HasPrefix(n.matched, word)
	}
	fresh := slices.IndexFunc(list, func(n mention) bool { return is(n, "received", "新收") })
	done := slices.ContainsFunc(list, func(n mention) bool { return is(n, "handled", "答复") || is(n, "handled", "办结") })
	for i := range list {
		counted := is(list[i], "received", "") && !is(list[i], "received", "新收")
		if counted && fresh >= 0 && s.whose(&list[fresh]) != OwnLevel || done && is(list[i], "handled", "办理") {
			list[i].rule = nil
		}
	}
}

// statements adds what is stored of a measured mention to a list.
func (s *sentence) statements(list []stated, n *mention) []stated {
	from, to := s.words(n)
	st := s.statement(n.rule.measure, from, to)
	st.count(n)
	st.Whose = s.whose(n)
	switch n.rule.measure {
	case "outcome":
		st.Of = outcomeOf(n.matched)
	case "outcome_percent":
		st.Of = n.of
	case "active_total":
		st.Channel = scopes.FindString(n.left)
	case "review+suit":
		return append(list, bothOrNone(st)...)
	default:
		st.Of = n.rule.of[n.of]
	}
	st.from = n.from
	return append(list, st)
}

// count takes the number of a mention.
func (st *stated) count(n *mention) {
	value := n.value
	st.Value, st.Unit, st.Approximate = &value, n.unit, n.rounded != exactly
	if st.Approximate {
		st.Least, st.Most = value.bounds(n.rounded)
	}
}

// bothOrNone: one number for reviews and suits together says something of each
// only when it is 0.
func bothOrNone(st stated) []stated {
	if st.Value.Sign() != 0 {
		return nil
	}
	review, suit := st, st
	review.Measure, suit.Measure = "review", "suit"
	return []stated{review, suit}
}
