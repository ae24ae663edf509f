package archive

// The sorted CDXJ beside each file: one line per answer, by address and time, so that
// other tools find a capture without reading the archive.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// entry is one answer in the index.
type entry struct {
	URL, Mime, Kind, ID, Digest, File string
	Status                            int
	Offset, Length                    int64
	at                                time.Time
}

// line is an entry as CDXJ programs write it: numbers are strings there.
type line struct {
	URL    string `json:"url"`
	Mime   string `json:"mime"`
	Status string `json:"status"`
	Digest string `json:"digest"`
	Length string `json:"length"`
	Offset string `json:"offset"`
	File   string `json:"filename"`
	ID     string `json:"recordId"`
	At     string `json:"timestamp"`
}

const cdxTime = "20060102150405"

func (e *entry) encode() string {
	mime, _, _ := strings.Cut(e.Mime, ";")
	if e.Kind == "revisit" {
		mime = "warc/revisit"
	}
	b, _ := json.Marshal(line{e.URL, strings.TrimSpace(mime), strconv.Itoa(e.Status), e.Digest,
		strconv.FormatInt(e.Length, 10), strconv.FormatInt(e.Offset, 10), e.File, e.ID, warcDate(e.at)})
	return SURT(e.URL) + " " + e.at.UTC().Format(cdxTime) + " " + string(b)
}

func encodeIndex(entries []entry) []byte {
	lines := make([]string, len(entries))
	for i := range entries {
		lines[i] = entries[i].encode() + "\n"
	}
	slices.Sort(lines)
	return []byte(strings.Join(lines, ""))
}

// writeIndex puts the index in its place whole.
func writeIndex(warc string, entries []entry) error {
	f, err := os.CreateTemp(filepath.Dir(warc), ".index-")
	if err != nil {
		return err
	}
	_, err = f.Write(encodeIndex(entries))
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), IndexName(warc))
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// linesIn counts the lines of an index.
func linesIn(name string) (n int, err error) {
	b, err := os.ReadFile(name)
	return bytes.Count(b, []byte("\n")), err
}

func readIndex(name string) (list []entry, err error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return decodeIndex(b, name)
}

func decodeIndex(b []byte, name string) (list []entry, err error) {
	for n, text := range bytes.Split(b, []byte("\n")) {
		at := bytes.IndexByte(text, '{')
		if at < 0 {
			continue
		}
		var l line
		if err := json.Unmarshal(text[at:], &l); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", name, n+1, err)
		}
		e := entry{URL: l.URL, Mime: l.Mime, Kind: "response", ID: l.ID, Digest: l.Digest, File: l.File}
		if l.Mime == "warc/revisit" {
			e.Kind = "revisit"
		}
		e.Status, _ = strconv.Atoi(l.Status)
		e.Offset, _ = strconv.ParseInt(l.Offset, 10, 64)
		e.Length, _ = strconv.ParseInt(l.Length, 10, 64)
		e.at, _ = time.Parse(time.RFC3339, l.At)
		list = append(list, e)
	}
	return list, nil
}

// SURT is an address in the order in which indexes sort: com,example)/path?query.
func SURT(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return strings.ReplaceAll(address, " ", "%20")
	}
	labels := strings.Split(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), ".")
	slices.Reverse(labels)
	s := strings.Join(labels, ",")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		s += ":" + p
	}
	s += ")" + strings.ToLower(u.EscapedPath())
	if u.EscapedPath() == "" {
		s += "/"
	}
	if u.RawQuery != "" {
		parts := strings.Split(strings.ToLower(u.RawQuery), "&")
		slices.Sort(parts)
		s += "?" + strings.ReplaceAll(strings.Join(parts, "&"), " ", "%20")
	}
	return s
}
