package dataset

// The hashes of texts that are compared more than once, so that most are read once.

import "nianbao/corpus/alike"

// copySection is a section without what copying changes, as hashes.
type copySection struct {
	id     int64
	text   uint64   // of the whole
	hashes []uint32 // of its shingles, as they follow each other, without common wording
}

// hashedTexts are sections of reports that are likely to be asked for again: most of
// what they say is common wording.
type hashedTexts struct {
	common  *alike.Wording          // of the country, that hashes are without
	of      map[int64][]copySection // by report
	held    int                     // hashes
	version int64                   // of the file that they were read from
}

const (
	// hashedAtMost bounds what they take to 16 MB: about two thousand reports with
	// common wording, and many more without it.
	hashedAtMost = 4 << 20
	sectionTakes = 12 // hashes that take as much memory as a section without any
)

func newHashed(common *alike.Wording) *hashedTexts {
	return &hashedTexts{common: common, of: map[int64][]copySection{}}
}

// without gives the same without common wording.
func (h *hashedTexts) without(common *alike.Wording) *hashedTexts {
	rest := newHashed(common)
	for no, list := range h.of {
		for i := range list {
			list[i].hashes = alike.Own(list[i].hashes, common)
		}
		tight(list)
		rest.keep(no, list)
	}
	return rest
}

// keep holds the sections of a report while there is room.
func (h *hashedTexts) keep(no int64, list []copySection) {
	n := 0
	for _, s := range list {
		n += len(s.hashes) + sectionTakes
	}
	if h.held+n <= hashedAtMost {
		h.held += n
		h.of[no] = list
	}
}

// tight puts the hashes of sections into one place of just their size.
func tight(list []copySection) {
	n := 0
	for _, s := range list {
		n += len(s.hashes)
	}
	all := make([]uint32, 0, n)
	for i := range list {
		from := len(all)
		all = append(all, list[i].hashes...)
		list[i].hashes = all[from:]
	}
}
