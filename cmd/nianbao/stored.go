package main

// Documents that the data set knows, from their bytes: show and verify read them
// again rather than trust a copy of what was read.

import (
	"errors"
	"os"
	"strings"
)

// errGone: the bytes of a document are no longer where they were.
var errGone = errors.New("the bytes are gone")

// bytesOf finds the bytes of a document by its hash: what --keep stored, else the
// file it was read from. Bytes with another hash are gone.
func (a *app) bytesOf(source, sha256 string) ([]byte, error) {
	if b, ok := keeperOf(a.db).get(sha256); ok {
		return b, nil
	}
	if b, err := os.ReadFile(source); err == nil && hashOf(b) == sha256 {
		return b, nil
	}
	if b, ok := demoBytes(source); ok && hashOf(b) == sha256 {
		return b, nil
	}
	return nil, errGone
}

// showStored shows the one report that fits the words, or lists those that do.
func (a *app) showStored(words []string) error {
	got, err := a.reportsLike(words)
	if err != nil {
		return err
	}
	switch len(got.rows) {
	case 0:
		a.note("没有符合的报告", "no report fits")
		return nil
	case 1:
		return a.showFound(got.rows[0])
	}
	a.note("有 %d 份报告符合，请加上年度或编号：", "%d reports fit; add a year, or take a handle:", len(got.rows))
	if a.json {
		return a.printJSON(got.objects(), false)
	}
	a.printf("%s", got.table())
	return nil
}

func (a *app) showFound(row []any) error {
	source, sha := text(row[5]), text(row[6])
	b, err := a.bytesOf(source, sha)
	if err != nil {
		return &failure{code: exitUnreadable, says: a.say("原文件已不在或已变：%s", "the document is gone or has changed: %s", source)}
	}
	r := read(b, source)
	return a.showReport(&r)
}

// explainFigure follows a stored figure from the bytes of its document to its value.
func (a *app) explainFigure(handle string) error {
	parts := strings.SplitN(handle, "/", 4)
	if len(parts) < 4 {
		return a.showStored([]string{handle})
	}
	report, key := strings.Join(parts[:3], "/"), parts[3]
	got, err := a.ask(`SELECT r.agency, r.year, r.source, r.document_sha256, c.key, c.kind, c.text, c.value_exact, c.unit, c.method, c.in_failed_check, p.table_no, p.row_no, p.col_no, p.line
		FROM reports r JOIN cells c ON c.report_id = r.id LEFT JOIN provenance p ON p.report_id = r.id AND p.key = c.key WHERE r.handle = ? AND c.key = ?`, report, key)
	if err != nil {
		return err
	}
	if len(got.rows) == 0 {
		a.note("数据集中没有这个数据", "the data set has no such figure")
		return nil
	}
	if a.json {
		return a.printJSON(got.objects()[0], false)
	}
	for i, name := range got.names {
		if v := text(got.rows[0][i]); v != "" {
			a.printf("  %s: %s\n", name, v)
		}
	}
	return nil
}
