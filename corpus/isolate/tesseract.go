package isolate

// Tesseract, the recogniser of printed text: found at run time, run as a program
// of its own, one thread each and never longer than its pace allows.

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"nianbao/extract"
	"nianbao/extract/scan"
)

// Tesseract is an installed one. Version is its first line: "tesseract 5.3.0".
type Tesseract struct {
	Path, Version string
	Languages     []string
	Pace          Pace
}

// Pace is how long the program may take. A document that takes longer waits for another
// run or a faster machine: it is refused as one that nobody recognised.
type Pace struct {
	Run   time.Duration // one page, or one batch of cells
	Share time.Duration // what each of them adds to the time of all that are asked together
}

// usual is the pace of a slow machine: on one of two cores a page takes two seconds, and
// a batch one.
var usual = Pace{Run: time.Minute, Share: 15 * time.Second}

// languages that reading needs: figures by eng, Chinese by chi_sim.
var languages = []string{"eng", "chi_sim"}

// FindTesseract looks for the program and its data. The error says what is missing.
func FindTesseract() (*Tesseract, error) {
	path, err := lookTesseract()
	if err != nil {
		return nil, err
	}
	t := &Tesseract{Path: path, Pace: usual}
	out, err := t.ask("--version")
	if err != nil {
		return nil, err
	}
	first, _, _ := strings.Cut(out, "\n")
	t.Version = strings.TrimSpace(first)
	if out, err = t.ask("--list-langs"); err != nil {
		return nil, err
	}
	t.Languages = strings.Fields(out)
	for _, l := range languages {
		if !strings.Contains(out, "\n"+l) {
			return nil, &MissingLanguage{t, l}
		}
	}
	return t, nil
}

// MissingLanguage says that Tesseract is there without the data of a language.
type MissingLanguage struct {
	Tesseract *Tesseract
	Language  string
}

func (e *MissingLanguage) Error() string {
	return fmt.Sprintf("%s has no data for %s", e.Tesseract.Version, e.Language)
}

// TesseractPath is where the program is, "" where it is not. Nothing is started.
func TesseractPath() string {
	path, err := lookTesseract()
	if err != nil {
		return ""
	}
	return path
}

// lookTesseract asks the path, then the place where its Windows installer puts it.
func lookTesseract() (string, error) {
	path, err := exec.LookPath("tesseract")
	if err == nil {
		return path, nil
	}
	for _, dir := range []string{os.Getenv("ProgramFiles"), os.Getenv("LOCALAPPDATA")} {
		if dir == "" {
			continue
		}
		for _, sub := range []string{"Tesseract-OCR", filepath.Join("Programs", "Tesseract-OCR")} {
			p := filepath.Join(dir, sub, "tesseract.exe")
			if _, err := os.Stat(p); err == nil {
				return p, nil
			}
		}
	}
	return "", err
}

func (t *Tesseract) ask(arg string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, t.Path, arg).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", t.Path, arg, err)
	}
	return strings.ReplaceAll(string(out), "\r", ""), nil
}

// batchSlips is how many small slips one run of the program reads; it reads one page.
const batchSlips = 60

// lanes bounds how many run at once, over all documents.
var lanes = make(chan struct{}, runtime.NumCPU())

// Recognize answers slips, in batches of one kind, as many at once as there are
// processors. The first that fails ends the others. It is a scan.Recognizer.
func (t *Tesseract) Recognize(slips []scan.Slip) ([]scan.Answer, error) {
	answers := make([]scan.Answer, len(slips))
	batches := batched(slips)
	left := newBudget(t.Pace.Run + time.Duration(len(batches))*t.Pace.Share)
	ctx, fail := context.WithCancelCause(context.Background())
	var group sync.WaitGroup
	for _, batch := range batches {
		group.Go(func() {
			lanes <- struct{}{}
			defer func() { <-lanes }()
			at := time.Now()
			if err := t.batch(ctx, left.grant(t.Pace.Run), slips, batch, answers); err != nil {
				fail(err)
			}
			left.spend(time.Since(at))
		})
	}
	group.Wait()
	failed := context.Cause(ctx)
	fail(nil)
	return answers, failed
}

// batched shares slips out: lists of indices, each of one kind, pages alone.
func batched(slips []scan.Slip) (list [][]int) {
	for _, kind := range []scan.Kind{scan.Page, scan.Words, scan.Digits} {
		var of []int
		for i, s := range slips {
			if s.Kind == kind {
				of = append(of, i)
			}
		}
		size := min(batchSlips, max(8, (len(of)+cap(lanes)-1)/cap(lanes)))
		if kind == scan.Page {
			size = 1
		}
		for len(of) > 0 {
			n := min(size, len(of))
			list, of = append(list, of[:n]), of[n:]
		}
	}
	return list
}

// batch runs the program over some slips of one kind.
func (t *Tesseract) batch(ctx context.Context, within time.Duration, slips []scan.Slip, of []int, answers []scan.Answer) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	dir, err := os.MkdirTemp("", "nianbao-ocr-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var names strings.Builder
	for n, i := range of {
		name := filepath.Join(dir, strconv.Itoa(n)+".png")
		fmt.Fprintln(&names, name)
		if err := writePNG(name, slips[i]); err != nil {
			return err
		}
	}
	list := filepath.Join(dir, "list.txt")
	if err := os.WriteFile(list, []byte(names.String()), 0o600); err != nil {
		return err
	}
	out, err := t.run(ctx, within, list, slips[of[0]].Kind)
	if err != nil {
		return err
	}
	for n, a := range linesOf(out, len(of)) {
		answers[of[n]] = a
	}
	return nil
}

func writePNG(name string, s scan.Slip) error {
	var b bytes.Buffer
	fast := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := fast.Encode(&b, s.Image); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o600)
}

// arguments by kind. Page segmentation 6 is one block of text, 3 a whole page.
var arguments = map[scan.Kind][]string{
	scan.Digits: {"-l", "eng", "--psm", "6", "--dpi", "300", "-c", "tessedit_char_whitelist=0123456789"},
	scan.Words:  {"-l", "chi_sim", "--psm", "6", "--dpi", "300"},
	scan.Page:   {"-l", "chi_sim", "--psm", "3", "--dpi", "300"},
}

// lastWords is how long what a program said before its end may take to arrive: on a machine
// whose cores are all taken, over a second.
const lastWords = 10 * time.Second

// run runs the program once. Its error is a *extract.Refusal where that takes too long.
func (t *Tesseract) run(ctx context.Context, within time.Duration, list string, kind scan.Kind) ([]byte, error) {
	slow := &extract.Refusal{Reason: "needs_ocr", Detail: fmt.Sprintf("recognising takes too long: a page may take %v, and each %v on average", t.Pace.Run, t.Pace.Share)}
	ctx, cancel := context.WithTimeoutCause(ctx, within, slow)
	defer cancel()
	args := append([]string{list, "stdout"}, arguments[kind]...)
	cmd := exec.CommandContext(ctx, t.Path, append(args, "tsv")...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.WaitDelay = lastWords
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	return out, nil
}
