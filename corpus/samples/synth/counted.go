package synth

import (
	"fmt"
	"strings"
)

// Prose that states what the tables hold: requests with their split and outcomes,
// disputes, documents, decisions, and published information with its kinds. A slip
// changes one of its numbers.

// unless is the right number, or the wrong one where the slip of a check is planted.
func (r *Report) unless(check string, right, wrong int) int {
	if r.slip == check {
		return wrong
	}
	return right
}

// stated notes a number and gives it back.
func (r *Report) stated(measure, of string, n int) int {
	r.say(measure, of, n)
	return n
}

// counted is a figure that is printed as a number, and whether it is.
func (r *Report) counted(table, row, column string) (int, bool) {
	k := Key{table, row, column}
	return r.Count(k), r.Figures[k].Kind == Number
}

func (r *Report) publishedCounted(d *dice) string {
	issued := r.Count(Key{"disclosure", "rules", "issued"}) + r.Count(Key{"disclosure", "normative_documents", "issued"})
	policy, news, rest := issued+d.between(1, 20), d.between(5, 60), d.between(3, 40)
	total := r.unless("nar-active-below-normdocs", policy+news+rest, issued-1)
	first := fmt.Sprintf("全年主动公开政府信息%d条", r.stated("active_total", "", total))
	switch r.slip {
	case "nar-active-below-normdocs":
		return first + "。"
	case "nar-number-missing":
		first = "全年主动公开政府信息条。全年累计发布信息" + strings.TrimPrefix(first, "全年主动公开政府信息")
	case "nar-percent-sum":
		first += "。公开的政府信息中，政策文件类占40%，工作动态类占35%，其他占38%"
		return first + "。"
	}
	news = r.unless("nar-parts-exceed-total", news, news+total)
	news = r.unless("nar-parts-differ", news, news-1)
	return first + fmt.Sprintf("，其中政策文件类%d条，工作动态类%d条，其他%d条。", policy, news, rest) +
		fmt.Sprintf("通过政务新媒体发布信息%d条。", d.between(1, 90))
}

func (r *Report) documentsCounted(d *dice) string {
	said := ""
	acts := []struct{ word, column, of string }{{"制发", "issued", "issued"}, {"废止", "repealed", "repealed"}, {"现行有效的", "in_force", "in_force"}}
	if r.Form == F2019 {
		acts = acts[:1]
		acts[0].column = "newly_made"
	}
	for i, a := range acts {
		if n, ok := r.counted("disclosure", "normative_documents", a.column); ok {
			if i == len(acts)-1 {
				n = r.unless("nar-normdocs", n, n+3)
			}
			said += fmt.Sprintf("，%s行政规范性文件%d件", a.word, r.stated("normative_documents", a.of, n))
		}
	}
	if n, ok := r.counted("disclosure", "rules", acts[0].column); ok && (n > 0 || r.slip == "nar-rules") {
		said += fmt.Sprintf("，制定规章%d件", r.stated("rules", "issued", r.unless("nar-rules", n, n+2)))
	}
	for _, x := range []struct{ word, row string }{{"许可", "licensing"}, {"处罚", "penalties"}} {
		if n, ok := r.counted("disclosure", x.row, "decisions"); ok {
			n = r.unless("nar-decisions", d.n(n+1), n+5)
			said += fmt.Sprintf("，主动公开行政%s决定%d件", x.word, r.stated("published_decisions", x.row, n))
		}
	}
	if said == "" {
		return ""
	}
	return "文件方面" + said + "。"
}

// requestsCounted gives the four numbers of the balance, the split and the outcomes.
func (r *Report) requestsCounted() string {
	total := func(row string) int { return r.Count(Key{"requests", row, "total"}) }
	received, brought, handled, carried := total("received"), total("brought_forward"), total("total_handled"), total("carried_forward")
	if received == 0 && r.slip != "nar-some-but-table-zero" || r.slip == "nar-none-but-table" {
		r.say("none_received", "", 0)
		return "本年度未收到公民、法人或其他组织提出的政府信息公开申请。"
	}
	people, of := r.Count(Key{"requests", "received", "natural_person"}), received
	received = r.unless("nar-received", received, received+brought+3)
	received = r.unless("nar-some-but-table-zero", received, 4)
	people = r.unless("nar-applicant-split", people, people+r.Count(Key{"requests", "brought_forward", "natural_person"})+2)
	s := fmt.Sprintf("全年新收政府信息公开申请%d件，其中自然人申请%d件，法人或其他组织申请%d件", r.stated("received", "", received),
		r.stated("natural_person", "", people), r.stated("organisations", "", of-r.Count(Key{"requests", "received", "natural_person"})))
	s += fmt.Sprintf("；上年结转%d件，结转下年度继续办理%d件。", r.stated("brought_forward", "", r.unless("nar-carried-in", brought, brought+1)),
		r.stated("carried_forward", "", r.unless("nar-carried-out", carried, carried+1)))
	if r.slip == "nar-all-done-but-carried" {
		return fmt.Sprintf("全年新收政府信息公开申请%d件，已全部办结。", received)
	}
	return s + r.outcomesCounted(handled, brought)
}

// endings are the outcomes as prose names them, each with the rows that begin so.
var endings = []struct{ word, of, rows string }{
	{"予以公开", "granted", "granted"}, {"部分公开", "partially_granted", "partially_granted"}, {"不予公开", "denied_sum", "denied_"},
	{"无法提供", "unavailable_sum", "unavailable_"}, {"不予处理", "not_processed_sum", "not_processed_"}, {"其他处理", "other_sum", "other_"},
}

func (r *Report) outcomesCounted(handled, brought int) string {
	said := r.unless("nar-handled", handled, 2*handled+brought+7)
	said = r.unless("nar-self-balance", said, handled+brought+r.Count(Key{"requests", "received", "total"})+1)
	s := fmt.Sprintf("办结政府信息公开申请%d件", r.stated("handled", "", said))
	var parts []string
	sum := 0
	for _, e := range endings {
		n := r.ended(e.rows)
		sum += n
		parts = append(parts, fmt.Sprintf("%s%d件", e.word, r.unless("nar-outcome-count", n, n+handled+1))+r.share(e.of, n, handled))
	}
	if sum != handled { // totals that the office left blank
		return s + "。"
	}
	for _, e := range endings {
		n := r.ended(e.rows)
		r.say("outcome", e.of, r.unless("nar-outcome-count", n, n+handled+1))
	}
	return s + "，其中" + strings.Join(parts, "，") + "。"
}

// ended counts the outcomes of the rows that begin so.
func (r *Report) ended(rows string) int {
	n := 0
	for _, row := range r.outcomes() {
		if strings.HasPrefix(row.key, rows) {
			n += r.Count(Key{"requests", row.key, "total"})
		}
	}
	return n
}

// share is what was granted in a hundred of what was handled.
func (r *Report) share(of string, n, handled int) string {
	if of != "granted" || handled == 0 || r.slip == "nar-outcome-count" {
		return ""
	}
	share := 100 * float64(n) / float64(handled)
	if r.slip == "nar-outcome-percent" {
		share += 101
	}
	text := fmt.Sprintf("%.1f", share)
	r.Says = append(r.Says, Statement{"outcome_percent", of, text})
	return "，占" + text + "%"
}

// saidAgain states one number a second time, and not the same.
func (r *Report) saidAgain() []string {
	if r.slip != "nar-conflicting-totals" {
		return nil
	}
	n := r.Count(Key{"requests", "received", "total"}) + r.Count(Key{"requests", "brought_forward", "total"}) + 5
	return []string{fmt.Sprintf("全年共收到政府信息公开申请%d件，依法登记。", n)}
}

func (r *Report) disputesCounted(review, suits int) []string {
	denied := r.slip == "nar-no-legal-but-table"
	review, suits = r.unless("nar-review", review, review+2), r.unless("nar-suit", suits, 2*suits+3)
	review = r.unless("nar-legal-but-table-zero", review, 3)
	switch {
	case review+suits == 0 || denied:
		r.say("no_review", "", 0)
		r.say("no_suit", "", 0)
		return []string{"本年度未发生因政府信息公开引起的行政复议、行政诉讼。"}
	case review > 0 && r.Count(Key{"disputes", "review", "upheld"}) == review || r.slip == "nar-all-upheld":
		r.say("review", "", review)
		r.say("suit", "", suits)
		r.say("all_upheld", "review", 0)
		return []string{fmt.Sprintf("本年因政府信息公开引发行政诉讼%d件。政府信息公开行政复议%d件，均获维持。", suits, review)}
	}
	return []string{fmt.Sprintf("本年因政府信息公开引发行政复议%d件、行政诉讼%d件。", r.stated("review", "", review), r.stated("suit", "", suits))}
}
