package isolate

// One child: starting it, asking it, killing it.

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"nianbao/extract/page"
)

// recycle is how many questions one child answers: what PDFium leaves in its memory is
// never given back.
const recycle = 400

// child is a process that answers one question at a time.
type child struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	says   *tail // its last words
	memory int64
	served int
	once   sync.Once
	alive  *sync.WaitGroup
	gone   chan struct{} // closed when it has ended and said its last words
}

func startChild(purpose string, alive *sync.WaitGroup) (*child, error) {
	path, err := itself()
	if err != nil {
		return nil, err
	}
	c := &child{cmd: exec.Command(path, Command, purpose), says: &tail{}, memory: readMemory, alive: alive, gone: make(chan struct{})}
	if purpose == paints {
		c.memory = paintMemory
	}
	c.cmd.Args[0] = os.Args[0]
	c.cmd.Stderr = c.says
	tie(c.cmd)
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewReaderSize(out, 1<<16)
	if err := c.cmd.Start(); err != nil {
		return nil, err
	}
	alive.Add(1)
	return c, c.greet()
}

// greet waits until the child can be asked.
func (c *child) greet() error {
	stop := c.watch(startTime)
	k, body, err := readFrame(c.out)
	stop()
	switch {
	case err == nil && k == ready:
		return nil
	case err == nil && k == failed:
		err = takeFailure(body)
	case err == nil:
		err = errFrame
	}
	c.kill()
	return fmt.Errorf("the reader of PDF files does not start: %w%s", err, c.says.line())
}

func (c *child) pid() int { return c.cmd.Process.Pid }

// kill ends the process. It may be called more than once.
func (c *child) kill() {
	c.once.Do(func() {
		_ = c.cmd.Process.Kill()
		_ = c.in.Close()
		go func() {
			_ = c.cmd.Wait() // that it was killed is no news
			close(c.gone)
			c.alive.Done()
		}()
	})
}

// ask gives the body of the answer. The error is a *page.Failure; spent tells that the
// child must not be asked again.
func (c *child) ask(k kind, within time.Duration, parts ...[]byte) (body []byte, spent bool, err error) {
	c.served++
	stop := c.watch(within)
	got := failed
	if err = writeFrame(c.in, k, parts...); err == nil {
		got, body, err = readFrame(c.out)
	}
	came := stop()
	switch {
	case came == tookTooLong:
		err = &page.Failure{Reason: "timeout", Detail: fmt.Sprintf("not read within %v", within)}
	case came == tookTooMuch:
		err = &page.Failure{Reason: "limit", Detail: "reading it takes more memory than is allowed"}
	case err != nil:
		err = c.ended(err)
	case got == answered:
		return body, c.served >= recycle, nil
	case got == failed:
		err = takeFailure(body)
		if f, ok := err.(*page.Failure); ok {
			return nil, f.Reason == "crash" || f.Reason == "limit" || c.served >= recycle, f
		}
		fallthrough
	default:
		err = &page.Failure{Reason: "crash", Detail: "an answer of no sense"}
	}
	return nil, true, err
}

// ended is why a child went by itself.
func (c *child) ended(err error) *page.Failure {
	c.kill()
	select {
	case <-c.gone:
	case <-time.After(time.Second):
	}
	words := c.says.line()
	if strings.Contains(words, "out of memory") || strings.Contains(words, "cannot allocate") {
		return &page.Failure{Reason: "limit", Detail: "reading it takes more memory than is allowed"}
	}
	return &page.Failure{Reason: "crash", Detail: err.Error() + words}
}

// tail keeps the first bytes of what a child says to its end.
type tail struct {
	sync.Mutex
	b bytes.Buffer
}

func (t *tail) Write(b []byte) (int, error) {
	t.Lock()
	defer t.Unlock()
	const most = 4 << 10
	t.b.Write(b[:min(len(b), most-min(most, t.b.Len()))])
	return len(b), nil
}

// line is the first line, with what joins it to a sentence.
func (t *tail) line() string {
	t.Lock()
	defer t.Unlock()
	first, _, _ := strings.Cut(t.b.String(), "\n")
	if first == "" {
		return ""
	}
	return ": " + first
}
