package ole

// Chains of sectors: a table says for each sector which one follows it.

import "encoding/binary"

const (
	lastRegular = 0xFFFFFFFA
	endOfChain  = 0xFFFFFFFE
	inHead      = 109 // sectors of the table that the head names
)

// at is a sector's bytes; the last one of a file may be short, and ends in zeros.
func (f *File) at(number uint32) ([]byte, error) {
	from := (int64(number) + 1) * int64(f.sector)
	if number > lastRegular || from >= int64(len(f.b)) {
		return nil, errDamaged
	}
	b := f.b[from:min(from+int64(f.sector), int64(len(f.b)))]
	if len(b) < f.sector {
		b = append(make([]byte, 0, f.sector), b...)[:f.sector]
	}
	return b, nil
}

func (f *File) sectors() int { return (len(f.b) + f.sector - 1) / f.sector }

// readTable reads the table of sectors. The head names its first sectors, a chain of
// lists the others.
func (f *File) readTable() error {
	var numbers []uint32
	for i := range inHead {
		numbers = append(numbers, f.head(76+4*i))
	}
	list := f.head(68)
	for range f.head(72) {
		if list == endOfChain || len(numbers) > f.sectors()+inHead {
			break
		}
		b, err := f.at(list)
		if err != nil {
			return err
		}
		for i := 0; i+4 < f.sector; i += 4 {
			numbers = append(numbers, binary.LittleEndian.Uint32(b[i:]))
		}
		list = binary.LittleEndian.Uint32(b[f.sector-4:])
	}
	for _, n := range numbers[:min(len(numbers), int(min(f.head(44), 1<<24)))] {
		b, err := f.at(n)
		if err != nil {
			return err
		}
		f.fat = append(f.fat, words(b)...)
		if len(f.fat) > f.sectors() {
			break // it speaks of sectors that are not there
		}
	}
	return nil
}

func words(b []byte) (list []uint32) {
	for ; len(b) >= 4; b = b[4:] {
		list = append(list, binary.LittleEndian.Uint32(b))
	}
	return list
}

// chain reads size bytes, or all of a chain where size is -1.
func (f *File) chain(start uint32, size int) ([]byte, error) {
	if size > len(f.b) {
		return nil, errDamaged
	}
	var out []byte
	if size > 0 {
		out = make([]byte, 0, size+f.sector)
	}
	for n := 0; size < 0 && start != endOfChain || len(out) < size; n++ {
		b, err := f.at(start)
		if err != nil || n > f.sectors() || uint64(start) >= uint64(len(f.fat)) {
			return nil, errDamaged
		}
		out, start = append(out, b...), f.fat[start]
	}
	if size >= 0 {
		out = out[:size]
	}
	return out, nil
}

// readMini reads the stream of small streams and its table. Where they are damaged there
// are no small streams.
func (f *File) readMini(root entry) {
	table, err := f.chain(f.head(60), -1)
	if err != nil {
		return
	}
	if f.mini, err = f.chain(root.start, root.size); err == nil {
		f.miniFAT = words(table)
	}
}

// small reads a stream of size bytes out of the stream of small ones.
func (f *File) small(start uint32, size int) ([]byte, error) {
	out := make([]byte, 0, size+miniSector)
	for len(out) < size {
		from := int64(start) * miniSector
		if uint64(start) >= uint64(len(f.miniFAT)) || from+miniSector > int64(len(f.mini)) {
			return nil, errDamaged
		}
		out, start = append(out, f.mini[from:from+miniSector]...), f.miniFAT[start]
	}
	return out[:size], nil
}
