package parts

// A container written again with some parts changed: the others are copied as they are
// packed, byte by byte.

import (
	"archive/zip"
	"bytes"
	"slices"
)

// Rewrite gives a copy of a container in which some parts have other text, and new ones
// stand at its end. The parts keep their order.
func Rewrite(b []byte, changed map[string]string) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, &Failure{"damaged", err.Error()}
	}
	left := map[string]string{}
	for name := range changed {
		left[Name(name)] = name
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		name, mine := left[Name(f.Name)]
		if !mine {
			err = w.Copy(f)
		} else {
			err = put(w, &zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified}, changed[name])
			delete(left, Name(f.Name))
		}
		if err != nil {
			return nil, &Failure{"damaged", f.Name + ": " + err.Error()}
		}
	}
	var fresh []string
	for _, name := range left {
		fresh = append(fresh, name)
	}
	slices.Sort(fresh)
	for _, name := range fresh {
		if err := put(w, &zip.FileHeader{Name: name, Method: zip.Deflate}, changed[name]); err != nil {
			return nil, &Failure{"damaged", name + ": " + err.Error()}
		}
	}
	if err := w.Close(); err != nil {
		return nil, &Failure{"damaged", err.Error()}
	}
	return out.Bytes(), nil
}

func put(w *zip.Writer, h *zip.FileHeader, text string) error {
	f, err := w.CreateHeader(h)
	if err == nil {
		_, err = f.Write([]byte(text))
	}
	return err
}
