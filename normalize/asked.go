package normalize

// Asked lists the keys that the report's form asks for, in printed order: 200
// for f2021, 198 for f2019, each table by its own form for mixed, none for
// legacy. A plain （六）其他处理 row in f2021 takes the place of its three: 186.
func (r *Report) Asked() []Key {
	var keys []Key
	for _, name := range []string{Disclosure, Requests, Disputes} {
		keys = append(keys, r.TableForm(name).Keys()...)
	}
	return keys
}

// asks is how many keys the report's form asks for.
func (r *Report) asks() (n int) {
	for _, name := range statutory {
		n += r.TableForm(name).size()
	}
	return n
}

// TableForm is the table as the report's form prints it; empty for legacy and
// for documents without a form.
func (r *Report) TableForm(name string) Table {
	version := r.Forms[name]
	if version == "" {
		version = r.Form
	}
	if version == "mixed" {
		version = "f2021"
	}
	f, _ := FormOf(version)
	t, _ := f.Table(name)
	if name == Requests && version == "f2021" && r.PlainSix {
		return plainSix(t)
	}
	return t
}

// plainSix puts the one row of the form of 2019 where the form of 2021 has three.
func plainSix(t Table) Table {
	old, _ := FormOf("f2019")
	before, _ := old.Table(Requests)
	b := t.Blocks[0]
	rows := make([]Row, 0, len(b.Rows))
	for _, row := range b.Rows {
		switch row.Name {
		case "other_no_correction":
			rows = append(rows, rowNamed(before, OtherHandling))
		case "other_fee_unpaid", "other_misc":
		default:
			rows = append(rows, row)
		}
	}
	b.Rows = rows
	t.Blocks = []Block{b}
	return t
}

func rowNamed(t Table, name string) Row {
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			if r.Name == name {
				return r
			}
		}
	}
	return Row{}
}
