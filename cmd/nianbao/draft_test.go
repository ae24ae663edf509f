package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
)

// draft writes a document with a planted fault.
func draft(t *testing.T, format string, style office.Style) (file, folder string) {
	t.Helper()
	d := office.Document{Format: format, Style: style, Seed: 3, Report: synth.New(3, synth.Options{Form: synth.F2021, Year: 2023, Fault: "req-row-total"})}
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
	file, folder := draft(t, office.DOCX, office.Style{Tracked: true})
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
	file, folder := draft(t, office.ODT, office.Style{})
	target := filepath.Join(folder, "checked.odt")
	code, out, speech := checkDraft("--annotate", target, file)
	if code != exitUsage || !strings.Contains(out, "位置：第2表第") || !strings.Contains(speech, "请先另存为 DOCX") {
		t.Errorf("exit code %d: %s%s", code, out, speech)
	}
	if _, err := os.Stat(target); err == nil {
		t.Error("a file was written")
	}
}
