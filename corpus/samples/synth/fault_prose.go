package synth

// Slips of the prose: one of its numbers is not the table's, or it denies what the
// table holds. Each lets the figures stand, or makes room for the slip in them.

var slips = []Fault{
	slip("nar-received", nil), slip("nar-handled", nil), slip("nar-carried-in", nil), slip("nar-carried-out", nil),
	slip("nar-applicant-split", nil), slip("nar-outcome-count", nil), slip("nar-outcome-percent", nil), slip("nar-percent-sum", nil),
	slip("nar-self-balance", nil), slip("nar-none-but-table", nil), slip("nar-conflicting-totals", nil),
	slip("nar-some-but-table-zero", (*Report).noRequests), slip("nar-all-done-but-carried", (*Report).open),
	slip("nar-review", (*Report).corrected), slip("nar-suit", nil), slip("nar-no-legal-but-table", (*Report).corrected),
	slip("nar-legal-but-table-zero", (*Report).noDisputes), slip("nar-all-upheld", (*Report).corrected),
	slip("nar-normdocs", nil), slip("nar-rules", nil), slip("nar-decisions", nil), slipOf("nar-active-below-normdocs", F2021, (*Report).manyDocuments),
	slip("nar-parts-exceed-total", nil), slip("nar-parts-differ", nil), slip("nar-number-missing", nil), slip("nar-fee-unit", nil),
}

func slip(check string, room func(*Report, *dice)) Fault { return slipOf(check, "", room) }

func slipOf(check, form string, room func(*Report, *dice)) Fault {
	return Fault{check, form, func(r *Report, d *dice) string {
		r.slip = check
		if room != nil {
			room(r, d)
		}
		return "the prose"
	}, nil}
}

// noRequests empties the table requests.
func (r *Report) noRequests(*dice) {
	for _, k := range r.Keys() {
		if k.Table == "requests" {
			r.set(k.Table, k.Row, k.Column, 0)
		}
	}
}

// noDisputes empties the table disputes.
func (r *Report) noDisputes(*dice) {
	for _, k := range r.Keys() {
		if k.Table == "disputes" {
			r.set(k.Table, k.Row, k.Column, 0)
		}
	}
}

// open carries a request forward.
func (r *Report) open(d *dice) {
	column := r.applicant(d)
	r.grow("received", column, 1)
	r.grow("carried_forward", column, 1)
}

// corrected adds a review that was corrected.
func (r *Report) corrected(*dice) {
	r.add("disputes", "review", "corrected", 1)
	r.add("disputes", "review", "total", 1)
}

// manyDocuments issues normative documents that remain in force.
func (r *Report) manyDocuments(d *dice) {
	n := d.between(6, 30)
	r.add("disclosure", "normative_documents", "issued", n)
	r.add("disclosure", "normative_documents", "in_force", n)
}
