package samples

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	module = "nianbao"
	root   = "../.." // of the repository
)

// rooms in the order in which a document walks through them. A room imports
// rooms to its left, never to its right.
var rooms = []string{"extract", "normalize", "checks", "corpus", "cmd"}

// reading rooms are pure: bytes in, findings out, in a browser as well.
var reading = rooms[:3]

// pkg is what `go list` says of a package.
type pkg struct {
	ImportPath, Dir, Name              string
	GoFiles, CgoFiles                  []string
	Imports, TestImports, XTestImports []string
}

func (p pkg) room() string {
	parts := strings.Split(p.ImportPath, "/")
	return parts[min(1, len(parts)-1)]
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,Name,GoFiles,CgoFiles,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = root
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

// TestImportsPointOneWay holds the direction of imports, tests included. Only
// external tests may look right, and only at the samples.
func TestImportsPointOneWay(t *testing.T) {
	for _, p := range packages(t) {
		at := slices.Index(rooms, p.room())
		if at < 0 {
			t.Errorf("%s stands in no room of %v", p.ImportPath, rooms)
			continue
		}
		for _, imported := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			to := slices.Index(rooms, pkg{ImportPath: imported}.room())
			external := !slices.Contains(p.Imports, imported) && !slices.Contains(p.TestImports, imported)
			switch {
			case !strings.HasPrefix(imported, module+"/"), external && imported == module+"/corpus/samples":
			case to > at:
				t.Errorf("%s imports %s, a room to its right", p.ImportPath, imported)
			case strings.HasPrefix(p.ImportPath, module+"/extract/") && imported == module+"/extract":
				t.Errorf("%s imports extract, which imports it", p.ImportPath)
			}
		}
	}
}

// TestWhoImportsWhat: what a room may not touch, it does not import.
func TestWhoImportsWhat(t *testing.T) {
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			if why := forbidden(p, imported); why != "" {
				t.Errorf("%s imports %s: %s", p.ImportPath, imported, why)
			}
		}
	}
}

func forbidden(p pkg, imported string) string {
	pure := slices.Contains(reading, p.room())
	in := func(places ...string) bool {
		return slices.ContainsFunc(places, func(place string) bool {
			return p.ImportPath == module+"/"+place || strings.HasPrefix(p.ImportPath, module+"/"+place+"/")
		})
	}
	first, _, _ := strings.Cut(imported, "/")
	switch {
	case pure && (first == "os" || first == "net" && imported != "net/url" || first == "syscall" || strings.Contains(imported, "go-pdfium")):
		return "the reading rooms are pure"
	case strings.HasPrefix(imported, "database/sql") && !in("corpus/dataset", "corpus/queue"):
		return "only the data set and the queue speak SQL"
	case imported == "net/http" && !in("corpus/crawl", "corpus/archive", "corpus/samples/farm", "cmd"):
		return "only the crawler opens the network, and the test sites answer it"
	case first == "log" && !in("cmd", "corpus/queue"): // River wants a logger to be told to be quiet
		return "only commands log"
	}
	return ""
}

// TestTheArchiveAsksNobody: it knows the words of HTTP (heads, statuses), and no client.
func TestTheArchiveAsksNobody(t *testing.T) {
	words := regexp.MustCompile(`\bhttp\.([A-Z]\w*)`)
	files, _ := filepath.Glob(filepath.Join(root, "corpus/archive/*.go"))
	seen := 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, m := range words.FindAllStringSubmatch(string(b), -1) {
			if seen++; m[1] != "Header" && m[1] != "CanonicalHeaderKey" && !strings.HasPrefix(m[1], "Status") && !strings.HasPrefix(m[1], "Method") {
				t.Errorf("%s uses %s", name, m[0])
			}
		}
	}
	if seen == 0 {
		t.Error("no word of HTTP was found: the test looks at the wrong place")
	}
}

// TestTheGeneratorStandsAlone: it shares no table and no sum with what it tests.
func TestTheGeneratorStandsAlone(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath != module+"/corpus/samples/synth" {
			continue
		}
		for _, imported := range slices.Concat(p.Imports, p.TestImports) {
			first, _, _ := strings.Cut(imported, "/")
			if strings.Contains(first, ".") && !strings.HasPrefix(imported, "golang.org/x/text/") || first == module {
				t.Errorf("the generator imports %s", imported)
			}
		}
		return
	}
	t.Error("the generator is not where it was")
}

// TestPurity looks at what imports cannot show: goroutines and the clock in the
// reading rooms, printing and exits anywhere but in the commands.
func TestPurity(t *testing.T) {
	for _, p := range packages(t) {
		pure, silent := slices.Contains(reading, p.room()), p.room() != "cmd" && p.Name != "main"
		for _, name := range append(p.GoFiles, p.CgoFiles...) {
			set, file := parse(t, filepath.Join(p.Dir, name))
			ast.Inspect(file, func(n ast.Node) bool {
				what := called(n)
				_, starts := n.(*ast.GoStmt)
				switch {
				case pure && (starts || what == "time.Now"):
					t.Errorf("%s: goroutines and the clock stay out of the reading rooms", set.Position(n.Pos()))
				case silent && slices.Contains([]string{"fmt.Print", "fmt.Println", "fmt.Printf", "os.Exit"}, what):
					t.Errorf("%s: only commands print and exit", set.Position(n.Pos()))
				}
				return true
			})
		}
	}
}

func called(n ast.Node) string {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return ""
	}
	if s, ok := call.Fun.(*ast.SelectorExpr); ok {
		if x, ok := s.X.(*ast.Ident); ok {
			return x.Name + "." + s.Sel.Name
		}
	}
	if f, ok := call.Fun.(*ast.Ident); ok {
		return f.Name
	}
	return ""
}

func parse(t *testing.T, path string) (*token.FileSet, *ast.File) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return set, file
}

// TestFilesOpenWithASentence: whoever opens a file reads what it is for before
// the first declaration. A file that registers a check says it in its record.
func TestFilesOpenWithASentence(t *testing.T) {
	for _, p := range packages(t) {
		for _, name := range append(p.GoFiles, p.CgoFiles...) {
			set, file := parse(t, filepath.Join(p.Dir, name))
			if !opensWithComment(file) && !registers(file) {
				t.Errorf("%s has no comment at its head", set.Position(file.Package).Filename)
			}
		}
	}
}

func opensWithComment(file *ast.File) bool {
	if len(file.Comments) == 0 {
		return false
	}
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); !ok || g.Tok != token.IMPORT {
			return file.Comments[0].Pos() < d.Pos()
		}
	}
	return true
}

// TestReadingRoomsBuildForTheBrowser is the proof that they need no machine.
func TestReadingRoomsBuildForTheBrowser(t *testing.T) {
	args := []string{"build"}
	for _, room := range reading {
		args = append(args, "./"+room+"/...")
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("GOOS=js GOARCH=wasm go build: %v\n%s", err, out)
	}
}

// TestFormatsAndFormsHaveFixtures: a file NAME.go that registers a format or a
// form has a fixture NAME or NAME_…, and each fixture its file.
func TestFormatsAndFormsHaveFixtures(t *testing.T) {
	for room, pattern := range map[string]string{"extract": "*", "normalize": "form_*"} {
		fixtures := stems(t, filepath.Join(root, room, "testdata", pattern))
		sources := stems(t, filepath.Join(root, room, "*.go"))
		belongs := func(fixture, source string) bool {
			return fixture == source || strings.HasPrefix(fixture, source+"_")
		}
		for _, source := range sources {
			if strings.HasSuffix(source, "_test") {
				continue
			}
			_, file := parse(t, filepath.Join(root, room, source+".go"))
			has := slices.ContainsFunc(fixtures, func(f string) bool { return belongs(f, source) })
			if registers(file) && !has {
				t.Errorf("%s/%s.go registers itself and has no fixture %s/testdata/%s…", room, source, room, source)
			}
		}
		for _, fixture := range fixtures {
			has := slices.ContainsFunc(sources, func(source string) bool { return belongs(fixture, source) })
			if !has && fixture != "fuzz" {
				t.Errorf("%s/testdata/%s is the fixture of no file", room, fixture)
			}
		}
	}
}

// registers: a package-level value is made by a call of register.
func registers(file *ast.File) bool {
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, s := range g.Specs {
			for _, v := range s.(*ast.ValueSpec).Values {
				if called(v) == "register" {
					return true
				}
			}
		}
	}
	return false
}

func stems(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, p := range paths {
		name := filepath.Base(p)
		list = append(list, strings.TrimSuffix(name, filepath.Ext(name)))
	}
	return list
}

// TestTopLevel: the owner named what stands there.
func TestTopLevel(t *testing.T) {
	named := append([]string{"go.mod", "go.sum", "README.md", "Makefile", "LICENSE", ".ci", ".git", ".gitignore", ".gitattributes"}, rooms...)
	made := []string{"bin", "*.db", "*.db-*", "*.test", "*.prof"} // by building and trying, and ignored by git
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		fits := func(pattern string) bool { ok, _ := filepath.Match(pattern, e.Name()); return ok }
		if !slices.Contains(named, e.Name()) && !slices.ContainsFunc(made, fits) {
			t.Errorf("%s stands at the top level, where the design does not name it", e.Name())
		}
	}
}
