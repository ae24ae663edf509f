package dataset

// Named questions: what people ask, with its parameters and its SQL. To add one,
// write questions/NAME.sql and its session cmd/nianbao/testdata/query_NAME.txt.
//
// The file begins with lines of the form "-- key: text":
//
//	title, means    in Chinese | in English
//	takes           names of the parameters, with spaces between
//	needs           those of them that must be given
//	default         PARAMETER VALUE
//	choice          PARAMETER VALUE | name | name …: what a parameter may be; the first is the default
//	label           COLUMN in Chinese | in English
//	breaks          tables whose breaks in series matter to the answer
//	common          parts of questions/common that come before
//
// The SQL names parameters as :year; what is not given is NULL. A row with
// something in left_out is no part of the answer: it says why a unit is missing.

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"nianbao/checks"
)

//go:embed questions/*.sql questions/common/*.sql
var questionFiles embed.FS

// Question is a named question.
type Question struct {
	Name         string
	Title, Means checks.Text
	Takes, Needs []string
	Breaks       []string
	Defaults     map[string]string
	Choices      map[string][]Choice
	Labels       map[string]checks.Text // of columns
	sql          string
}

// Choice is a value that a parameter may have, with the names that people give it.
type Choice struct {
	Value string
	Names []string
}

// Questions lists all questions by name.
func Questions() []Question {
	files, err := questionFiles.ReadDir("questions")
	if err != nil {
		panic(err) // embedded
	}
	var list []Question
	for _, f := range files {
		if f.IsDir() {
			continue
		}
		q, err := readQuestion(f.Name())
		if err != nil {
			panic(err) // a test reads them all
		}
		list = append(list, q)
	}
	return list
}

// FindQuestion finds a question by its name.
func FindQuestion(name string) (Question, bool) {
	all := Questions()
	i := slices.IndexFunc(all, func(q Question) bool { return q.Name == name })
	if i < 0 {
		return Question{}, false
	}
	return all[i], true
}

func readQuestion(file string) (Question, error) {
	q := Question{Name: strings.TrimSuffix(file, ".sql"), Defaults: map[string]string{}, Choices: map[string][]Choice{}, Labels: map[string]checks.Text{}}
	b, err := questionFiles.ReadFile(path.Join("questions", file))
	if err != nil {
		return q, err
	}
	rest, common := string(b), ""
	for strings.HasPrefix(rest, "-- ") {
		line, after, _ := strings.Cut(rest, "\n")
		key, text, ok := strings.Cut(line[3:], ": ")
		if ok {
			common, ok = q.set(key, text, common)
		}
		if !ok {
			return q, fmt.Errorf("%s: cannot understand %q", file, line)
		}
		rest = after
	}
	q.sql, err = withCommon(strings.TrimSpace(rest), common)
	return q, err
}

// set takes one line of the head.
func (q *Question) set(key, text, common string) (string, bool) {
	first, more, _ := strings.Cut(text, " ")
	switch key {
	case "title":
		q.Title = bilingual(text)
	case "means":
		q.Means = bilingual(text)
	case "takes":
		q.Takes = strings.Fields(text)
	case "needs":
		q.Needs = strings.Fields(text)
	case "breaks":
		q.Breaks = strings.Fields(text)
	case "default":
		q.Defaults[first] = more
	case "label":
		q.Labels[first] = bilingual(more)
	case "choice":
		value, names, _ := strings.Cut(more, " | ")
		q.Choices[first] = append(q.Choices[first], Choice{value, strings.Split(names, " | ")})
	case "common":
		return text, true
	default:
		return common, false
	}
	return common, true
}

func bilingual(text string) checks.Text {
	zh, en, _ := strings.Cut(text, " | ")
	return checks.Text{ZH: zh, EN: en}
}

// withCommon puts the common parts before the tables of the question's WITH; in
// SQLite each of them may use the others, whatever their order.
func withCommon(sql, common string) (string, error) {
	own, ok := strings.CutPrefix(sql, "WITH ")
	if common == "" {
		return sql, nil
	}
	if !ok {
		return "", fmt.Errorf("no WITH at the start of %q", sql)
	}
	parts := "WITH\n"
	for _, name := range strings.Fields(common) {
		b, err := questionFiles.ReadFile("questions/common/" + name + ".sql")
		if err != nil {
			return "", err
		}
		parts += strings.TrimSpace(string(b)) + ",\n"
	}
	return parts + own, nil
}

// SQL is the statement with its parameters filled in, as any SQLite runs it.
// Values are nil, int or string.
func (q Question) SQL(values map[string]any) string {
	var b strings.Builder
	from := 0
	for _, t := range tokens(q.sql) {
		if t.kind != parameterToken {
			continue
		}
		name := strings.ReplaceAll(t.text[1:], "_", "-")
		b.WriteString(q.sql[from:t.from] + literal(name, values[name]))
		from = t.to
	}
	b.WriteString(q.sql[from:])
	return b.String()
}

// literal writes a value; one that was not given says which it is.
func literal(name string, v any) string {
	switch v := v.(type) {
	case nil:
		return "NULL/*" + name + "*/"
	case string:
		return "'" + strings.ReplaceAll(v, "'", "''") + "'"
	}
	return fmt.Sprint(v)
}
