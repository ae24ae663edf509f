package fetch

// Telling a server that only speaks DHE. The library has no such suites: to say why
// nothing helps, a hello that offers nothing else is sent, and any server hello is the
// proof. The connection ends there.

import (
	"context"
	"encoding/binary"
	"io"
	"net/url"
	"time"
)

// dheSuites are DHE_RSA and DHE_DSS with AES and 3DES.
var dheSuites = []uint16{0x009f, 0x009e, 0x006b, 0x0067, 0x0039, 0x0033, 0x0016, 0x00a3, 0x00a2, 0x006a, 0x0040, 0x0038, 0x0032, 0x0013}

func (h *Host) speaksDHE(ctx context.Context, u *url.URL) bool {
	if u.Scheme != "https" || len(h.at) == 0 {
		return false
	}
	leave, err := h.take(ctx, h.at[0])
	if err != nil {
		return false
	}
	defer leave()
	port := u.Port()
	if port == "" {
		port = "443"
	}
	if !h.spend() {
		return false
	}
	conn, err := h.f.dial(ctx, h.at[0], port)
	if err != nil {
		return false
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(h.f.o.Timeouts.TLS)) // an error here shows in what follows
	if _, err := conn.Write(dheHello(u.Hostname())); err != nil {
		return false
	}
	answer := make([]byte, 6)
	_, err = io.ReadFull(conn, answer)
	return err == nil && answer[0] == 22 && answer[5] == 2 // a handshake record with a server hello
}

// dheHello is a TLS 1.2 client hello (RFC 5246, 7.4.1.2) with the name and the usual
// signature algorithms.
func dheHello(name string) []byte {
	u16 := binary.BigEndian.AppendUint16
	block := func(b []byte) []byte { return append(u16(nil, uint16(len(b))), b...) }
	extension := func(kind uint16, b []byte) []byte { return append(u16(nil, kind), block(b)...) }

	var suites, algorithms []byte
	for _, s := range dheSuites {
		suites = u16(suites, s)
	}
	for _, a := range []uint16{0x0401, 0x0501, 0x0601, 0x0201, 0x0202, 0x0402} {
		algorithms = u16(algorithms, a)
	}
	extensions := extension(0, block(append([]byte{0}, block([]byte(name))...)))
	extensions = append(extensions, extension(13, block(algorithms))...)

	hello := u16(nil, 0x0303)
	hello = append(hello, make([]byte, 32)...) // no secret is ever made of this random
	hello = append(hello, 0)                   // no session
	hello = append(hello, block(suites)...)
	hello = append(hello, 1, 0) // no compression
	hello = append(hello, block(extensions)...)

	message := append([]byte{1, 0}, block(hello)...) // client hello, 24-bit length
	return append([]byte{22, 3, 1}, block(message)...)
}
