package mht

// Fields: a name, a colon and a value, which may go on in lines that begin with a space.

import (
	"bytes"
	"strings"
)

const (
	mostFields = 200
	mostOfLine = 8192 // bytes of a value with its continuations
)

// headerOf reads the fields before the first empty line, by their names in lower case,
// and gives what follows. Fields stop at the first line that is none.
func headerOf(b []byte) (fields map[string]string, body []byte) {
	fields = map[string]string{}
	last := ""
	for n := 0; len(b) > 0 && n < mostFields; n++ {
		line, rest, _ := bytes.Cut(b, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		text := string(line[:min(len(line), mostOfLine)])
		switch name, value, ok := strings.Cut(text, ":"); {
		case strings.TrimSpace(text) == "":
			return fields, rest
		case (text[0] == ' ' || text[0] == '\t') && last != "":
			if len(fields[last]) < mostOfLine {
				fields[last] += " " + strings.TrimSpace(text)
			}
		case ok && isName(name):
			last = strings.ToLower(name)
			if _, seen := fields[last]; !seen {
				fields[last] = strings.TrimSpace(value)
			}
		default:
			return fields, b
		}
		b = rest
	}
	return fields, b
}

func isName(s string) bool {
	for _, c := range s {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return s != ""
}

// valueOf takes a value apart: what it is, in lower case, and its parameters.
func valueOf(s string) (kind string, params map[string]string) {
	kind, rest, _ := strings.Cut(s, ";")
	params = map[string]string{}
	for rest != "" {
		var name, value string
		name, rest, _ = strings.Cut(strings.TrimLeft(rest, " \t;"), "=")
		rest = strings.TrimLeft(rest, " \t")
		if inner, quoted := strings.CutPrefix(rest, `"`); quoted {
			value, rest, _ = strings.Cut(inner, `"`)
			_, rest, _ = strings.Cut(rest, ";")
		} else {
			value, rest, _ = strings.Cut(rest, ";")
		}
		params[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
	}
	return strings.ToLower(strings.TrimSpace(kind)), params
}
