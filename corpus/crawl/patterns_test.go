package crawl

import (
	"testing"

	"nianbao/extract/pattern"
)

// TestPatternsCompile: every expression is one; it is compiled when it is first used.
func TestPatternsCompile(t *testing.T) {
	if n := pattern.CompileAll(); n < 80 {
		t.Errorf("%d expressions", n)
	}
}
