package synth

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestSameSeedSameBytes: benchmarks and mistakes can be told by their seeds, on
// every machine. A change of the generator changes this hash, and that is fine.
func TestSameSeedSameBytes(t *testing.T) {
	const want = "4800c2334d63b718"
	h := sha256.New()
	for seed := range uint64(20) {
		for _, s := range Styles() {
			h.Write(s.Render(New(seed, Options{}), seed))
		}
	}
	if got := hex.EncodeToString(h.Sum(nil)[:8]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSumsHold adds up every generated table with sums of its own.
func TestSumsHold(t *testing.T) {
	for seed := range uint64(300) {
		r := New(seed, Options{Plain: true, Recent: true})
		for _, c := range withTotal(applicants) {
			at := func(row string) int { return r.Count(Key{"requests", row, c.key}) }
			outcomes := 0
			for _, row := range r.outcomes() {
				outcomes += at(row.key)
			}
			if at("received")+at("brought_forward") != at("total_handled")+at("carried_forward") || outcomes != at("total_handled") {
				t.Errorf("seed %d: column %s does not balance", seed, c.key)
			}
		}
		for _, row := range r.requestRows() {
			sums(t, seed, r, "requests", row.key, applicants)
		}
		for _, f := range fora {
			sums(t, seed, r, "disputes", f.key, results)
		}
	}
}

func sums(t *testing.T, seed uint64, r *Report, table, row string, parts []name) {
	t.Helper()
	sum := 0
	for _, p := range parts {
		sum += r.Count(Key{table, row, p.key})
	}
	if total := r.Count(Key{table, row, "total"}); total != sum {
		t.Errorf("seed %d: %s/%s: the total is %d, the parts are %d", seed, table, row, total, sum)
	}
}

// TestEveryHabitIsMet: a way of printing that no seed draws is tested by nobody.
func TestEveryHabitIsMet(t *testing.T) {
	met, kinds := map[string]bool{}, map[string]bool{}
	for seed := range uint64(400) {
		r := New(seed, Options{Recent: true})
		met[r.Habit] = true
		for _, c := range r.Figures {
			kinds[c.Kind] = true
		}
	}
	for _, h := range habits {
		if !met[h.name] {
			t.Errorf("no report of 400 has the habit %q", h.name)
		}
	}
	for _, k := range []string{Number, Blank, Dash, None, NA, Words} {
		if !kinds[k] {
			t.Errorf("no report of 400 has a figure of kind %q", k)
		}
	}
}

// TestLongProse: as long as real reports are.
func TestLongProse(t *testing.T) {
	for seed := range uint64(5) {
		n := 0
		for _, b := range New(seed, Options{Long: true, Recent: true}).Document().Blocks {
			for text := b.Text; text != ""; {
				c, size := utf8.DecodeRuneInString(text)
				if text = text[size:]; unicode.Is(unicode.Han, c) {
					n++
				}
			}
		}
		if n < 5000 || n > 7500 {
			t.Errorf("seed %d: got %d Han characters, want about 6,000", seed, n)
		}
	}
}

func TestLastYearsOpenRequestsComeOver(t *testing.T) {
	before := New(1, Options{Year: 2023, Plain: true})
	r := New(2, Options{Agency: &before.Agency, Year: 2024, Before: before, Plain: true})
	got, want := r.Count(Key{"requests", "brought_forward", "total"}), before.Count(Key{"requests", "carried_forward", "total"})
	if got != want {
		t.Errorf("brought forward: got %d, want %d", got, want)
	}
}
