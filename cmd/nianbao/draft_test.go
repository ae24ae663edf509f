package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
	"nianbao/extract"
)

// draft writes a document with a planted fault.
func draft(t *testing.T, format, fault string, style office.Style) (file, folder string) {
	t.Helper()
	d := office.Document{Format: format, Style: style, Seed: 3, Report: synth.New(3, synth.Options{Form: synth.F2021, Year: 2023, Fault: fault})}
	folder = t.TempDir()
	file = filepath.Join(folder, "draft."+format)
	if err := os.WriteFile(file, d.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file, folder
}

func checkDraft(args ...string) (code int, out, speech string) {
	var o, s bytes.Buffer
	code = run(append([]string{"check", "--lang", "zh"}, args...), strings.NewReader(""), &o, &s)
	return code, o.String(), s.String()
}

// TestDraft: a finding on a draft says where it stands, and a copy of the draft holds it
// as a comment there.
func TestDraft(t *testing.T) {
	file, folder := draft(t, office.DOCX, "req-row-total", office.Style{Tracked: true})
	target := filepath.Join(folder, "checked.docx")
	code, out, speech := checkDraft("--annotate", target, file)
	if code != exitFindings {
		t.Errorf("exit code %d: %s", code, speech)
	}
	for _, want := range []string{"req-row-total", "位置：第2表第", "（“三、收到和处理政府信息公开申请情况”之下）", "处修订尚未接受"} {
		if !strings.Contains(out, want) {
			t.Errorf("the output lacks %q:\n%s", want, out)
		}
	}
	if !strings.Contains(speech, "已写入 ") || !strings.Contains(speech, "条批注") {
		t.Errorf("said %q", speech)
	}
	_, again, _ := checkDraft(target)
	if strings.ReplaceAll(again, "checked.docx", "draft.docx") != out {
		t.Errorf("the copy is read otherwise:\n%s\n%s", out, again)
	}
	if code, _, speech = checkDraft("--annotate", target, file); code != exitUsage || !strings.Contains(speech, "已存在") {
		t.Errorf("over what exists: exit code %d, said %q", code, speech)
	}
}

// TestDraftOfOtherFormats: an ODT has places, but no copy with comments.
func TestDraftOfOtherFormats(t *testing.T) {
	file, folder := draft(t, office.ODT, "req-row-total", office.Style{})
	target := filepath.Join(folder, "checked.odt")
	code, out, speech := checkDraft("--annotate", target, file)
	if code != exitUsage || !strings.Contains(out, "位置：第2表第") || !strings.Contains(speech, "请先另存为 DOCX") {
		t.Errorf("exit code %d: %s%s", code, out, speech)
	}
	if _, err := os.Stat(target); err == nil {
		t.Error("a file was written")
	}
}

// TestDraftOfWords: a finding about words has its comment at the paragraph that holds them.
func TestDraftOfWords(t *testing.T) {
	for _, fault := range []string{"wrong-year-in-text", "stale-plan-cited", "template-leftover", "period-wrong", "nar-received"} {
		file, folder := draft(t, office.DOCX, fault, office.Style{})
		target := filepath.Join(folder, "checked.docx")
		_, out, speech := checkDraft("--annotate", target, file)
		if !strings.Contains(out, fault+" ") || !strings.Contains(speech, "已写入") {
			t.Errorf("%s: %s%s", fault, out, speech)
			continue
		}
		for _, s := range spotsIn(t, file, fault) {
			if s.at.Table > 0 {
				continue
			}
			if paragraph := commented(t, target, fault); !strings.Contains(paragraph, s.text) {
				t.Errorf("%s: the comment is at %q, the words at %q", fault, paragraph, s.text)
			}
		}
	}
}

// TestPlacesShowNoPersonalData: the paragraph that is named is masked like the quote.
func TestPlacesShowNoPersonalData(t *testing.T) {
	file, _ := draft(t, office.DOCX, "pii-mobile", office.Style{})
	_, out, _ := checkDraft(file)
	if !strings.Contains(out, "位置：段落“") || !strings.Contains(out, "****") || regexp.MustCompile(`1[3-9]\d{9}`).MatchString(out) {
		t.Error(out)
	}
}

// TestWordsHavePlaces: whatever the planted faults quote of a draft stands in the line that
// is named for it.
func TestWordsHavePlaces(t *testing.T) {
	for _, fault := range synth.Faults() {
		d := office.Document{Format: office.DOCX, Seed: 5, Report: synth.New(5, synth.Options{Year: 2023, Fault: fault.Check})}
		r := readDraft(t, d.Bytes())
		for _, f := range r.found.Findings {
			for _, q := range f.Quotes {
				spots := r.worded([]checks.Quote{q})
				if len(spots) != 1 || !r.within(q.Section, spots[0].at.Line) {
					t.Errorf("%s: %+v stands at %+v", f.Check, q, spots)
				}
			}
		}
	}
}

func readDraft(t *testing.T, b []byte) *reading {
	t.Helper()
	list := newApp(nil, nil, &bytes.Buffer{}, &bytes.Buffer{}).read(b, "draft.docx", extract.Engines{})
	if len(list) != 1 || !list[0].isReport() {
		t.Fatalf("read as %+v", list)
	}
	return &list[0]
}

// spotsIn are the places of the findings of a check; there is one at least, in the words.
func spotsIn(t *testing.T, file, check string) (list []spot) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r := readDraft(t, b)
	for _, f := range r.found.Findings {
		if f.Check == check {
			list = append(list, r.spotsOf(f)...)
		}
	}
	if !slices.ContainsFunc(list, func(s spot) bool { return s.text != "" }) {
		t.Errorf("%s: no place in the words: %+v", check, list)
	}
	return list
}

var tags = regexp.MustCompile(`<[^>]*>`)

// commented is the text of the paragraphs on which a comment of a check stands.
func commented(t *testing.T, file, check string) (text string) {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	part := func(name string) string {
		b, err := fs.ReadFile(z, name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	document := part("word/document.xml")
	for _, c := range strings.Split(part("word/comments.xml"), "<w:comment ")[1:] {
		id := regexp.MustCompile(`w:id="\d+"`).FindString(c)
		if !strings.Contains(c, "explain "+check+"<") {
			continue
		}
		for _, p := range strings.Split(document, "</w:p>") {
			if strings.Contains(p, "<w:commentReference "+id) {
				text += tags.ReplaceAllString(p, "") + "\n"
			}
		}
	}
	return text
}
