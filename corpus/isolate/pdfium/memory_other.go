//go:build !unix

package pdfium

func reserved(size int) []byte { return make([]byte, size) }

func release([]byte) {}
