package dataset

// The schema and how it comes into a new file.

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"slices"
	"strings"

	"nianbao/normalize"
)

//go:embed schema.sql
var schema string

// A file tells by application_id that it is one of ours, and by user_version
// which schema it has. A change that old programs cannot read raises Version.
const (
	Version       = 9
	applicationID = 0x6e62616f // "nbao"
)

// searchTable holds the words of sections, see words.go. It keeps no text of its
// own (content=”) and no positions: a word of three characters and more is
// looked for in the sections that have all its pairs.
const searchTable = `CREATE VIRTUAL TABLE section_words USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii')`

// install makes the schema in an empty file, all or nothing. Another program may
// have done so since we looked.
func install(ctx context.Context, c *sql.Conn, search bool) error {
	if _, err := c.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	var tables int
	err := c.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables)
	if err == nil && tables == 0 {
		err = fillFile(ctx, c, search)
	}
	end := "COMMIT"
	if err != nil {
		end = "ROLLBACK"
	}
	_, ended := c.ExecContext(ctx, end)
	return errors.Join(err, ended)
}

func fillFile(ctx context.Context, c *sql.Conn, search bool) error {
	statements := []string{schema, schemaYears, schemaUnits, pragma("application_id", applicationID), pragma("user_version", Version)}
	if search {
		statements = append(statements, searchTable)
	}
	for _, s := range statements {
		if _, err := c.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	return fillKeys(ctx, c)
}

// printedOrder sorts the keys as the forms print them: by table, code and slot.
func printedOrder() []*figureKey {
	list := slices.Clone(figureKeys)
	tables := []string{normalize.Disclosure, normalize.Requests, normalize.Disputes}
	slices.SortStableFunc(list, func(a, b *figureKey) int {
		return cmp.Or(cmp.Compare(slices.Index(tables, a.Table), slices.Index(tables, b.Table)), cmp.Compare(a.no, b.no))
	})
	return list
}

func fillKeys(ctx context.Context, c *sql.Conn) error {
	for _, k := range printedOrder() {
		means := define(k.Key)
		_, err := c.ExecContext(ctx, `INSERT INTO figure_key VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
			k.no, k.String(), k.code, k.Table, k.Row, k.Column, k.row, k.slot, orNull(k.rowRole), orNull(k.columnRole),
			k.label[0], k.label[1], means.ZH, means.EN, k.unit, strings.Join(k.forms, ","), orNull(comparableWith(k)))
		if err != nil {
			return err
		}
	}
	return fillAsked(ctx, c)
}

// fillAsked lists what each form asks for, by asking reports of each form.
func fillAsked(ctx context.Context, c *sql.Conn) error {
	samples := []*normalize.Report{{Form: "f2021", PlainSix: true}}
	for _, f := range normalize.Forms() {
		samples = append(samples, &normalize.Report{Form: f.Version})
	}
	for _, r := range samples {
		for _, key := range r.Asked() {
			_, err := c.ExecContext(ctx, `INSERT OR IGNORE INTO asked VALUES (?,?,?)`, key.Table, askedForm(r, key.Table), keyOf[key].no)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
