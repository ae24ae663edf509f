// Package dataset keeps reports in one SQLite file and answers what people ask
// of it. The file is documented in schema.sql, its first part by the views.
//
// Map of the package:
//
//	schema.sql, schema.go   every table and view, and how they come into a file
//	key.go, definition.go   the numbers, codes, labels and meanings of the figures
//	open.go, trouble.go     opening a file, and what may be wrong with it
//	needs_tag_sqlite_fts5_and_cgo.go   fails a build without full-text search, by its name
//	run.go                  a run: one writer, batches that are whole or absent
//	statement.go, put.go    its statements, each compiled once; rows by the hundred
//	reading.go              what is saved: a document with what was read from it
//	source.go, document.go  where bytes came from, and what they are
//	crawled.go      captures: when and where documents were fetched, and where they lie
//	archived.go     archives that were read to their end
//	agency.go, handle.go    identity: derived, never row numbers
//	agency_list.go          agencies to look through, and those that stay apart
//	parent.go, succession.go   who stands above whom, who followed whom, and what was
//	                        handed over
//	link.sql, link.go, link_apart.go, link_apply.go   what people said of who is who, in the file of
//	                        verdicts, and how it comes into the data set
//	origin.go               names that many agencies bear, and reports that name none
//	report.go, section.go, pack.go   a report into rows, as small as it goes
//	subtotal.go             sum rows that an agency added
//	load.go, load_….go      the rows of a report back into what was read
//	finding.go, repair.go   findings, outcomes, fingerprints, proposals
//	unit.go, schema_units.sql   findings on units of a list of which no report is there
//	verdict.sql, verdict.go, verdict_round.go   what people said of findings, in a file
//	                        beside the data set, and rounds of checking
//	settle.go               copies, versions and the current one of an agency and year
//	compare.go, compare_save.go, schema_years.sql   reports of one agency held against each
//	                other: what is due, and what it says
//	peers.go, peers_spread.go   agencies of one kind, level and year: spreads of their
//	                figures, and whom they speak against
//	children.go     a government's aggregate beside the reports of its bodies
//	beside.go       what it knows beside a draft
//	fellows.go              documents that a better program has not read, beside copies that it has
//	copies.go               sections that say the same: what a run has touched,
//	copies_text.go, copies_hashed.go, copies_wording.go, copies_cluster.go   texts without names, what is
//	                        common in a county and the country, clusters into rows
//	copies_digest.go        digests of whole reports
//	copies_found.go, copies_batch.go, copies_sole.go   what the checks say of copies, kept with the
//	                        reports; what they come to on one that shares nothing
//	copies_known.go, copies_whole.go   what a report shares, as the checks are told
//	rename.go               what a stored report is, and fingerprints that follow its handle
//	query.go                SQL, read-only
//	query_tokens.go, query_blocks.go, query_double.go   whether its sums count twice
//	question.go, questions/ named questions, a file each
//	find.go                 reports by handles and fragments of names
//	search.go, words.go, wordlist.go   sections by words
//	coverage_evidence.go    what is known of each current report, for the register
//	publish.go              the copy to publish, without personal data and notes
//	health.go               is the file sound, and what is in it
//	export.go               the public tables, streamed: export_table.go lists them,
//	                        export_select.go chooses reports, export_write.go and
//	                        export_excel.go write CSV and JSON lines, export_naming.go
//	                        and export_words.go say what the columns are
package dataset
