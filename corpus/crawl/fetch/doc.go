// Package fetch asks one polite question of one server. It is the only place of the
// program that opens the network: it guards against private addresses, keeps the pace,
// obeys robots.txt, climbs the ladder of TLS, bounds what it reads, and tells a
// challenge from a page. It follows nothing and judges no content.
//
// Map of the package:
//
//	options.go     Options, Fetcher: what holds for all hosts
//	host.go        Host, Policy, Memory: one host, in one slice of work
//	do.go          Do: the way of one request through robots, pace, ladder and limits
//	answer.go      Request, Answer
//	attempt.go     one exchange on one connection
//	body.go        reading a body within its limits, and taking its coding off
//	class.go       Class: what an answer is, in Chinese and English
//	trouble.go     from an error of the network to its class
//	challenge.go   the pages by which a firewall answers instead of the site
//	robots.go      robots.txt, and the verdict that people see
//	pace.go        slowing down and recovering; the pace of an address that hosts share
//	turn.go        waiting for one's turn: host, address, night
//	night.go       the window of the day in which to ask
//	guard.go       which addresses may be dialled
//	dial.go        names to addresses, addresses to connections
//	hosts.go       ParseHosts: names to addresses by a file
//	cookies.go     cookies, kept from slice to slice
//	ladder.go      the steps of TLS, and which follows which failure
//	verify.go      certificates, with intermediates that the server forgot
//	aia.go         fetching a forgotten intermediate
//	dhe.go         telling a server that only speaks DHE
package fetch
