package xls

// Records: two bytes of kind, two of length, and the body. What does not fit goes on in
// records of its own.

import "encoding/binary"

type scanner struct {
	data []byte
	kind int
	body []byte
	at   int // where the record in hand begins
	end  int // where the next one does
}

// next goes to the next record; false where the stream ends or a record is cut.
func (s *scanner) next() bool {
	s.at = s.end
	if s.at < 0 || s.at+4 > len(s.data) {
		return false
	}
	s.kind = int(binary.LittleEndian.Uint16(s.data[s.at:]))
	n := int(binary.LittleEndian.Uint16(s.data[s.at+2:]))
	if s.at+4+n > len(s.data) {
		return false
	}
	s.body, s.end = s.data[s.at+4:s.at+4+n], s.at+4+n
	return true
}

// whole is the body of the record in hand with those in which it goes on.
func (s *scanner) whole() *pieces {
	p := &pieces{list: [][]byte{s.body}}
	for {
		ahead := scanner{data: s.data, end: s.end}
		if !ahead.next() || ahead.kind != recordContinue {
			return p
		}
		p.list = append(p.list, ahead.body)
		s.end = ahead.end
	}
}

// word and long read little-endian numbers; what is not there is 0.
func word(b []byte, at int) int {
	if at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func long(b []byte, at int) uint32 {
	if at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}
