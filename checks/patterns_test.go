package checks

import (
	"testing"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// TestPatternsCompile: patterns are compiled at their first use; none of this room and
// of those before it fails there.
func TestPatternsCompile(t *testing.T) {
	for _, f := range normalize.Forms() {
		for _, table := range f.Tables {
			for _, b := range table.Blocks {
				for _, e := range patternsOf(b) {
					pattern.MustCompile(e)
				}
			}
		}
	}
	if n := pattern.CompileAll(); n < 250 {
		t.Errorf("%d patterns were compiled: not all are made by pattern.MustCompile", n)
	}
}

func patternsOf(b normalize.Block) (list []string) {
	for _, c := range b.Columns {
		list = append(list, c.Pattern)
	}
	for _, r := range b.Rows {
		list = append(list, r.Pattern)
	}
	return list
}
