// Package archive keeps what servers answered, as it came: captures go into WARC/1.1
// files and come back from WARC, WACZ, HAR and MHTML. It knows files only, no network
// and no database.
//
//	capture.go   one answer of a server, and its content
//	meta.go      what is known of a capture beside the answer, as fields
//	host.go      official, listed and other hosts
//	record.go    one WARC record on its way into a file
//	writer.go    the files of a folder: append, rotate, index
//	payloads.go  which payloads are known to be stored
//	segment.go   one WARC object for a blob store
//	conversion.go   what was made of an answer later
//	repair.go    what a crash left: the tail is cut, the index is made
//	lock_*.go    who is writing into a file
//	index.go     the sorted CDXJ beside each file
//	scan.go      records out of a stream: plain, one per member, one member per file
//	damage.go    what gives no record, and where the next begins
//	member.go    gzip members, and where they begin
//	http.go      the head and the body of an HTTP message
//	gather.go    records that belong to one capture
//	read.go      which reader a file needs
//	at.go        one capture at its place; revisits resolved
//	wacz.go, har.go, mhtml.go   the other containers; datapackage.go   what a WACZ promises
package archive
