package main

import (
	"strings"
	"testing"
)

// TestHelpOfACommand: "nianbao help crawl" was "there is no command help".
func TestHelpOfACommand(t *testing.T) {
	for _, words := range [][]string{{}, {"crawl"}, {"sites", "import"}} {
		code, asked, _ := nianbao(t, append([]string{"help"}, words...)...)
		_, flagged, _ := nianbao(t, append(words, "--help")...)
		if code != 0 || asked != flagged || !strings.Contains(asked, "nianbao") {
			t.Errorf("help %v: code %d, %d bytes, with --help %d", words, code, len(asked), len(flagged))
		}
	}
	if code, out, speech := nianbao(t, "help", "sites", "nonsense"); code != exitUsage || out != "" || !strings.Contains(speech, "sites nonsense") || strings.Contains(speech, "help --help") {
		t.Errorf("no such command: code %d, %q, %q", code, out, speech)
	}
}
