package main

// The words that a finding quotes, for people. Personal data in them is masked already.

import (
	"encoding/json"
	"strings"

	"nianbao/checks"
)

const (
	quotesShown = 3  // of one finding in a line
	quoteShown  = 48 // columns of each
)

// quotes are the words that a stored finding rests on.
func (f *finding) quotes() (list []checks.Quote) {
	if err := json.Unmarshal([]byte(f.text("quotes")), &list); err != nil {
		return nil // none are kept
	}
	return list
}

// printQuotes gives the words that the sentence of a finding does not hold already, in
// one line.
func (a *app) printQuotes(says checks.Text, quotes []checks.Quote) {
	var list []string
	for _, q := range quotes {
		words := shorten(printable(q.Text), quoteShown)
		if !strings.Contains(printable(a.pick(says)), strings.TrimRight(words, "…")) {
			list = append(list, "“"+words+"”")
		}
	}
	if len(list) == 0 {
		return
	}
	rest := ""
	if n := len(list) - quotesShown; n > 0 {
		rest = a.say("等%[2]d处", " and %[1]d more", n, len(list))
		list = list[:quotesShown]
	}
	a.printf("      %s%s%s\n", a.say("所涉原文：", "quoted: "), strings.Join(list, a.say("、", ", ")), rest)
}

// sheetQuotes is all of them for a cell of a sheet.
func sheetQuotes(quotes []checks.Quote) string {
	list := make([]string, len(quotes))
	for i, q := range quotes {
		list[i] = "“" + printable(q.Text) + "”"
	}
	return strings.Join(list, "；")
}
