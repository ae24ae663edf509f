package main

// nianbao demo: the bundled reports of fictional agencies, read, checked and kept.

import (
	"bytes"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
	"nianbao/corpus/samples"
	"nianbao/extract"
)

// demoSource marks sources that stand in the program itself.
const demoSource = "demo!"

func newDemoCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "demo", Args: cobra.NoArgs,
		Short: a.say("用内置的示例报告走一遍", "read, check and keep the bundled reports"),
		Long: a.say("把内置的虚构单位的报告读入 nianbao-demo.db（或 --db 所指），并列出结果。",
			"Reads the bundled reports of fictional agencies into nianbao-demo.db (or --db) and says\nwhat it found."),
		RunE: func(c *cobra.Command, _ []string) error {
			if !c.Flags().Changed("db") {
				a.db = "nianbao-demo.db"
			}
			return a.demo()
		},
	}
}

func (a *app) demo() error {
	err := a.intoDataset(ingestOptions{}, "demo", walkDemo, func(db *dataset.DB, c *counts) error {
		if a.json {
			return a.printCounts(c)
		}
		return a.demoReport(db)
	})
	if f, ok := err.(*failure); ok && f.code == exitSomeFailed {
		return nil // one bundled document is damaged on purpose
	}
	return err
}

func walkDemo(visit func(item) error) error {
	demo := samples.Demo()
	return fs.WalkDir(demo, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return visit(item{source: demoSource + path, size: info.Size(), open: func(*bytes.Buffer) ([]byte, *extract.Refusal) {
			b, _ := demoBytes(demoSource + path)
			return b, nil
		}})
	})
}

// demoBytes are the bytes of a bundled report.
func demoBytes(source string) ([]byte, bool) {
	path, ok := strings.CutPrefix(source, demoSource)
	if !ok {
		return nil, false
	}
	b, err := fs.ReadFile(samples.Demo(), path)
	return b, err == nil
}

// demoReport prints what the demo found and what to type next.
func (a *app) demoReport(db *dataset.DB) error {
	a.note("内置文件中有 1 份损坏、2 份不是年度报告，是有意放入的", "of the bundled documents 1 is damaged and 2 are no reports, on purpose")
	for _, part := range []struct{ zh, en, query string }{
		{"文件", "documents", `SELECT d.format, d.status, count(*) AS documents, coalesce(sum(r.figures), 0) AS figures FROM documents d LEFT JOIN reports r ON r.id = d.report_id AND r.document_sha256 = d.sha256 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`},
		{"发现的问题", "findings", `SELECT severity, responsibility, count(*) AS findings FROM findings WHERE is_current = 1 GROUP BY 1, 2 ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, 2`},
		{"最值得看的三个", "the three most interesting", `SELECT agency, year, check_id, ` + a.say("says_zh", "says_en") + ` AS says FROM findings WHERE is_current = 1 AND responsibility = 'publisher' ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, abs(coalesce(expected - printed, 0)) DESC, id LIMIT 3`},
	} {
		got, err := collect(db, part.query)
		if err != nil {
			return err
		}
		a.inWords(&got)
		a.printf("%s\n%s\n", a.bold(a.say(part.zh, part.en)), got.table())
	}
	a.printf("%s\n", a.say("接下来可以：", "next, try:"))
	for _, next := range []string{`find 青崖`, `show 青崖 水务 2023`, `findings --severity error`, `query --list`, `query refused-most --year 2024`, `export --out csv`, `verify`} {
		a.printf("  %s --db %s %s\n", program(), a.db, next)
	}
	return nil
}

// program is what was typed to run this program: whoever built it here has no
// nianbao on the path.
func program() string {
	if strings.ContainsAny(os.Args[0], `/\`) {
		return os.Args[0]
	}
	return "nianbao"
}

// inWords puts the names of columns, and what is a term of the contract, into the
// user's language.
func (a *app) inWords(got *answer) {
	for i, name := range got.names {
		got.names[i] = a.word(headWords, name)
		table, ok := map[string]words{"severity": severityWords, "responsibility": responsibilityWords, "status": statusWords, "form": formWords}[name]
		if !ok {
			continue
		}
		for _, row := range got.rows {
			row[i] = a.word(table, text(row[i]))
		}
	}
}
