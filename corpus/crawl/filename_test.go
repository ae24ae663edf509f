package crawl

import (
	"net/http"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestFileName(t *testing.T) {
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String("甲局2023年年度报告.docx")
	if err != nil {
		t.Fatal(err)
	}
	for header, want := range map[string]string{
		`attachment; filename*=UTF-8''%E7%94%B2%E5%B1%80.pdf`: "甲局.pdf",
		`attachment; filename="%E7%94%B2%E5%B1%80.pdf"`:       "甲局.pdf",
		`attachment;filename="甲局2023.pdf"`:                    "甲局2023.pdf",
		`attachment; filename="` + gbk + `"`:                  "甲局2023年年度报告.docx",
		`attachment; filename="C:\\tmp\\a.pdf"`:               "a.pdf",
		`attachment; filename="../../a.pdf"`:                  "a.pdf",
		`inline`:                                              "", ``: "", `attachment; filename=`: "",
	} {
		if got := fileName(http.Header{"Content-Disposition": {header}}); got != want {
			t.Errorf("%s: got %q want %q", header, got, want)
		}
	}
}
