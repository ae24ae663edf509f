package pdfium

import "testing"

// BenchmarkPages: one page of a report, written by WPS and by LibreOffice.
func BenchmarkPages(b *testing.B) {
	for _, name := range []string{"real/003_huaian_2024.pdf", "formats/l01_libreoffice_noto.pdf", "formats/c01_chromium_type3.pdf"} {
		b.Run(name, func(b *testing.B) {
			bytes := sample(b, name)
			e := engine(b)
			d, err := e.Pages(bytes)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				_, _ = e.Pages(bytes)
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/float64(len(d.Pages)), "ms/page")
		})
	}
}
