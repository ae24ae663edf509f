// Package ole opens the containers of Office 97 (OLE2, MS-CFB): a small file system of
// sectors. Its work and its memory grow with the file alone, however that is linked.
//
//	ole.go      the container and its streams
//	sectors.go  chains of sectors
package ole

import (
	"encoding/binary"
	"errors"
	"unicode/utf16"
)

// Magic begins every container.
const Magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// errDamaged is said of what the format does not allow.
var errDamaged = errors.New("the container is damaged")

// File is an open container.
type File struct {
	b       []byte
	sector  int // bytes of one
	version int
	fat     []uint32 // for each sector the next of its chain
	miniFAT []uint32
	mini    []byte // the stream that small streams stand in
	top     []entry
}

// entry is a stream or a folder of the directory.
type entry struct {
	name               string
	kind               byte
	left, right, child uint32
	start              uint32
	size               int
}

const (
	streamKind = 2
	rootKind   = 5
	entrySize  = 128
	miniSector = 64
	smallest   = 4096 // a stream of fewer bytes stands in the stream of small ones
	headSize   = 512
)

// Open reads the tables and the directory.
func Open(b []byte) (*File, error) {
	f := &File{b: b}
	if len(b) < headSize || string(b[:len(Magic)]) != Magic {
		return nil, errDamaged
	}
	shift := binary.LittleEndian.Uint16(b[30:])
	if shift != 9 && shift != 12 {
		return nil, errDamaged
	}
	f.sector, f.version = 1<<shift, int(binary.LittleEndian.Uint16(b[26:]))
	if err := f.readTable(); err != nil {
		return nil, err
	}
	directory, err := f.chain(f.head(48), -1)
	if err != nil {
		return nil, err
	}
	entries := f.entries(directory)
	if len(entries) == 0 || entries[0].kind != rootKind {
		return nil, errDamaged
	}
	f.top = siblings(entries, entries[0].child)
	f.readMini(entries[0])
	return f, nil
}

func (f *File) head(at int) uint32 { return binary.LittleEndian.Uint32(f.b[at:]) }

func (f *File) entries(b []byte) (list []entry) {
	for ; len(b) >= entrySize; b = b[entrySize:] {
		e := entry{kind: b[66], start: binary.LittleEndian.Uint32(b[116:])}
		e.left, e.right, e.child = binary.LittleEndian.Uint32(b[68:]), binary.LittleEndian.Uint32(b[72:]), binary.LittleEndian.Uint32(b[76:])
		size := binary.LittleEndian.Uint64(b[120:])
		if f.version < 4 {
			size &= 0xFFFFFFFF // older programs leave the upper half as it was
		}
		e.size = int(min(size, 1<<40))
		var name []uint16
		for i := 0; i+2 < int(binary.LittleEndian.Uint16(b[64:])) && i < 62; i += 2 {
			name = append(name, binary.LittleEndian.Uint16(b[i:]))
		}
		e.name = string(utf16.Decode(name))
		list = append(list, e)
	}
	return list
}

// siblings are all entries of one folder, each once; at is the one in their middle.
func siblings(all []entry, at uint32) (list []entry) {
	seen := make([]bool, len(all))
	for next := []uint32{at}; len(next) > 0; {
		i := next[len(next)-1]
		next = next[:len(next)-1]
		if uint64(i) >= uint64(len(all)) || seen[i] {
			continue
		}
		seen[i] = true
		list = append(list, all[i])
		next = append(next, all[i].left, all[i].right)
	}
	return list
}

// Has tells whether a stream stands at the top of the container.
func (f *File) Has(name string) bool {
	_, ok := f.find(name)
	return ok
}

func (f *File) find(name string) (entry, bool) {
	for _, e := range f.top {
		if e.kind == streamKind && e.name == name {
			return e, true
		}
	}
	return entry{}, false
}

// Stream reads a stream at the top of the container, nil where there is none of the name.
func (f *File) Stream(name string) ([]byte, error) {
	e, ok := f.find(name)
	if !ok {
		return nil, nil
	}
	if e.size >= smallest {
		return f.chain(e.start, e.size)
	}
	return f.small(e.start, e.size)
}
