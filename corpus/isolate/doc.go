// Package isolate keeps away from the program what may hang or take all memory: the
// PDF engines.
//
// Map of the package:
//
//	inprocess.go   the engines in this process, for tests
//	pdfium/        engine A: PDFium; it paints pages, too
//	second/        engine B: the text of a page, read independently
package isolate
