package extract

import (
	"bytes"
	"encoding/binary"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// written lists the fixtures of a format with the files that they describe.
func written(t fataler, format Format) map[string][]byte {
	build := func(files map[string]string) []byte { return []byte(files["doc"]) }
	pattern := string(format)
	if format == DOC {
		pattern = "word"
		build = func(files map[string]string) []byte { return wordScript(files["doc"]) }
	}
	return officeFixtures(t, pattern+"_*.txtar", build)
}

// TestWrittenFixtures: each testdata/word_*.txtar, rtf_*.txtar and mht_*.txtar holds a
// sentence, a document (of Word: what to build) and what a reader of it sees.
func TestWrittenFixtures(t *testing.T) {
	for _, format := range []Format{DOC, RTF, MHT} {
		for name, file := range written(t, format) {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { officeFixture(t, name, file, format) })
		}
	}
}

// TestWrittenRefused: what cannot be read says why.
func TestWrittenRefused(t *testing.T) {
	doc := wordScript("p 一、总体情况\n")
	harmed := func(at int, b ...byte) []byte {
		h := bytes.Clone(doc)
		copy(h[512+at:], b) // the main stream stands first
		return h
	}
	stream := make([]byte, 4096)
	for name, c := range map[string]struct {
		file   []byte
		reason string
	}{
		"encrypted":         {harmed(10, 0, 3), "password"},
		"encrypted package": {compound(map[string][]byte{"EncryptedPackage": stream}, []string{"EncryptedPackage"}), "password"},
		"Word 95":           {harmed(0, 0xDC, 0xA5, 0x65, 0), "unsupported_format"},
		"no piece table":    {harmed(0x1A2, 0, 0, 0, 0, 0, 0, 0, 0), "damaged"},
		"text too long":     {harmed(0x4C, 0, 0, 0, 0x7F), "limit"},
		"longer text":       {harmed(0x4C, 0xFF), "damaged"},
		"container cut":     {doc[:len(doc)-1024], "damaged"},
		"no text":           {wordScript("p \n"), "empty"},
		"groups":            {[]byte(`{\rtf1 ` + strings.Repeat("{", 5000)), "limit"},
		"tables in tables":  {[]byte(`{\rtf1 \intbl\itap99 a\nestcell}`), "limit"},
		"RTF without text":  {[]byte(`{\rtf1{\info{\title x}}}`), "empty"},
		"empty message":     {[]byte("MIME-Version: 1.0\nContent-Type: image/png\n\nx"), "empty"},
	} {
		content, err := Read(c.file)
		var why *Refusal
		if !errors.As(err, &why) || why.Reason != c.reason || content != nil {
			t.Errorf("%s: got %v want %s", name, err, c.reason)
		}
	}
}

// TestWrittenLimits: files that ask for much are refused, and soon.
func TestWrittenLimits(t *testing.T) {
	many := func(head, unit, end string) func() []byte {
		return func() []byte { return []byte(head + strings.Repeat(unit, (Limit-10_000)/len(unit)) + end) }
	}
	for name, c := range map[string]struct {
		file   func() []byte
		reason string
	}{
		"RTF: paragraphs":      {many(`{\rtf1 `, `a\par `, "}"), "limit"},
		"RTF: text":            {many(`{\rtf1 `, `a`, "}"), "limit"},
		"RTF: hidden text":     {many(`{\rtf1\v `, `a`, "}"), "empty"},
		"RTF: rows":            {many(`{\rtf1 `+strings.Repeat(`\cellx9`, 1000), `a\cell\row `, "}"), "limit"},
		"RTF: cells":           {many(`{\rtf1 `, `\cell`, "}"), "limit"},
		"RTF: pictures":        {many(`{\rtf1 `, `{\pict 00}`, "}"), "limit"},
		"MHT: parts":           {many("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", "--b\n", ""), "limit"},
		"MHT: fields":          {many("MIME-Version: 1.0\nContent-Type: text/html\n", "a: b\n c\n", ""), ""},
		"DOC: fields":          {func() []byte { return wordScript("p " + strings.Repeat("{f:a|b}", 1000) + "\n") }, ""},
		"OLE2: only directory": {directories, ""},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := Read(c.file())
			var why *Refusal
			if c.reason != "" && (!errors.As(err, &why) || why.Reason != c.reason) {
				t.Errorf("got %v want %s", err, c.reason)
			}
			if took := time.Since(start); took > slowest {
				t.Errorf("took %s", took)
			}
		})
	}
}

// directories is a container of nothing but entries of its directory, each the child of
// the one before it.
func directories() []byte {
	const sectors = 100_000 - 1
	b := make([]byte, 512*(sectors+1))
	copy(b, compound(nil, nil)[:512])
	put := func(at int, x uint32) { binary.LittleEndian.PutUint32(b[at:], x) }
	const tables = sectors/128 + 1
	put(44, tables)
	put(48, tables+8)
	put(68, tables)
	put(72, (tables-109)/127+1)
	for i := range tables {
		at := 76 + 4*i
		if i >= 109 {
			at = 512*(1+tables+(i-109)/127) + 4*((i-109)%127)
		}
		put(at, uint32(i))
	}
	for i := tables; i < tables+(tables-109)/127+1; i++ {
		put(512*(i+1)+508, uint32(i+1))
	}
	for i := range sectors {
		put(512+4*i, uint32(i+1))
	}
	put(512+4*(sectors-1), 0xFFFFFFFE)
	for i := range 4 * (sectors - tables - 8) {
		at := 512*(1+tables+8) + 128*i
		copy(b[at:], "x\x00x\x00")
		b[at+64], b[at+66] = 6, 2
		put(at+68, 0xFFFFFFFF)
		put(at+72, 0xFFFFFFFF)
		put(at+76, uint32(i+1))
	}
	return b
}

// TestFormatByBytes: a name does not matter, and no office file is taken for another.
func TestFormatByBytes(t *testing.T) {
	for name, c := range map[string]struct {
		file []byte
		want Format
	}{
		"Word":           {wordScript("p x\n"), DOC},
		"another OLE2":   {compound(map[string][]byte{"PowerPoint Document": make([]byte, 4096)}, []string{"PowerPoint Document"}), Unknown},
		"RTF":            {[]byte("\xEF\xBB\xBF\r\n{\\rtf1 x}"), RTF},
		"MHTML":          {[]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x"), MHT},
		"HTML of Word":   {[]byte("<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><body>x</body></html>"), HTML},
		"fields, a text": {[]byte("标题: x\n发布时间: 2024\n\n正文"), Text},
	} {
		if got := Sniff(c.file); got != c.want {
			t.Errorf("%s: got %q want %q", name, got, c.want)
		}
	}
}

// TestCutRTF: a file that stops before its last brace says so.
func TestCutRTF(t *testing.T) {
	c, err := Read([]byte(`{\rtf1 a\par \trowd\cellx100\cellx200\intbl 1\cell`))
	if err != nil || !c.Cut || len(c.Grids) != 0 && c.Grids[0].Rows != 1 {
		t.Errorf("got %+v, %v, want a text that is cut", c, err)
	}
}

// fuzzWritten: any bytes give content or a refusal, and content keeps its promises.
func fuzzWritten(f *testing.F, format Format, read func([]byte) (*Content, error)) {
	for _, file := range written(f, format) {
		f.Add(file)
	}
	f.Fuzz(keeps(read))
}

func FuzzDOC(f *testing.F) { fuzzWritten(f, DOC, readDOC) }

// FuzzDOCStreams harms what stands in the container rather than the container.
func FuzzDOCStreams(f *testing.F) {
	for _, file := range written(f, DOC) {
		main := file[512 : 512+sizeOfStream(file, 1)]
		f.Add(main, file[512+len(main):512+len(main)+sizeOfStream(file, 2)])
	}
	f.Fuzz(func(t *testing.T, main, table []byte) {
		if len(main)+len(table) > 1<<20 {
			return
		}
		c, err := readDOC(compound(map[string][]byte{"WordDocument": main, "1Table": table}, []string{"WordDocument", "1Table"}))
		if err == nil {
			checkContent(t, c)
		}
	})
}

// sizeOfStream is the size of entry n in the directory of a container from compound.
func sizeOfStream(file []byte, n int) int {
	at := 512 * (1 + int(binary.LittleEndian.Uint32(file[48:])))
	return int(binary.LittleEndian.Uint32(file[at+128*n+120:]))
}

func FuzzRTF(f *testing.F) { fuzzWritten(f, RTF, readRTF) }
func FuzzMHT(f *testing.F) { fuzzWritten(f, MHT, readMHT) }
