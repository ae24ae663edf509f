package normalize

import (
	"maps"
	"strings"
	"sync"
	"sync/atomic"
)

// The labels of the forms are printed in every report: what a word of a table means is
// worked out once and then remembered.

const (
	mostRemembered  = 2048 // words of one question
	longestRemember = 200  // bytes of one
)

// memo remembers the answers to one question about folded words. The answer depends
// on the word alone, so that it is the same whether or not it is remembered; several
// readers may ask at once, and what is known they look up without waiting.
type memo[A any] struct {
	ask   func(word string) A
	known atomic.Pointer[map[string]A] // never changed, but replaced
	mu    sync.Mutex
	fresh map[string]A // not yet known
	asked int          // how often a word was not known
}

func (m *memo[A]) of(word string) A {
	var known map[string]A
	if p := m.known.Load(); p != nil {
		known = *p
	}
	if answer, ok := known[word]; ok {
		return answer
	}
	if len(word) > longestRemember || len(known) >= mostRemembered {
		return m.ask(word)
	}
	return m.learn(word)
}

// learn keeps an answer. The fresh ones become known when they were asked for as often as
// it costs to take all over.
func (m *memo[A]) learn(word string) A {
	m.mu.Lock()
	answer, ok := m.fresh[word]
	m.mu.Unlock()
	if !ok {
		word = strings.Clone(word) // the answer may be a part of it
		answer = m.ask(word)       // which may ask others
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var known map[string]A
	if p := m.known.Load(); p != nil {
		known = *p
	}
	if m.fresh == nil {
		m.fresh = map[string]A{}
	}
	if _, again := known[word]; !again && len(known)+len(m.fresh) < mostRemembered {
		m.fresh[strings.Clone(word)] = answer
	}
	m.asked++
	if all := len(known) + len(m.fresh); len(m.fresh) > 0 && (m.asked >= all || all == mostRemembered) {
		m.promote(known)
	}
	return answer
}

// promote makes the fresh answers known.
func (m *memo[A]) promote(known map[string]A) {
	all := make(map[string]A, len(known)+len(m.fresh))
	maps.Copy(all, known)
	maps.Copy(all, m.fresh)
	m.known.Store(&all)
	m.fresh, m.asked = nil, 0
}

// ofTable is one question asked of each of the three tables.
type ofTable[A any] struct{ disclosure, requests, disputes memo[A] }

func askTables[A any](ask func(table, word string) A) *ofTable[A] {
	var t ofTable[A]
	for table, m := range map[string]*memo[A]{Disclosure: &t.disclosure, Requests: &t.requests, Disputes: &t.disputes} {
		m.ask = func(word string) A { return ask(table, word) }
	}
	return &t
}

// of answers for a table; with none open nothing is remembered.
func (t *ofTable[A]) of(table, word string, ask func(table, word string) A) A {
	switch table {
	case Disclosure:
		return t.disclosure.of(word)
	case Requests:
		return t.requests.of(word)
	case Disputes:
		return t.disputes.of(word)
	}
	return ask(table, word)
}
