package mht

// Encodings of mail. What is no part of an encoding is left out (base64) or kept as it is
// (quoted-printable), as mail programs do.

import (
	"bytes"
	"encoding/base64"
	"strings"
)

func decoded(encoding string, body []byte) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return fromBase64(body)
	case "quoted-printable":
		return fromQuoted(body)
	}
	return body
}

// fromBase64 decodes as far as groups of four characters are whole.
func fromBase64(body []byte) []byte {
	digits := make([]byte, 0, len(body))
	for _, c := range body {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			digits = append(digits, c)
		}
	}
	if len(digits)%4 == 1 {
		digits = digits[:len(digits)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(digits)))
	n, _ := base64.RawStdEncoding.Decode(out, digits) // of digits alone: nothing fails
	return out[:n]
}

// fromQuoted reads =XX as a byte and joins a line that ends in = with the next.
func fromQuoted(body []byte) []byte {
	out := make([]byte, 0, len(body))
	for len(body) > 0 {
		line, rest, ended := bytes.Cut(body, []byte("\n"))
		body = rest
		line = bytes.TrimRight(line, " \t\r")
		soft := bytes.HasSuffix(line, []byte("=")) // =3D is the sign itself
		if soft {
			line = line[:len(line)-1]
		}
		for i := 0; i < len(line); i++ {
			if line[i] == '=' && i+2 < len(line) && nibble(line[i+1]) >= 0 && nibble(line[i+2]) >= 0 {
				out = append(out, byte(nibble(line[i+1])<<4|nibble(line[i+2])))
				i += 2
				continue
			}
			out = append(out, line[i])
		}
		if ended && !soft {
			out = append(out, '\n')
		}
	}
	return out
}

// nibble is the value of a hexadecimal digit, -1 for any other character.
func nibble(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
