package word

// The container of Office 97, and the streams in it that a text is made of.

import "nianbao/extract/ole"

// streams are those that a text of Word is made of.
type streams struct {
	main, table0, table1, data []byte
}

const (
	mainStream = "WordDocument"
	// encryptedPackage holds a document of later Word that has a password.
	encryptedPackage = "EncryptedPackage"
)

// Is tells whether a container is that of a text of Word, or may be: one that cannot be
// opened is damaged.
func Is(b []byte) bool {
	f, err := ole.Open(b)
	return err != nil || f.Has(mainStream) || f.Has(encryptedPackage)
}

// open reads the streams of a container.
func open(b []byte) (s streams, err error) {
	f, err := ole.Open(b)
	switch {
	case err != nil:
		return s, damaged("%v", err)
	case f.Has(encryptedPackage):
		return s, &Failure{"password", "the document is encrypted"}
	case !f.Has(mainStream):
		return s, damaged("the container holds no text")
	}
	for name, at := range map[string]*[]byte{mainStream: &s.main, "0Table": &s.table0, "1Table": &s.table1, "Data": &s.data} {
		if *at, err = f.Stream(name); err != nil {
			return s, damaged("the stream %s: %v", name, err)
		}
	}
	return s, nil
}
