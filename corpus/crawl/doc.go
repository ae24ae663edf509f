// Package crawl walks the sites of agencies to their annual reports. It knows how such
// sites list articles and what leads to the column of annual reports; fetch, below it,
// knows how to ask politely.
//
// Map of the room:
//
//	plan.go      the list of units → sites: what one worker walks at a time
//	site.go      a site, its starts, the class of its hosts
//	frontier.go  every address that a walk has met, each in one state
//	walk.go      the walk: which address next, when to stop
//	receive.go   an answer judged: kept, retried, followed, or looked at
//	read_page.go, read_rows.go   what pages and lists name
//	build.go     a list made by a script of no known family
//	sweep.go     a later sweep: what is due, what waits for a reason, and the way that has to be walked again
//	again.go     documents that are known: which the options leave out, and whose turn it is
//	behind.go    the pages inside lists, and documents that the lists name no more
//	told.go      what a sweep can tell of a site when it ends
//	page.go, link.go, attachment.go   a page and all that it leads to; filename.go: what a server calls a file
//	title.go     what a title promises: a report, its companion, a decoy
//	column.go    how near a link leads to the column of annual reports
//	content.go   a report by its content; a page that says that it is gone
//	family.go    ways of listing articles, one file family_*.go each, with its fixture
//	host.go      hosts of addresses
//	fetch/       one polite request
//	render/      a browser, which asks through fetch alone
//	depot/       archives in storage that many machines share
package crawl
