package dataset

import (
	"context"
	"strings"
	"testing"
)

// TestPersonalDataStaysApart: what the privacy checks find is masked in every view, in
// the index and in what is loaded; the text as printed is in one table, and goes with
// its report.
func TestPersonalDataStaysApart(t *testing.T) {
	const text = "申请人王小明（身份证号：11010519491231002X）来信，电话13812345678；王小明已获答复。"
	const masked = "申请人王某（身份证号：11*************02X）来信，电话138****5678；王某已获答复。"
	db := made(t, Options{})
	r := told(1, text)
	keep(t, db, "p1", r, told(2, "本年无人来信。"))
	if got := asked(t, db, `SELECT text FROM sections ORDER BY report_id`); len(got) != 2 || got[0] != masked {
		t.Errorf("view: got %q", got)
	}
	if got := asked(t, db, `SELECT text FROM personal_text`); len(got) != 1 || got[0] != text {
		t.Errorf("as printed: got %q", got)
	}
	for _, q := range []string{`SELECT says_zh || quotes FROM findings`, `SELECT text FROM statements`} {
		for _, said := range asked(t, db, q) {
			if strings.Contains(said, "王小明") || strings.Contains(said, "11010519491231002X") {
				t.Errorf("%s: %s", q, said)
			}
		}
	}
	if got := asked(t, db, `SELECT count(*) FROM findings WHERE check_id = 'pii-id-number' AND says_zh LIKE '%11*************02X%'`); got[0] != "1" {
		t.Errorf("findings: got %v", got)
	}
	for word, want := range map[string]int{"王小明": 0, "13812345678": 0, "11010519491231002X": 0, "已获答复": 1} {
		if hits, _, err := db.Search(context.Background(), []string{word}, 9); err != nil || len(hits) != want {
			t.Errorf("search for %s: got %v, %v", word, hits, err)
		}
	}
	r.Report.Sections[0].Text = "本年无人来信。"
	keep(t, db, "p2", r)
	if got := asked(t, db, `SELECT count(*) FROM personal_text`); got[0] != "0" {
		t.Errorf("left over: %v", got)
	}
	whole(t, db)
}
