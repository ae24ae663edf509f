package main

// Two languages: the one is chosen once, and both texts stand where they are said.

import (
	"fmt"
	"os"
	"strings"
)

// language is zh or en: --lang, else the locale (LC_ALL, LC_MESSAGES, LANG).
// Help texts need it before the flags are parsed, so it looks at the arguments.
func language(args []string) string {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && (value == "zh" || value == "en") {
			return value
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return "en"
}

// howMany is a number with its English noun: 1 report, 2 reports.
func howMany(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// say picks the text and fills it; both texts take the same arguments.
func (a *app) say(zh, en string, args ...any) string {
	text := en
	if a.lang == "zh" {
		text = zh
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}
