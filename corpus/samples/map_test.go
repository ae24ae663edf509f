package samples

import (
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// fileNamed is a file in a map: html.go, stream*.go, load_….go. NAME and YEAR
	// stand for what a recipe asks the reader to fill in.
	fileNamed = regexp.MustCompile(`[\w*…]+\.go`)
	recipe    = regexp.MustCompile(`NAME|YEAR`)
	// oneOfMany is a file that its map names by what it is: a check, a site, a command.
	oneOfMany = map[string]*regexp.Regexp{
		"checks":              regexp.MustCompile(`_ = register\(`),
		"corpus/crawl":        regexp.MustCompile(`_ = register\(Family`),
		"corpus/samples/farm": regexp.MustCompile(`_ = register\(plan`),
		"cmd/nianbao":         regexp.MustCompile(`func new\w+Cmd\(`),
	}
)

// mapped are the packages whose comments are maps.
var mapped = []string{
	"extract",
	"extract/page",
	"extract/pdf",
	"extract/scan",
	"extract/tiff",
	"extract/docx",
	"extract/odt",
	"extract/flow",
	"extract/word",
	"extract/ole",
	"extract/rtf",
	"extract/mht",
	"extract/ofd",
	"extract/book",
	"extract/xlsx",
	"extract/xls",
	"extract/parts",
	"extract/tags",
	"normalize",
	"normalize/divisions",
	"checks",
	"corpus/dataset",
	"corpus/roster",
	"corpus/coverage",
	"corpus/archive",
	"corpus/crawl/fetch",
	"corpus/crawl/depot",
	"corpus/crawl/render",
	"corpus/crawl",
	"corpus/queue",
	"corpus/isolate",
	"corpus/isolate/pdfium",
	"corpus/isolate/second",
	"corpus/samples",
	"corpus/samples/synth",
	"corpus/samples/print",
	"corpus/samples/office",
	"corpus/samples/farm",
	"cmd/nianbao",
}

// TestMapsNameFiles: the comment of a package leads a newcomer to each of its files,
// and to none that is gone.
func TestMapsNameFiles(t *testing.T) {
	for _, dir := range mapped {
		text, files, holds := mapOf(t, dir)
		named := map[string]bool{} // patterns, and whether a file is there
		for _, p := range fileNamed.FindAllString(text, -1) {
			named[p] = recipe.MatchString(p)
		}
		for _, file := range files {
			if !find(named, filepath.Base(file)) && !holds[file] && !isOneOf(t, dir, file) {
				t.Errorf("%s: the map does not name %s", dir, filepath.Base(file))
			}
		}
		for p, there := range named {
			if !there {
				t.Errorf("%s: the map names %s, which is not there", dir, p)
			}
		}
	}
}

// mapOf is the comment of a package, its files but for tests, and which of them hold
// the comment.
func mapOf(t *testing.T, dir string) (text string, files []string, holds map[string]bool) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	holds = map[string]bool{}
	for _, f := range all {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		text, files, holds[f] = text+parsed.Doc.Text(), append(files, f), parsed.Doc != nil
	}
	if text == "" || len(files) == 0 {
		t.Fatalf("%s: no package comment, or no files", dir)
	}
	return text, files, holds
}

// find looks a file up among the patterns, and marks those that it fits.
func find(named map[string]bool, file string) (found bool) {
	for p := range named {
		if ok, _ := path.Match(strings.ReplaceAll(p, "…", "*"), file); ok {
			named[p], found = true, true
		}
	}
	return found
}

func isOneOf(t *testing.T, dir, file string) bool {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return oneOfMany[dir] != nil && oneOfMany[dir].Match(b)
}
