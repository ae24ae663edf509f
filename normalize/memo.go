package normalize

import (
	"strings"
	"sync"
)

// The labels of the forms are printed in every report: what a word of a table means is
// worked out once and then remembered.

const (
	mostRemembered  = 2048 // words of one question
	longestRemember = 200  // bytes of one
)

// memo remembers the answers to one question about folded words. The answer depends
// on the word alone, so that it is the same whether or not it is remembered; several
// readers may ask at once.
type memo[A any] struct {
	ask     func(word string) A
	mu      sync.RWMutex
	answers map[string]A
}

func (m *memo[A]) of(word string) A {
	m.mu.RLock()
	answer, known := m.answers[word]
	m.mu.RUnlock()
	if !known {
		answer = m.ask(word)
		m.keep(word, answer)
	}
	return answer
}

func (m *memo[A]) keep(word string, answer A) {
	if len(word) > longestRemember {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.answers == nil {
		m.answers = map[string]A{}
	}
	if len(m.answers) < mostRemembered {
		m.answers[strings.Clone(word)] = answer
	}
}

// ofTable is one question asked of each of the three tables.
type ofTable[A any] struct{ disclosure, requests, disputes memo[A] }

func askTables[A any](ask func(table, word string) A) *ofTable[A] {
	about := func(table string) memo[A] {
		return memo[A]{ask: func(word string) A { return ask(table, word) }}
	}
	return &ofTable[A]{about(Disclosure), about(Requests), about(Disputes)}
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
