// Package samples holds documents whose right reading is known: the bundled demo
// reports, and the truth that real samples come with. Tests of every room measure
// themselves against it, and `nianbao demo` reads the demo reports.
//
//	demo.go          the bundled corpus: kept in demo/, with its truth in
//	                 testdata/demo, and generated, with its truth in the generator
//	truth.go         the format of a truth, and pairing it with its document
//	score.go         a reading held against its truth
//	synth/           the generator of synthetic reports
//	print/           generated reports printed to PDF
//	office/          generated reports as documents of word processors
//	farm/            web sites that publish them, on the loopback network
//	generate/        writes a folder of them         bench/  measures nianbao on them
//
// To add a demo document by hand: one file in demo and NAME.truth.json in
// testdata/demo; to add an office whose reports are generated: a line in demo.go.
package samples
