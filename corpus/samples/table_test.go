package samples

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"nianbao/corpus/samples/synth"
)

// print writes the table of `make accuracy`.
func print(w io.Writer, rows []row) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "sample\tformat\tfigures\tright\tdue\trefused\tmissed\twrong\tsilent\tagency\tyear\tform\tstatus\tfindings")
	var sum [7]int
	var good [5]int
	for _, r := range rows {
		n := numbers(r.Score)
		verdicts := []bool{r.Agency.OK(), r.Year.OK(), r.Form.OK(), r.Status.OK(), len(r.Absent)+len(r.Unexpected) == 0}
		for i := range n {
			sum[i] += n[i]
		}
		for i, ok := range verdicts {
			if ok {
				good[i]++
			}
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.ID, r.Format, cells(n), mark(r.Agency), mark(r.Year), mark(r.Form), mark(r.Status), findings(r.Score))
	}
	fmt.Fprintf(tw, "%d documents\t\t%s\t%d\t%d\t%d\t%d\t%d\n", len(rows), cells(sum), good[0], good[1], good[2], good[3], good[4])
	tw.Flush()
	fmt.Fprintln(w, "right: as printed · due: cannot be known, and refused · refused: no figure, and a problem says so · missed: no figure, no problem ·")
	fmt.Fprintln(w, "wrong: a problem warns of it · silent: a wrong figure that looks right, or one that nobody can know · x: not as the truth has it")
}

func numbers(s Score) [7]int {
	return [7]int{s.Total, s.Right, s.Due, len(s.Refused), len(s.Missed), len(s.Wrong), len(s.Silent)}
}

// counts is numbers without the total.
func counts(s Score) string {
	n := numbers(s)
	return strings.Trim(fmt.Sprint(n[1:]), "[]")
}

func cells(n [7]int) string { return strings.ReplaceAll(strings.Trim(fmt.Sprint(n), "[]"), " ", "\t") }

func mark(s Said) string {
	if s.OK() {
		return "ok"
	}
	return "x"
}

func findings(s Score) string {
	var wrong []string
	for _, id := range s.Absent {
		wrong = append(wrong, "-"+id)
	}
	for _, id := range s.Unexpected {
		wrong = append(wrong, "+"+id)
	}
	if len(wrong) == 0 {
		return "ok"
	}
	return strings.Join(wrong, " ")
}

// printStyles writes the table by format and style, in two groups: in the first every
// report must be exact, in the second some cells cannot be known and are refused.
func printStyles(w io.Writer, rows map[string]*styleRow) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	var all styleRow
	for _, separated := range []bool{true, false} {
		group := map[bool]string{true: "separators kept", false: "separators lost"}[separated]
		fmt.Fprintln(tw, group+"\tdocuments\texact\tfigures\tright\tdue\trefused\tmissed\twrong\tsilent")
		var sum styleRow
		for _, name := range styleNames(rows) {
			if style, _ := synth.StyleOf(name); style.Separated() == separated {
				rows[name].line(tw, name)
				sum.plus(rows[name])
			}
		}
		sum.line(tw, "all "+group)
		fmt.Fprintln(tw, "\t\t\t\t\t\t\t\t\t")
		all.plus(&sum)
	}
	all.line(tw, "all")
	tw.Flush()
}

func (r *styleRow) line(w io.Writer, name string) {
	fmt.Fprintf(w, "%s\t%d\t%d\t%s\n", name, r.documents, r.exact, cells(r.n))
}

func (r *styleRow) plus(more *styleRow) {
	r.documents, r.exact = r.documents+more.documents, r.exact+more.exact
	for i := range r.n {
		r.n[i] += more.n[i]
	}
}
