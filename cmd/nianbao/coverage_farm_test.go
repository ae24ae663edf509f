package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"nianbao/corpus/crawl"
	"nianbao/corpus/queue"
	"nianbao/corpus/samples/farm"
)

// TestCoverageOfFarm crawls the farm with the program, three sweeps over its two states,
// and holds the register to what is true of each unit and year. Every difference has a
// reason here, or is a fault.
func TestCoverageOfFarm(t *testing.T) {
	sites := slices.DeleteFunc(farm.Keys(), func(key string) bool { return key == "w-drip" || key == "w-rangeout" }) // which take minutes
	f, err := farm.Start(farm.Options{Sites: sites})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	t.Chdir(t.TempDir())
	for name, text := range map[string][]byte{"hosts": []byte(f.Hosts()), "sites.csv": f.Roster(), "roots.pem": farm.Authority()} {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("SSL_CERT_FILE", "roots.pem")
	for sweep, state := range []int{farm.Before, farm.After, farm.After} {
		f.Turn(state)
		// Older reports, too, are edited and go.
		revisit := []string{"30", "0", "30"}[sweep]
		if code, _, speech := nianbao(t, "crawl", "--revisit", revisit, "--allow-private="+farm.Outside, "--resolve", "hosts", "--rate", "none", "--no-search", "-q"); code != 0 && code != exitSomeFailed { // two files cannot be read
			t.Fatalf("sweep %d: exit code %d: %s", sweep+1, code, speech)
		}
		t.Run(fmt.Sprint("sweep ", sweep+1), func(t *testing.T) {
			register(t, f.Truth(state), sweep+1)
			collected(t, f.Truth(state))
			accused(t, f.Truth(state), sweep+1)
		})
	}
}

func register(t *testing.T, truth []farm.Expected, sweep int) {
	code, out, speech := nianbao(t, "coverage", "--years", "2019..2025", "--json")
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	var rows []coverageRow
	if err := json.NewDecoder(bytes.NewReader([]byte(out))).Decode(&rows); err != nil {
		t.Fatal(err)
	}
	got, reasons := map[string]coverageRow{}, map[string]int{}
	for _, r := range rows {
		got[fmt.Sprint(r.Unit, r.Year)] = r
	}
	for _, want := range truth {
		r := got[fmt.Sprint(want.Unit, want.Year)]
		for axis, values := range axes(want, r) {
			if values[0] == values[1] {
				continue
			}
			why := differs(want, r, axis, sweep)
			if why == "" {
				t.Errorf("%s %d: %s is %q, want %q (%s; %s)", want.Unit, want.Year, axis, values[1], values[0], r.Detail, want.Note)
			}
			reasons[axis+": "+why]++
		}
	}
	for why, n := range reasons {
		t.Logf("%d differ in %s", n, why)
	}
}

// collected holds the data set to the truth: the reports that can be had and read, each once,
// under its unit, its year and its address, and no others.
func collected(t *testing.T, truth []farm.Expected) {
	want := map[string]int{}
	for _, e := range truth {
		if e.Access == "ok" && e.Publication == "published" && e.Reading == "read" && e.Carrier != "image" {
			unit := cmp.Or(e.Printed, e.Unit)
			want[fmt.Sprint(unit, " ", e.Year)]++
		}
	}
	got := map[string]int{}
	for _, row := range says(t, "nianbao.db", `SELECT agency || ' ' || year FROM reports WHERE is_current AND availability <> 'removed'`) {
		got[row]++
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("reports of the data set (-want +got):\n%s", diff)
	}
}

// accused holds the check not-published to the truth: whoever is named did not publish the
// year's report, nobody is before two sweeps, and all findings are undecided.
func accused(t *testing.T, truth []farm.Expected, sweep int) {
	code, out, speech := nianbao(t, "findings", "--check", "not-published", "--json")
	if code != 0 {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	var list []struct {
		Agency, Responsibility string
		Year                   int
	}
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		t.Fatal(err)
	}
	published, missing := map[string]bool{}, 0
	for _, e := range truth {
		published[fmt.Sprint(e.Unit, e.Year)] = e.Publication != "missing"
		if e.Publication == "missing" {
			missing++
		}
	}
	for _, f := range list {
		switch {
		case f.Responsibility != "undecided":
			t.Errorf("%s %d: responsibility %s", f.Agency, f.Year, f.Responsibility)
		case published[fmt.Sprint(f.Agency, f.Year)]:
			t.Errorf("%s %d is told not to have published, and did", f.Agency, f.Year)
		}
	}
	t.Logf("not-published: %d found; of %d units and years %d were not published, by whomever", len(list), len(truth), missing)
	if (sweep == 1) != (len(list) == 0) {
		t.Errorf("sweep %d: %d findings", sweep, len(list))
	}
}

// axes pairs what is true with what the register says.
func axes(want farm.Expected, got coverageRow) map[string][2]string {
	said := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	yes := func(b *bool) string { return fmt.Sprint(b != nil && *b) }
	return map[string][2]string{
		"state": {want.State, got.State}, "publication": {want.Publication, got.Publication}, "access": {want.Access, said(got.Access)}, "carrier": {want.Carrier, said(got.Carrier)},
		"late": {yes(want.Late), yes(got.Late)}, "published_on": {want.PublishedOn, said(got.PublishedOn)},
	}
}

// differs is why the register may say something else than the truth.
func differs(want farm.Expected, got coverageRow, axis string, sweep int) string {
	known := map[string]bool{"published_on": true, "carrier": true, "publication": true, "late": true}
	switch {
	case want.Access != "ok" && got.Publication == "unvisited" && known[axis]:
		return "what stands behind a wall is not known"
	case want.Publication == "missing" && got.Publication == "not_found_once" && sweep == 1:
		return "missing takes two sweeps"
	case want.Site == "truecms" && got.Publication == "unvisited" && strings.Contains(got.Detail, "to its end"):
		return "the list has fewer rows than it says"
	case want.State == "image" && got.State == "unreadable":
		return "a picture was not recognised"
	case (axis == "late" || axis == "state" && want.State == "late") && got.Deadline == nil:
		return "no deadline by law"
	}
	return ""
}

// TestUnfinishedSweep: while a sweep is under way, the register says that it knows less than
// the whole.
func TestUnfinishedSweep(t *testing.T) {
	report, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string][]byte{"sound.html": report, "sites.csv": []byte("单位名称,网址\n鹿鸣县交通运输局,http://www.luming.gov.cn/\n")} {
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, _, speech := nianbao(t, "ingest", "sound.html", "-q"); code != 0 {
		t.Fatal(speech)
	}
	state, err := queue.Open(t.Context(), "nianbao.state.db", false)
	if err != nil {
		t.Fatal(err)
	}
	sites := []crawl.Site{{Key: "luming.gov.cn", Starts: []crawl.Place{{URL: "http://www.luming.gov.cn/", Units: []string{"鹿鸣县交通运输局"}}}}}
	if _, err := state.Take(t.Context(), sites, crawl.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := state.Close(); err != nil {
		t.Fatal(err)
	}
	_, out, speech := nianbao(t, "coverage", "--years", "2023..2024", "--csv")
	if !strings.Contains(speech, "sweep 1") || !strings.Contains(speech, "of 1 sites, 0 are done") {
		t.Errorf("nothing is said of the sweep: %s", speech)
	}
	if !strings.Contains(out, ",2023,published,") || !strings.Contains(out, ",2024,unvisited,") {
		t.Errorf("got\n%s", out)
	}
}
