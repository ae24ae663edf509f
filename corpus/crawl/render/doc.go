// Package render has an installed Chromium build a page whose list a script makes. The
// browser never opens the network: all that it asks for goes through a proxy of this
// process to one polite host, or nowhere.
//
//	browser.go   the program: found, started, its page taken
//	proxy.go     what the browser may ask for, and who answers
//	tunnel.go    https: the proxy is the server, by a key of its own
package render
