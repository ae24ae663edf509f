package extract

// decodeText decodes a document that declares no charset and refuses one whose
// characters were lost before it came here.
func decodeText(b []byte) (string, Charset, error) {
	text, charset := decode(b, "")
	if why := garbled(text); why != "" {
		return "", charset, &Refusal{"mojibake", why}
	}
	return text, charset, nil
}
