package dataset

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/normalize"
)

// office is a county's transport bureau that took so many decisions.
func office(n, decisions int) Reading {
	r := sheet(fmt.Sprintf("第%d县交通运输局", n), fmt.Sprintf("9911%02d", n), 2023, "f2021")
	r.Agency.Level, r.Agency.Kind, r.Agency.Scope = "county", normalize.KindDepartment, normalize.ScopeOwn
	put(r, "disclosure/licensing/decisions", fmt.Sprint(decisions))
	return at(fmt.Sprint("office", n, ".html"), fmt.Sprint("office", n, "/", decisions), r)
}

// offices are so many that took some hundred decisions each; the last took a million.
func offices(n int) (list []Reading) {
	for i := range n {
		list = append(list, office(i, 300+i))
	}
	return append(list[:n-1], office(n-1, 1_000_000))
}

const beyondPeers = `SELECT f.check_id, f.responsibility, f.agency, f.says_zh FROM findings f WHERE f.is_current = 1 AND f.check_id IN ('cell-too-large', 'peer-outlier', 'zero-core-power', 'fee-unit-suspect') ORDER BY 1, 3`

// peerOutcomes are those of every report.
const peerOutcomes = `SELECT r.agency, c.check_id, c.outcome FROM check_results c JOIN reports r ON r.id = c.report_id AND r.is_current = 1
	WHERE c.check_id IN ('cell-too-large', 'peer-outlier', 'zero-core-power', 'fee-unit-suspect') ORDER BY 1, 2`

func TestFarFromPeers(t *testing.T) {
	db := made(t, Options{})
	keepCompared(t, db, "p", offices(25)...)
	got := asked(t, db, `SELECT DISTINCT agency FROM (`+beyondPeers+`)`)
	if diff := cmp.Diff([]string{"第24县交通运输局"}, got); diff != "" {
		t.Error(diff)
	}
	few := made(t, Options{})
	keepCompared(t, few, "p", offices(19)...)
	if got := asked(t, few, beyondPeers); len(got) != 0 {
		t.Errorf("nineteen are too few to compare with: %v", got)
	}
	whole(t, db)
}

// Whatever the order of reading and the number of runs, peers say the same.
func TestPeersInAnyOrder(t *testing.T) {
	all := made(t, Options{})
	keepCompared(t, all, "p", offices(25)...)
	want, outcomes := asked(t, all, beyondPeers), asked(t, all, peerOutcomes)
	for seed := range uint64(3) {
		list, grown := offices(25), made(t, Options{})
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
		for part := range slices.Chunk(list, 4) {
			keepCompared(t, grown, "p", part...)
		}
		if diff := cmp.Diff(want, asked(t, grown, beyondPeers)); diff != "" {
			t.Errorf("order %d: %s", seed, diff)
		}
		if diff := cmp.Diff(outcomes, asked(t, grown, peerOutcomes)); diff != "" {
			t.Errorf("outcomes, order %d: %s", seed, diff)
		}
		whole(t, grown)
	}
}

// A report that was corrected is far from nobody any more, and one that stopped a run
// short is compared by the next, whichever program that is.
func TestPeersAfterCorrectionAndInterruption(t *testing.T) {
	db := made(t, Options{})
	run := begun(t, db, "p")
	for _, r := range offices(25) {
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := run.Compare(stopped, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	if got := asked(t, db, beyondPeers); len(got) != 0 {
		t.Errorf("compared although it was stopped: %v", got)
	}
	keepCompared(t, db, "q")
	if got := asked(t, db, beyondPeers); len(got) == 0 {
		t.Error("what a stopped run left is not compared by the next")
	}
	keepCompared(t, db, "q", office(24, 324))
	if got := asked(t, db, beyondPeers); len(got) != 0 {
		t.Errorf("after the correction: %v", got)
	}
	whole(t, db)
}
