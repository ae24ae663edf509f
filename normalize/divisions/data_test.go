package divisions

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var csvFolder = flag.String("csv", "", "write divisions.txt.gz from the CSV files in this folder")

// pseudo levels of the statistics office hold places for codes, not for people.
var pseudo = []string{"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}

// TestWrite renews the data: go test ./normalize/divisions -run TestWrite -csv dist
func TestWrite(t *testing.T) {
	if *csvFolder == "" {
		t.Skip("-csv names no folder: the data stay as they are")
	}
	names := map[string]string{}
	for _, file := range []string{"provinces.csv", "cities.csv", "areas.csv", "streets.csv"} {
		for code, name := range readCSV(t, file) {
			for len(code) < 6 {
				code += "00"
			}
			above := names[code[:4]+"00"]
			if slices.Contains(pseudo, name) || name == above || strings.HasSuffix(code, "000") && len(code) == 9 {
				continue // 东莞市 is its own county in the CSV, 金门县 its own town
			}
			names[code] = name
		}
	}
	var lines []string
	for code, name := range names {
		lines = append(lines, code+" "+name+"\n")
	}
	slices.Sort(lines)
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if _, err := w.Write([]byte(strings.Join(lines, ""))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("divisions.txt.gz", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readCSV(t *testing.T, file string) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(*csvFolder, file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, row := range rows[1:] {
		names[row[0]] = row[1]
	}
	return names
}

// TestData: the embedded bytes are whole, in order, and every entry but a
// province has a parent.
func TestData(t *testing.T) {
	count := map[string]int{}
	before := ""
	for _, d := range table().list {
		if d.Code <= before {
			t.Errorf("code %s stands behind %s", d.Code, before)
		}
		before = d.Code
		if n := len(d.Code); n != 6 && n != 9 || d.Name == "" || slices.Contains(pseudo, d.Name) {
			t.Errorf("entry %+v", d)
		}
		if _, ok := d.Parent(); ok == (d.Level == Province) {
			t.Errorf("%s %s, a %s: parent %v", d.Code, d.Name, d.Level, ok)
		}
		count[d.Level]++
	}
	if count[Province] != 31 || count[Prefecture] != 333 || count[County] < 2840 || count[Township] < 38_000 {
		t.Errorf("got %v", count)
	}
	if len(packed) > 500_000 {
		t.Errorf("the data take %d bytes", len(packed))
	}
}
