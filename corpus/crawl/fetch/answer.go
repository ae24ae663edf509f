package fetch

// The question and the answer of one hop.

import "nianbao/corpus/archive"

// Request is one question. A redirect is an answer, never followed here.
type Request struct {
	Method             string // "GET" when empty, or "POST"
	URL                string
	Body               []byte
	ContentType        string // of the body; a form when empty
	Referer            string
	ETag, LastModified string // of what is already held: the answer may be NotModified
	Accept             string
}

// Answer is what came back, or why nothing was asked or came. Status is 0 where the
// server said nothing.
type Answer struct {
	archive.Capture
	Content     []byte // the body with its coding undone, at most Options.MaxBody
	Location    string // of a redirect: absolute, http or https; else empty
	Class       Class
	NotModified bool
	Asked       bool   // whether a request went out
	Detail      string // the words of the error, for the log
	Rule        string // the rule of robots.txt, or the reason for going over it
}

// Truncated: the body is not whole.
func (a *Answer) Truncated() bool { return a.Meta.Truncated != "" }
