package checks

import "testing"

func TestFill(t *testing.T) {
	pairs := []string{"row", "规章", "n", "3", "row", "另一行", "odd", "{n}"}
	for sentence, want := range map[string]string{
		"“{row}”有{n}处": "“规章”有3处", "{n}{n}": "33", "{none}、{n}": "{none}、3", "{{n}": "{3", "{n": "{n", "": "", "n}{": "n}{", "{odd}": "{n}",
	} {
		if got := fill(sentence, pairs); got != want {
			t.Errorf("%s: got %s, want %s", sentence, got, want)
		}
	}
}
