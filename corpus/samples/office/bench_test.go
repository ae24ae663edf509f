package office_test

import (
	"testing"

	"nianbao/checks"
	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
	"nianbao/extract"
	"nianbao/normalize"
)

// longReport is a report of the size that offices publish, cut into runs as Word does.
func longReport(format string) []byte {
	style := office.Style{Name: "runs", Runs: true}
	return office.Document{Format: format, Style: style, Seed: 1, Report: synth.New(1, synth.Options{Form: synth.F2021, Long: true})}.Bytes()
}

// BenchmarkOffice reads a document; whole takes it through all three rooms.
func BenchmarkOffice(b *testing.B) {
	for _, format := range []string{office.DOCX, office.ODT} {
		file := longReport(format)
		b.Run(format, func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := extract.Read(file); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(format+"/whole", func(b *testing.B) {
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				content, err := extract.Read(file)
				if err != nil {
					b.Fatal(err)
				}
				checks.Run(normalize.Understand(content), checks.Known{})
			}
		})
	}
}
