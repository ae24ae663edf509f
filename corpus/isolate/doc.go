// Package isolate keeps away from the program what may hang or take all memory: the
// PDF engines. They run in long-lived child processes of the same binary, which are
// killed when a document takes too long or too much, and started again.
//
// Map of the package:
//
//	pool.go        Pool: the children, and the engines that they are to the program
//	child.go       one child: starting it, asking it, killing it
//	budget.go      the time of one document in all engines
//	watch.go       limits of time and memory while a child works
//	serve.go       the child's side: Serve
//	frame.go       questions and answers on a pipe
//	encode.go, decode.go   what an engine delivers, as bytes
//	start_linux.go, start_other.go   what the system offers to hold a child
//	probe.go       whether all this works here
//	tesseract.go, tesseract_tsv.go   the recogniser of printed text, a program of its own
//	inprocess.go   the engines in this process, for tests
//	pdfium/        engine A: PDFium; it paints pages, too
//	second/        engine B: the text of a page, read independently
package isolate
