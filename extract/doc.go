// Package extract is the reading room: bytes in, lines and grids of text out.
//
// It knows how documents are written, not what annual reports mean. It opens no
// file, asks no clock, starts no goroutine and never repairs what it reads.
//
// Map of the room:
//
//	content.go   what a reading yields: Content, Line, Grid, Cell, Pos
//	read.go      Read: finds the format by its bytes and calls its reader
//	engines.go   Engines: what may hang or blow up, handed in by the caller
//	charset.go, charset_utf8.go, charset_gb.go, decode_text.go, garbled.go   bytes → text: BOM, UTF-8, GB18030, then
//	             what is declared; text that was decoded wrongly before is refused
//	anchors.go   the words by which a report is found among other text
//	html.go      saved pages, the first format; its parts:
//	  html_source.go, html_plain.go, html_work.go   the source before it is parsed: limits
//	  html_tree.go, html_tree_kinds.go, html_tree_tags.go, html_tree_attributes.go, html_room.go
//	                                  the tree of a page that closes what it opens, and its memory
//	  html_script.go                  a report that a script holds as a string
//	  html_region.go                  the report's part of the page
//	  html_walk.go, html_text.go      the one walk over it: lines, grids, links, claims
//	  html_table.go, html_grid.go, html_cell.go, html_styled.go   tables and their cells
//	  html_style.go, html_vanish.go   what a reader of the page sees
//	  html_marks.go, html_catalogue.go, html_links.go   what a page says of itself
//	text.go      plain text and markdown, the second format; its parts:
//	  bars.go, text_ruled.go, text_markup.go   cells between bars, drawn tables, marks of converters
//	  archive.go, text_marks.go      fields before the text
//	pdf.go, pdf_second.go, draw.go   PDF, read in up to four ways; a page as it was read, drawn
//	recognised.go, image.go   pages that are pictures, and pictures as documents
//	mixed.go     a document of which some pages are pictures
//	tiff/        the pages of a TIFF file
//	page/        the page model that PDF and OFD share
//	scan/        a picture of a page → cells and lines, with a recogniser at hand
//	container.go  documents that are zip archives of parts; its parts:
//	  docx.go, odt.go   Word and OpenDocument
//	  flow.go     paragraphs and tables of cells → lines and grids
//	  annotate.go   a copy of a Word draft with comments
//	docx/, odt/  their readers; flow/ is the model that these fill
//	word.go, rtf.go  binary Word (DOC, WPS) and RTF, which fill it too; word/, rtf/ read them, ole/ the container
//	mht.go       pages saved as one file; mht/ takes it apart
//	parts/       the parts of a container, with limits; tags/ their XML
//	ofd.go       OFD, read as the pages of a PDF are; ofd/ is its reader
//	sheets.go    sheets of cells → lines and grids, what is hidden said; its formats:
//	  sheets_reports.go, sheets_wide.go   several reports in a book: one to the sheet, or
//	                            one to the row of a wide sheet
//	  xlsx.go, xls.go, csv.go   workbooks of both kinds, and lists
//	xlsx/, xls/  their readers; book/ is the model that these fill
//	pdf/         the frame of PDF files: mending
//	pattern/     regular expressions that are tried only where their words stand; what
//	             recognises words here and in normalize and checks is written with it
//
// To add a format: one file that calls register with a Format, its signature and
// its reader, and one fixture in testdata. A test fails when either is missing.
package extract
