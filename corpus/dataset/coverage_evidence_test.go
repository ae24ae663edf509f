package dataset

import (
	"context"
	"testing"

	"nianbao/normalize"
)

// TestEvidence: one line for each current report, with its days; a document of which
// all figures were recognised is a picture, one with printed figures is none.
func TestEvidence(t *testing.T) {
	db := made(t, Options{})
	plain := at("http://a.gov.cn/1", "1", sheet("甲县水利局", "", 2023, "f2021"))
	plain.Report.Claims = []normalize.Claim{{Field: "published_on", Value: "2024-01-20", Origin: "meta PubDate", Chosen: true}, {Field: "signed_on", Value: "2024-01-18", Origin: "text line 33"}, {Field: "title", Value: "x", Origin: "x"}}
	plain.Report.PublishedOn = "2024-01-20"
	scan, mixed := at("b", "2", sheet("乙县水利局", "", 2023, "f2021")), at("c", "3", sheet("丙县水利局", "", 2023, "f2021"))
	for i := range scan.Report.Figures {
		scan.Report.Figures[i].Method = normalize.ByOCR
	}
	mixed.Report.Figures[0].Method = normalize.ByOCR
	scan.Document.Recognised, mixed.Document.Recognised = "tesseract 5.3.0", "tesseract 5.3.0"
	keep(t, db, "p", plain, scan, mixed)
	list, err := db.Evidence(context.Background())
	if err != nil || len(list) != 3 {
		t.Fatalf("%d reports, %v", len(list), err)
	}
	images := map[string]bool{}
	for _, e := range list {
		images[e.Source] = e.Image
		if e.Source != plain.Document.Source {
			continue
		}
		if len(e.Claims) != 2 || e.Claims[0].Value != "2024-01-20" || e.Claims[1].Origin != "text line 33" || e.PublishedOn != "2024-01-20" || e.Year != 2023 || e.Status != "read" {
			t.Errorf("%+v", e)
		}
	}
	if images[plain.Document.Source] || !images[scan.Document.Source] || images[mixed.Document.Source] {
		t.Errorf("pictures: %v", images)
	}
}
