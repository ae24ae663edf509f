package main

// Names for documents that no reader takes, so that they are counted by what
// they are. A format leaves this list when extract reads it.

import (
	"bytes"
	"slices"

	"nianbao/extract"
)

var magics = []struct {
	magic string
	kind  extract.Format
}{
	{"PK\x03\x04", "zip"}, {"PK\x05\x06", "zip"},
	{"GIF8", "image"}, {"BM", "image"}, {"II*\x00", "image"}, {"MM\x00*", "image"},
}

// bundles are archives that nothing here opens.
var bundles = []string{"Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x1f\x8b", "BZh", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd"}

func isBundle(b []byte) bool {
	return slices.ContainsFunc(bundles, func(magic string) bool { return bytes.HasPrefix(b, []byte(magic)) })
}

// packed names the kinds of zip by a file that each of them holds.
var packed = []struct {
	name string
	kind extract.Format
}{
	{"xl/", "xlsx"}, {"OFD.xml", "ofd"},
}

// kindOf is the format that extract reads, else the one that the bytes look like.
func kindOf(b []byte) extract.Format {
	if f := extract.Sniff(b); f != extract.Unknown {
		return f
	}
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.magic)) {
			if m.kind == "zip" {
				return packedKind(b)
			}
			return m.kind
		}
	}
	return extract.Unknown
}

// packedKind looks for the names of entries; they stand in the clear, and again
// in the directory at the end.
func packedKind(b []byte) extract.Format {
	const look = 64 << 10
	head, tail := b[:min(len(b), look)], b[max(0, len(b)-look):]
	for _, p := range packed {
		if bytes.Contains(head, []byte(p.name)) || bytes.Contains(tail, []byte(p.name)) {
			return p.kind
		}
	}
	return "zip"
}
