package isolate

import (
	"image"
	"strconv"
	"strings"

	"nianbao/extract/scan"
)

// linesOf reads Tesseract's table of words: one row each with page, block,
// paragraph and line, box and text. Pages count from 1 in the order of the list.
func linesOf(tsv []byte, pages int) []scan.Answer {
	answers := make([]scan.Answer, pages)
	last := ""
	for row := range strings.Lines(string(tsv)) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) < 12 || f[0] != "5" || strings.TrimSpace(f[11]) == "" {
			continue
		}
		page, err := strconv.Atoi(f[1])
		if err != nil || page < 1 || page > pages {
			continue
		}
		a := &answers[page-1]
		box := boxOf(f[6:10])
		if line := strings.Join(f[1:5], "/"); line != last {
			a.Lines, last = append(a.Lines, scan.Line{}), line
		}
		l := &a.Lines[len(a.Lines)-1]
		l.Text, l.Box = strings.TrimSpace(l.Text+" "+f[11]), l.Box.Union(box)
	}
	return answers
}

// boxOf reads left, top, width, height.
func boxOf(f []string) image.Rectangle {
	var n [4]int
	for i := range n {
		n[i], _ = strconv.Atoi(f[i])
	}
	return image.Rect(n[0], n[1], n[0]+n[2], n[1]+n[3])
}
