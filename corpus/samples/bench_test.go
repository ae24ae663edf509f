package samples

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	benchReports = 1000
	program      = "../../bin/nianbao" // made by `make build`
	floorFolder  = "NIANBAO_FLOOR"     // names the folder that the floor's process parses
)

// BenchmarkIngest holds the main job against its floor in one run: parsing the
// same HTML files on all cores and doing nothing else. Both are processes of their
// own, so that the processor time of each is known.
func BenchmarkIngest(b *testing.B) {
	if _, err := os.Stat(program); err != nil {
		b.Skip("no program to measure: make build")
	}
	folder := b.TempDir()
	size := writeReports(b, folder)
	for range b.N {
		floor := exec.Command(os.Args[0])
		floor.Env = append(os.Environ(), floorFolder+"="+folder)
		low, lowWall := cost(b, floor)
		ingest := exec.Command(program, "ingest", "--db", filepath.Join(b.TempDir(), "bench.db"), "--no-progress", folder)
		high, highWall := cost(b, ingest)
		b.Logf("%d reports, %.1f MB, %d cores\nfloor  %6.2f s processor, %6.2f s wall\ningest %6.2f s processor, %6.2f s wall\ningest costs %.1f times the floor, %.0f reports a second",
			benchReports, float64(size)/1e6, runtime.NumCPU(), low.Seconds(), lowWall.Seconds(), high.Seconds(), highWall.Seconds(),
			high.Seconds()/low.Seconds(), benchReports/highWall.Seconds())
		b.ReportMetric(high.Seconds()/low.Seconds(), "floors")
		b.ReportMetric(float64(high.Microseconds())/benchReports, "cpu-µs/report")
	}
}

// cost runs a command to its end and gives its processor time and its duration.
func cost(b *testing.B, cmd *exec.Cmd) (cpu, wall time.Duration) {
	b.Helper()
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", cmd.Args, err, out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), time.Since(start)
}

// TestMain lets the test program be the floor's process.
func TestMain(m *testing.M) {
	folder := os.Getenv(floorFolder)
	if folder == "" {
		m.Run()
		return
	}
	if err := parseAll(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// parseAll is the floor: every file of a folder through x/net/html, on all cores.
func parseAll(folder string) error {
	paths, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil {
		return err
	}
	next := make(chan string)
	failed := make(chan error, len(paths))
	var parsers sync.WaitGroup
	for range runtime.NumCPU() {
		parsers.Go(func() {
			for path := range next {
				b, err := os.ReadFile(path)
				if err == nil {
					_, err = html.Parse(bytes.NewReader(b))
				}
				if err != nil {
					failed <- err
				}
			}
		})
	}
	for _, path := range paths {
		next <- path
	}
	close(next)
	parsers.Wait()
	close(failed)
	return <-failed
}

var numberCell = regexp.MustCompile(`(<td[^>]*>)([0-9]+)(</td>)`)

// writeReports makes a folder of as many different reports as the benchmark
// reads out of the HTML of the demo corpus, and gives its size in bytes.
func writeReports(b *testing.B, folder string) (size int) {
	b.Helper()
	paths, err := fs.Glob(Demo(), "*.html")
	if err != nil {
		b.Fatal(err)
	}
	for i := range benchReports {
		page, err := fs.ReadFile(Demo(), paths[i%len(paths)])
		if err != nil {
			b.Fatal(err)
		}
		page = vary(page, i/len(paths)+1)
		size += len(page)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.html", i)), page, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return size
}

// vary gives the report to another agency and multiplies its figures by n: all
// sums that held still hold.
func vary(page []byte, n int) []byte {
	page = numberCell.ReplaceAllFunc(page, func(cell []byte) []byte {
		m := numberCell.FindSubmatch(cell)
		v, err := strconv.Atoi(string(m[2]))
		if err != nil {
			return cell
		}
		return fmt.Appendf(nil, "%s%d%s", m[1], v*n, m[3])
	})
	const hills = "东南西北中上下前后新古长平安宁和清明秀峰"
	names := []rune(hills)
	place := string([]rune{names[n%len(names)], names[n/len(names)%len(names)]})
	for _, was := range []string{"青崖", "柳汀", "鹤栖"} {
		page = bytes.ReplaceAll(page, []byte(was), []byte(place))
		page = bytes.ReplaceAll(page, gb18030(was), gb18030(place))
	}
	return page
}

func gb18030(s string) []byte {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err) // cannot be: GB18030 holds every character
	}
	return b
}
