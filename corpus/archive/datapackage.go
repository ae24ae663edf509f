package archive

// What the datapackage.json of a WACZ promises of its files.

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"
)

// maxPackage bounds the list.
const maxPackage = 16 << 20

// promise is sha256 in hex by the path of a file; another hash promises nothing here.
type promise map[string]string

// promises reads the list; one that is missing or cannot be read promises nothing.
func promises(z *zip.Reader) promise {
	f, err := z.Open("datapackage.json")
	if err != nil {
		return nil
	}
	defer f.Close()
	var list struct {
		Resources []struct{ Path, Hash string }
	}
	if json.NewDecoder(io.LimitReader(f, maxPackage)).Decode(&list) != nil {
		return nil
	}
	p := promise{}
	for _, r := range list.Resources {
		if sum, ok := strings.CutPrefix(r.Hash, "sha256:"); ok {
			p[r.Path] = strings.ToLower(sum)
		}
	}
	return p
}

// broken tells a file that is not what was promised. It is read all the same: its records
// have digests of their own.
func (p promise) broken(f *zip.File, name string) (Damage, bool) {
	want, ok := p[f.Name]
	if !ok {
		return Damage{}, false
	}
	r, err := f.Open()
	if err != nil {
		return Damage{}, false // reading says why
	}
	defer r.Close()
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil || hex.EncodeToString(h.Sum(nil)) != want {
		return Damage{name + Inside + f.Name, 0, false, "not the file of datapackage.json: its sha256 is another"}, true
	}
	return Damage{}, false
}
