package print

// PDFs as they arrive when something went wrong on their way, or when somebody
// means harm: for tests that nothing hangs, crashes or takes all memory.

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strconv"
)

// Harm is one way to damage a file. What befalls a file on its way breaks its streams,
// which their checksums tell; whoever means harm can make it print something else.
type Harm struct {
	Name  string
	Meant bool
	apply func(b []byte, r *rand.Rand) []byte
}

// Harms lists them all.
func Harms() []Harm { return harms }

// Do damages a copy of the file. The same seed gives the same bytes.
func (h Harm) Do(b []byte, seed uint64) []byte {
	if len(b) == 0 {
		return nil
	}
	return h.apply(bytes.Clone(b), rand.New(rand.NewPCG(seed, uint64(len(b)))))
}

var harms = []Harm{
	{"cut off", false, func(b []byte, r *rand.Rand) []byte { return b[:r.IntN(len(b))] }},
	{"cut in front", false, func(b []byte, r *rand.Rand) []byte { return b[r.IntN(min(len(b), 4096)):] }},
	{"bits", false, flipBits},
	{"block of zeros", false, zeroBlock},
	{"block lost", false, loseBlock},
	{"block twice", false, func(b []byte, r *rand.Rand) []byte {
		from, to := span(b, r)
		return append(b[:to:to], b[from:]...)
	}},
	{"numbers", true, replace(regexp.MustCompile(`\d+`), numbers)},
	{"references", true, replace(regexp.MustCompile(`\d+ 0 R`), func(r *rand.Rand) string { return strconv.Itoa(r.IntN(60)) + " 0 R" })},
	{"pages in a loop", true, replace(regexp.MustCompile(`/Kids\s*\[[^\]]*\]`), func(r *rand.Rand) string {
		ref := strconv.Itoa(r.IntN(40)) + " 0 R "
		return "/Kids [" + ref + ref + ref + "]"
	})},
	{"names", true, replace(regexp.MustCompile(`/[A-Z][A-Za-z0-9]+`), func(r *rand.Rand) string {
		return []string{"/Prev", "/Parent", "/Length", "/FlateDecode", "/LZWDecode", "/Type3", "/Identity-V", "/Pages", "/XObject", "/Encrypt"}[r.IntN(10)]
	})},
	{"keywords", true, replace(regexp.MustCompile(`endobj|endstream|stream|xref|trailer|startxref`), func(r *rand.Rand) string {
		return []string{"endobj", "stream", "obj", "<<", "[[[[[[[[", "(((("}[r.IntN(6)]
	})},
	{"opened and never closed", true, func(b []byte, r *rand.Rand) []byte {
		at := r.IntN(len(b))
		deep := bytes.Repeat([]byte([]string{"[", "<<", "(", "<</A "}[r.IntN(4)]), 1+r.IntN(100_000))
		return append(append(b[:at:at], deep...), b[at:]...)
	}},
}

func flipBits(b []byte, r *rand.Rand) []byte {
	for range 1 + r.IntN(200) {
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
	}
	return b
}

// span is a stretch of at most a tenth of the file.
func span(b []byte, r *rand.Rand) (from, to int) {
	from = r.IntN(len(b))
	return from, min(len(b), from+1+r.IntN(1+len(b)/10))
}

func zeroBlock(b []byte, r *rand.Rand) []byte {
	from, to := span(b, r)
	clear(b[from:to])
	return b
}

func loseBlock(b []byte, r *rand.Rand) []byte {
	from, to := span(b, r)
	return append(b[:from], b[to:]...)
}

// numbers that readers stumble over: as sizes, as counts, as places.
func numbers(r *rand.Rand) string {
	return []string{"0", "-1", "1", "4294967296", "2147483647", "99999999999999999999", "1000000", "0.00000001"}[r.IntN(8)]
}

// replace puts something else in the place of a few matches.
func replace(what *regexp.Regexp, by func(*rand.Rand) string) func([]byte, *rand.Rand) []byte {
	return func(b []byte, r *rand.Rand) []byte {
		found := what.FindAllIndex(b, -1)
		var out []byte
		last := 0
		for _, m := range found {
			if r.IntN(len(found)) < 3 {
				out = append(append(out, b[last:m[0]]...), by(r)...)
				last = m[1]
			}
		}
		return append(out, b[last:]...)
	}
}
