package archive

// What gave no record is noted and passed over: the next place is found where one begins.

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Damage is a stretch of a file that gave no record.
type Damage struct {
	File   string
	Offset int64
	Cut    bool // the file ends in the middle of a record
	Why    string
}

func (d Damage) String() string { return fmt.Sprintf("%s: at byte %d: %s", d.File, d.Offset, d.Why) }

// skip notes damage and goes on at the next record that begins behind it.
func (s *scanner) skip(start int64, why error) error {
	cut := errors.Is(why, io.ErrUnexpectedEOF)
	if cut {
		why = errors.New("the file ends in the middle of a record")
	}
	s.damages = append(s.damages, Damage{s.name, start, cut, why.Error()})
	if len(s.damages) >= maxDamages {
		return errors.New("damaged all over")
	}
	s.member, s.content = nil, nil
	return s.seekRecord(start + 1)
}

const (
	maxDamages    = 1000
	maxCandidates = 100_000
)

// seekRecord goes to the next place from which a record can be read; to the end where
// there is none, or where the file cannot be read twice.
func (s *scanner) seekRecord(from int64) error {
	seeker, ok := s.r.(io.ReadSeeker)
	if !ok {
		s.in = newCounter(bytes.NewReader(nil), s.in.n)
		return nil
	}
	for range maxCandidates {
		if _, err := seeker.Seek(from, io.SeekStart); err != nil {
			return err
		}
		in := newCounter(seeker, from)
		plain, err := findMagic(in)
		if errors.Is(err, io.EOF) {
			s.in = in
			return nil
		}
		if err != nil {
			return err
		}
		at := in.n
		if _, err := seeker.Seek(at, io.SeekStart); err != nil {
			return err
		}
		if s.in = newCounter(seeker, at); plain || beginsRecord(s.in) {
			if _, err := seeker.Seek(at, io.SeekStart); err != nil {
				return err
			}
			s.in = newCounter(seeker, at)
			return nil
		}
		from = at + 1
	}
	return errors.New("damaged all over")
}

// findMagic stops before the next sign of a member or of a plain record.
func findMagic(in *counter) (plain bool, err error) {
	before := byte('\n')
	for {
		b, err := in.Peek(7)
		if len(b) < 3 {
			if err == nil || errors.Is(err, io.EOF) {
				in.Discard(len(b))
				return false, io.EOF
			}
			return false, err
		}
		if isGzip(b) && b[2] == 8 {
			return false, nil
		}
		if before == '\n' && string(b) == "WARC/1." {
			return true, nil
		}
		before, _ = in.ReadByte()
	}
}

func beginsRecord(in *counter) bool {
	z, err := gzip.NewReader(in)
	if err != nil {
		return false
	}
	b := make([]byte, 5)
	_, err = io.ReadFull(z, b)
	return err == nil && string(b) == "WARC/"
}
