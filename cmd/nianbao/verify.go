package main

// nianbao verify: every stored figure is derived again from the stored bytes.

import (
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/normalize"
)

func newVerifyCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "verify", Args: cobra.NoArgs,
		Short: a.say("用原始文件重新验证每个数据", "prove every stored figure from its bytes"),
		Long: a.say(
			"重新读取数据集中每份报告的原始文件（按路径和哈希，或 --keep 所存），逐个比对数据。有差异时退出码为 3。",
			"Reads the document of every report again (by path and hash, or what --keep stored) and\ncompares each stored figure. A difference is listed and ends with exit code 3."),
		RunE: func(*cobra.Command, []string) error { return a.verify() },
	}
}

// verified counts what became of the figures and documents.
type verified struct {
	Documents   int `json:"documents"`
	Gone        int `json:"gone"`
	Figures     int `json:"figures"`
	Differences int `json:"differences"`
}

func (a *app) verify() error {
	reports, err := a.ask(`SELECT id, source, document_sha256, handle FROM reports ORDER BY handle`)
	if err != nil {
		return err
	}
	var v verified
	bar := a.newProgress(a.say("验证", "verifying"))
	for _, row := range reports.rows {
		if err := a.verifyReport(&v, row); err != nil {
			return err
		}
		bar.step()
	}
	bar.finish()
	if err := a.printVerified(v); err != nil {
		return err
	}
	if v.Differences > 0 {
		return &failure{code: exitSomeFailed}
	}
	return nil
}

func (a *app) printVerified(v verified) error {
	if a.json {
		return a.printJSON(v, false)
	}
	a.printf("%s\n", a.say("报告 %d 份，数据 %d 个，有差异 %d 个，原文件已不在 %d 份", "%d reports, %d figures, %d differences, %d documents gone",
		v.Documents, v.Figures, v.Differences, v.Gone))
	return nil
}

func (a *app) verifyReport(v *verified, row []any) error {
	v.Documents++
	b, err := a.bytesOf(text(row[1]), text(row[2]))
	if err != nil {
		v.Gone++
		a.complain(a.say("%s：原文件已不在或已变", "%s: the document is gone or has changed", text(row[1])))
		return nil
	}
	cells, err := a.ask(`SELECT c.key, c.kind, c.text, c.value_exact, c.method, p.table_no, p.row_no, p.col_no, p.line FROM cells c
		LEFT JOIN provenance p ON p.report_id = c.report_id AND p.key = c.key
		WHERE c.report_id = ? AND c.kind NOT IN ('absent', 'unread') ORDER BY c.key`, row[0])
	if err != nil {
		return err
	}
	fresh := read(b, text(row[1]))
	a.compare(v, text(row[3]), cells.rows, fresh.report)
	return nil
}

// compare holds each stored figure against the fresh reading, and counts fresh
// figures that are not stored.
func (a *app) compare(v *verified, handle string, stored [][]any, fresh *normalize.Report) {
	again := map[string]string{}
	if fresh != nil {
		for _, f := range fresh.Figures {
			again[f.Key.String()] = proof(f)
		}
	}
	for _, s := range stored {
		v.Figures++
		key := text(s[0])
		was := fmt.Sprintf("%s %q %s %s %v.%v.%v:%v", s[1], text(s[2]), text(s[3]), s[4], whole(s[5]), whole(s[6]), whole(s[7]), whole(s[8]))
		if again[key] != was {
			v.Differences++
			a.complain(a.say("%s/%s：存为 %s，重读为 %s", "%s/%s: stored %s, read again %s", handle, key, was, again[key]))
		}
		delete(again, key)
	}
	for key, now := range again {
		v.Differences++
		a.complain(a.say("%s/%s：未存，重读为 %s", "%s/%s: not stored, read again %s", handle, key, now))
	}
}

// proof is everything about a figure that must come out the same again.
func proof(f normalize.Figure) string {
	exact := ""
	if f.Value.Kind == normalize.Number {
		exact = f.Value.Number.String()
	}
	return fmt.Sprintf("%s %q %s %s %d.%d.%d:%d", f.Value.Kind, printable(f.Text), exact, f.Method, f.At.Table, f.At.Row, f.At.Col, f.At.Line)
}

func whole(v any) int64 {
	n, _ := v.(int64)
	return n
}
