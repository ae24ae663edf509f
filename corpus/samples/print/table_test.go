package print_test

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"testing"
	"text/tabwriter"

	"nianbao/checks"
	"nianbao/corpus/samples"
	"nianbao/normalize"
)

// Of a hundred documents, so many shall be exact, and so many have to be by now. What
// is not exact is refused; held is only ever raised.
const (
	goal = 99.5
	held = 80
)

// row is a line of the table: a producer and a layout.
type row struct {
	documents, exact                            int
	figures, right, refused, missed, wrong, bad int
	readings                                    [5]int // right figures that 1, 2, 3, 4 readings confirm; [0] is not used
}

// rows are the lines by their names, and what was not exact.
type rows struct {
	by     map[string]*row
	faults []string
	silent []string
}

var number = regexp.MustCompile(`^\d+-`)

func (rs *rows) add(s samples.Sample, r *normalize.Report, score samples.Score) {
	if rs.by == nil {
		rs.by = map[string]*row{}
	}
	name := number.ReplaceAllString(s.ID, "")
	one := row{
		documents: 1, figures: score.Total, right: score.Right, refused: len(score.Refused),
		missed: len(score.Missed), wrong: len(score.Wrong), bad: len(score.Silent),
	}
	whose := score.Agency.OK() && score.Year.OK() && score.Form.OK() && score.Status.OK()
	if one.right == one.figures && one.bad == 0 && whose {
		one.exact = 1
	} else {
		rs.faults = append(rs.faults, fault(s.ID, r, score))
	}
	for _, d := range score.Silent {
		rs.silent = append(rs.silent, fmt.Sprintf("%s: silent error: %s is read as %q, printed is %q", s.ID, d.Key, d.Got, d.Want))
	}
	for _, f := range r.Figures {
		one.readings[min(f.Readings, 4)]++
	}
	for _, key := range []string{name, "all"} {
		if rs.by[key] == nil {
			rs.by[key] = &row{}
		}
		rs.by[key].sum(one)
	}
}

func (r *row) sum(o row) {
	r.documents, r.exact = r.documents+o.documents, r.exact+o.exact
	r.figures, r.right, r.refused = r.figures+o.figures, r.right+o.right, r.refused+o.refused
	r.missed, r.wrong, r.bad = r.missed+o.missed, r.wrong+o.wrong, r.bad+o.bad
	for i := range r.readings {
		r.readings[i] += o.readings[i]
	}
}

// fault says what a document lacks, by its first figures.
func fault(id string, r *normalize.Report, s samples.Score) string {
	text := fmt.Sprintf("%s: %d of %d right", id, s.Right, s.Total)
	for _, said := range []samples.Said{s.Agency, s.Year, s.Form, s.Status} {
		if !said.OK() {
			text += fmt.Sprintf("; %q, not %q", said.Got, said.Want)
		}
	}
	if r.Reason != "" {
		text += "; " + r.Reason
	}
	for what, list := range map[string][]samples.Difference{"refused": s.Refused, "missed": s.Missed, "wrong": s.Wrong} {
		if len(list) > 0 {
			text += fmt.Sprintf("; %d %s: %s", len(list), what, keys(list))
		}
	}
	return text
}

func keys(list []samples.Difference) string {
	text := ""
	for i, d := range list {
		if i == 4 {
			return text + "…"
		}
		text += d.Key.String() + " "
	}
	return text
}

// blame fails on a finding that accuses the publisher of what he did not do.
func (rs *rows) blame(t *testing.T, s samples.Sample, found checks.Result) {
	for _, f := range found.Findings {
		if f.Severity == checks.Error && f.Responsibility == checks.Publisher && !slices.Contains(s.Truth.Findings, f.Check) {
			t.Errorf("%s: accused without reason: %s", s.ID, f.Check)
		}
	}
}

func (rs *rows) print(w io.Writer) {
	names := make([]string, 0, len(rs.by))
	for name := range rs.by {
		if name != "all" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "printed by\tdocuments\texact\tfigures\tright\trefused\tmissed\twrong\tsilent\tconfirmed by 1\t2\t3\t4 readings")
	for _, name := range append(names, "all") {
		r := rs.by[name]
		fmt.Fprintf(tw, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", name, r.documents, r.exact, r.figures, r.right, r.refused, r.missed, r.wrong, r.bad,
			r.readings[1], r.readings[2], r.readings[3], r.readings[4])
	}
	tw.Flush()
}

// hold fails on what is wrong or lost without a word, and where too few documents are
// exact.
func (rs *rows) hold(t *testing.T) {
	for _, line := range rs.silent {
		t.Error(line)
	}
	all := rs.by["all"]
	if all.wrong+all.missed > 0 {
		t.Errorf("%d figures are wrong under a problem, %d are missed without one", all.wrong, all.missed)
	}
	share := 100 * float64(all.exact) / float64(all.documents)
	say := t.Logf
	if share < held {
		say = t.Errorf
	}
	say("%d of %d documents are exact: %.1f %%; the goal is %.1f %%", all.exact, all.documents, share, goal)
	for _, line := range rs.faults {
		say("%s", line)
	}
}
