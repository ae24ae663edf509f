package dataset

// The SELECTs of a statement, each with its clauses, what it reads and what it adds up.

import "slices"

// block is one SELECT of a statement: its tokens up to where it ends, and where
// each clause begins among them (0: it has none).
type block struct {
	tokens []token // tokens[0] is SELECT
	starts map[string]int
}

var clauseWords = []string{"FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT"}

// blocks lists all SELECTs, also those inside others.
func blocks(list []token) []block {
	var found []block
	for i, t := range list {
		if t.is("SELECT") {
			found = append(found, blockAt(list[i:]))
		}
	}
	return found
}

func blockAt(list []token) block {
	b := block{tokens: list, starts: map[string]int{}}
	depth := list[0].depth
	for i, t := range list {
		if t.depth < depth || t.depth == depth && i > 0 && t.is("UNION", "INTERSECT", "EXCEPT", ";") {
			b.tokens = list[:i]
			break
		}
		distinct := i > 0 && list[i-1].is("DISTINCT") // IS DISTINCT FROM
		for _, word := range clauseWords {
			if t.depth == depth && t.is(word) && b.starts[word] == 0 && !distinct {
				b.starts[word] = i
			}
		}
	}
	return b
}

// clause gives the tokens of a clause with its first word; nil where there is none.
func (b block) clause(word string) []token {
	from := b.starts[word]
	if from == 0 && word != "SELECT" {
		return nil
	}
	to := len(b.tokens)
	for _, at := range b.starts {
		if at > from {
			to = min(to, at)
		}
	}
	return b.tokens[from:to]
}

// source is a table, view or subquery that a SELECT reads. An empty view is a
// subquery.
type source struct{ view, alias string }

var afterSource = []string{"ON", "USING", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "OUTER", "INDEXED", "NOT", ",", "WHERE"}

func (b block) sources() []source {
	list := b.clause("FROM")
	var found []source
	for i := 1; i < len(list); i++ {
		if list[i].depth != b.tokens[0].depth || !list[i-1].is("FROM", "JOIN", ",") {
			continue
		}
		s := source{}
		end := i
		switch {
		case list[i].is("("):
			end = closing(list, i)
		case i+2 < len(list) && list[i+1].is("."):
			end = i + 2
			s.view = list[end].text
		case list[i].named():
			s.view = list[i].text
		}
		s.alias = s.view
		if end+1 < len(list) && list[end+1].is("AS") {
			end++
		}
		if end+1 < len(list) && list[end+1].named() && !list[end+1].is(afterSource...) {
			s.alias = list[end+1].text
		}
		found = append(found, s)
	}
	return found
}

// closing is the place of the parenthesis that closes the one at i.
func closing(list []token, i int) int {
	for j := i + 1; j < len(list); j++ {
		if list[j].is(")") && list[j].depth == list[i].depth {
			return j
		}
	}
	return len(list) - 1
}

// adding is a call that adds values up: sum, total, avg or count of them.
type adding struct {
	name   string
	args   []token
	filter []token // of FILTER (WHERE …), without WHERE
	over   []token // OVER and what follows it
}

// addings lists the calls of this SELECT, without those of SELECTs inside it.
func (b block) addings() []adding {
	var found []adding
	list := b.tokens
	for i := 1; i+1 < len(list); i++ {
		switch {
		case list[i].is("(") && list[i+1].is("SELECT", "WITH", "VALUES"):
			i = closing(list, i)
		case list[i].is("sum", "total", "avg", "count") && list[i+1].is("("):
			found = append(found, addingAt(list, i))
		}
	}
	return slices.DeleteFunc(found, adding.nested)
}

func addingAt(list []token, i int) adding {
	end := closing(list, i+1)
	a := adding{name: list[i].text, args: list[i+2 : max(end, i+2)]}
	if len(a.args) > 0 && a.args[0].is("DISTINCT") {
		a.args = a.args[1:]
	}
	if end+2 < len(list) && list[end+1].is("FILTER") && list[end+2].is("(") {
		close := closing(list, end+2)
		a.filter = list[min(end+4, close):close]
		end = close
	}
	if end+2 < len(list) && list[end+1].is("OVER") {
		last := end + 2
		if list[last].is("(") {
			last = closing(list, last)
		}
		a.over = list[end+1 : last+1]
	}
	return a
}

// nested: a sum of sums; the inner one is looked at.
func (a adding) nested() bool {
	for i := range a.args {
		if i+1 < len(a.args) && a.args[i].is("sum", "total", "avg", "count") && a.args[i+1].is("(") {
			return true
		}
	}
	return false
}
