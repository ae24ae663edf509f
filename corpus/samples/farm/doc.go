// Package farm serves small web sites that publish annual reports, one for each
// family of government sites, on addresses of the loopback network. What a site
// sends follows what is known of its family; what every report states is known from
// the generator. All places and offices are fiction.
//
//	farm.go      the farm: its options, its addresses, its two states
//	serve.go     one request answered: delay, validators, the log's line
//	log.go       what was asked, and how many at once
//	site.go      a site in one state: pages, calls, walls
//	unit.go      units of the list and their reports    roster.go  the list as CSV
//	paper.go     a report where it stands on its site   truth.go   what is to be found
//	page.go      a page of the site                     front.go   home page and platform
//	words.go     titles of news and decoys              rows.go    lists of links
//	attach.go    reports in attachments
//	many.go      plain sites by the thousand, for benchmarks
//	walls.go     sites that nobody gets into    secure.go   sites by https alone
//	tls.go       TLS beside plain HTTP          private.go  a site that leads inside
//	serve/       a program that serves the farm
//
// Every other file is one family or one group of traps: its comment says which.
//
// To add a family: one file that registers a plan. Its build function puts the pages
// of one state; it says with publish what is to be found, and the tests walk to it.
package farm
