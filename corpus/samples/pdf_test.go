package samples

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"nianbao/corpus/isolate"
	"nianbao/normalize"
)

// TestMain lets this binary serve as the children that read PDF files.
func TestMain(m *testing.M) {
	if isolate.Asked(os.Args[1:]) {
		os.Exit(isolate.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Exit))
	}
	os.Exit(m.Run())
}

// makers of the samples in formats, by the first letter of their names.
var makers = map[byte]string{'c': "Chromium", 'l': "LibreOffice", 'r': "by hand", 'e': "encrypted", 'm': "damaged", 'x': "rewritten", 's': "scanned", 'd': "Word", 'o': "OFD"}

// TestFormats reads one report out of many files, of each format that is read. What each may and must give is
// said by the word `expect` of its truth.
func TestFormats(t *testing.T) {
	folder := os.DirFS(path.Join(path.Dir(realFolder(t)), "formats"))
	list, err := Load(folder, folder)
	if err != nil {
		t.Fatal(err)
	}
	pool := isolate.New()
	defer pool.Close()
	seen := readAccepted(t, func(sample string) bool { return sample == "formats" })
	rows := map[string]*confirmed{}
	for _, s := range list {
		if !slices.Contains([]string{".pdf", ".docx", ".doc", ".ofd"}, path.Ext(s.File)) {
			continue
		}
		b, err := fs.ReadFile(folder, s.File)
		if err != nil {
			t.Fatal(err)
		}
		r, found := readWith(pool.Engines(), b)
		score := Compare(r, found, s.Truth)
		expected(t, folder, s, r, score)
		seen.look(t, "formats", nil, found)
		name := makers[s.File[0]]
		if rows[name] == nil {
			rows[name] = &confirmed{}
		}
		rows[name].add(r, score)
	}
	seen.spent(t)
	if testing.Verbose() {
		printConfirmed(os.Stdout, rows)
	}
}

// expected holds a reading against the word of its truth.
func expected(t *testing.T, folder fs.FS, s Sample, r *normalize.Report, score Score) {
	t.Helper()
	b, err := fs.ReadFile(folder, s.ID+truthEnding)
	if err != nil {
		t.Fatal(err)
	}
	var says struct{ Expect string }
	if err := json.Unmarshal(b, &says); err != nil {
		t.Fatal(err)
	}
	for _, d := range slices.Concat(score.Silent, score.Wrong) {
		t.Errorf("%s: %s is read as %q, printed is %q", s.File, d.Key, d.Got, d.Want)
	}
	switch {
	case says.Expect == "all" && score.Right != score.Total:
		t.Errorf("%s: %d of %d figures are right: %s %s", s.File, score.Right, score.Total, r.Status, r.Reason)
	case says.Expect == "none" && (r.Status != normalize.Unreadable || r.Reason == "" || r.Reason == "crash"):
		t.Errorf("%s: status %s, reason %q, want a clear refusal", s.File, r.Status, r.Reason)
	}
}

// confirmed counts the figures of some documents, right ones by the number of readings
// that agree.
type confirmed struct {
	documents, figures, right, refused, wrong int
	by                                        [5]int // 1 to 4 readings
}

func (c *confirmed) add(r *normalize.Report, s Score) {
	c.documents++
	c.figures += s.Total
	c.right += s.Right
	c.refused += len(s.Refused) + len(s.Missed)
	c.wrong += len(s.Wrong) + len(s.Silent)
	for _, f := range r.Figures {
		c.by[min(f.Readings, 4)]++
	}
}

func printConfirmed(w io.Writer, rows map[string]*confirmed) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "by producer\tdocuments\tfigures\tright\tnot read\twrong\tby 1\tby 2\tby 3\tby 4 readings")
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		c := rows[name]
		fmt.Fprintf(tw, "%s\t%d\t%d\t%d\t%d\t%d\t%s\n", name, c.documents, c.figures, c.right, c.refused, c.wrong, strings.ReplaceAll(strings.Trim(fmt.Sprint(c.by[1:]), "[]"), " ", "\t"))
	}
	tw.Flush()
}
