package archive

// Which payloads are stored, as far as memory is given to it: the latest. One that is
// forgotten is stored again when it comes again; nothing else depends on it.

// payloads keeps two generations. The older is dropped when the younger is full, so that
// between half of them and all of them are known. What is found is young again.
type payloads struct {
	most       int                 // of both
	young, old map[string]Original // by digest
}

func newPayloads(most int) *payloads {
	return &payloads{most: most, young: map[string]Original{}, old: map[string]Original{}}
}

func (p *payloads) find(digest string) (Original, bool) {
	if o, ok := p.young[digest]; ok {
		return o, true
	}
	o, ok := p.old[digest]
	if ok {
		p.add(o)
	}
	return o, ok
}

// add notes a payload; the first place at which it stands is kept.
func (p *payloads) add(o Original) {
	if _, known := p.young[o.Digest]; known {
		return
	}
	if first, known := p.old[o.Digest]; known {
		o = first
	}
	if len(p.young) >= max(1, p.most/2) {
		p.old, p.young = p.young, map[string]Original{}
	}
	p.young[o.Digest] = o
}
