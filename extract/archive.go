package extract

import (
	"strings"

	"nianbao/extract/pattern"
)

// Archives put a block of fields before the text of a page: 标题, 发布时间 …, and
// a ruled line with 正文. They are claims about the document, not its text.

var (
	archiveField = pattern.MustCompile(`^(标题|发布时间|文号|发布机构|栏目|原文链接|本地目录)\s*[:：]\s*(.*)$`)
	archiveEnd   = pattern.MustCompile(`^=+\s*正文\s*=+$`)
	archiveKinds = map[string]MarkKind{"标题": Title, "发布时间": Published, "发布机构": Publisher, "栏目": Column, "原文链接": Address}
)

const archiveLines = 30 // lines within which the block must end

// header reads the block when the text begins with one.
func (t *textReader) header() {
	end := t.archiveEnds()
	if end == 0 {
		return
	}
	for _, line := range t.source[:end] {
		m := archiveField.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil || archiveKinds[m[1]] == "" || strings.TrimSpace(m[2]) == "" {
			continue
		}
		t.content.Marks = append(t.content.Marks, Mark{archiveKinds[m[1]], strings.TrimSpace(m[2]), "archive line " + m[1]})
	}
	t.next = end
}

// archiveEnds is the number of lines of the block, 0 where there is none.
func (t *textReader) archiveEnds() int {
	if len(t.source) == 0 || !archiveField.MatchString(strings.TrimSpace(strings.TrimPrefix(t.source[0], "\ufeff"))) {
		return 0
	}
	for i, line := range t.source[:min(len(t.source), archiveLines)] {
		if archiveEnd.MatchString(strings.TrimSpace(line)) {
			return i + 1
		}
	}
	return 0
}
