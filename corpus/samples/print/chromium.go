package print

// Chromium: one browser without a window prints page after page.

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// patience is how long a browser or an office may take for all it is asked for.
const patience = 10 * time.Minute

// printChromium prints documents into a folder through one process. Each page is
// written beside its PDF for the time of printing.
func printChromium(folder string, list []Document) error {
	browser, err := startBrowser()
	if err != nil {
		return err
	}
	defer browser.stop()
	if err := browser.open(); err != nil {
		return err
	}
	for _, d := range list {
		if err := browser.print(folder, d); err != nil {
			return fmt.Errorf("%s: %w", d.Name, err)
		}
	}
	return nil
}

type browser struct {
	devtools
	cmd     *exec.Cmd
	profile string
	ends    []*os.File
	timer   *time.Timer
}

func startBrowser() (*browser, error) {
	profile, err := os.MkdirTemp("", "nianbao-chromium-")
	if err != nil {
		return nil, err
	}
	theirIn, ourOut, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	ourIn, theirOut, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program(browsers), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-pipe", "--user-data-dir="+profile)
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // descriptors 3 and 4, as the browser expects
	b := &browser{cmd: cmd, profile: profile, ends: []*os.File{ourOut, ourIn}}
	b.to, b.from = ourOut, bufio.NewReaderSize(ourIn, 1<<20)
	err = cmd.Start()
	theirIn.Close()
	theirOut.Close()
	if err != nil {
		b.stop()
		return nil, fmt.Errorf("chromium: %w", err)
	}
	b.timer = time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	return b, nil
}

// stop ends the browser and removes its profile.
func (b *browser) stop() {
	if b.cmd.Process != nil {
		b.timer.Stop()
		_ = b.ask("Browser.close", nil, nil)
		for _, f := range b.ends {
			f.Close()
		}
		_ = b.cmd.Wait()
	}
	os.RemoveAll(b.profile)
}

// open opens the one tab that everything is printed from.
func (b *browser) open() error {
	var target struct{ TargetID string }
	if err := b.ask("Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return err
	}
	var attached struct{ SessionID string }
	if err := b.ask("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached); err != nil {
		return err
	}
	b.session = attached.SessionID
	return b.ask("Page.enable", nil, nil)
}

func (b *browser) print(folder string, d Document) error {
	page, err := filepath.Abs(filepath.Join(folder, d.Name+".html"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(page, d.HTML(), 0o644); err != nil {
		return err
	}
	defer os.Remove(page)
	if err := b.ask("Page.navigate", map[string]any{"url": (&url.URL{Scheme: "file", Path: page}).String()}, nil); err != nil {
		return err
	}
	if err := b.await("Page.loadEventFired"); err != nil {
		return err
	}
	var printed struct{ Data string }
	if err := b.ask("Page.printToPDF", d.Layout.paper(), &printed); err != nil {
		return err
	}
	pdf, err := base64.StdEncoding.DecodeString(printed.Data)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, d.Name+".pdf"), pdf, 0o644)
}

// paper is what the browser wants to know of the layout; lengths in inches.
func (l Layout) paper() map[string]any {
	const inch = 25.4
	p := map[string]any{"paperWidth": l.Width / inch, "paperHeight": l.Height / inch, "printBackground": true, "scale": l.Scale, "preferCSSPageSize": l.Scale == 1}
	for _, side := range []string{"marginTop", "marginBottom", "marginLeft", "marginRight"} {
		p[side] = l.Margin / inch
	}
	if l.Head+l.Foot != "" {
		p["displayHeaderFooter"] = true
		p["headerTemplate"], p["footerTemplate"] = l.running(l.Head), l.running(l.Foot)
	}
	return p
}

// running is the line on top or at the bottom of each page.
func (l Layout) running(text string) string {
	text = strings.NewReplacer("##", "<span class=totalPages></span>", "#", "<span class=pageNumber></span>").Replace(text)
	return fmt.Sprintf("<div style=\"width:100%%;text-align:center;font:10pt '%s'\">%s</div>", l.Text, text)
}
