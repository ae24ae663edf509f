package divisions

import "testing"

// TestYears: a report has the code of its own year, and names of divisions that are
// gone are found.
func TestYears(t *testing.T) {
	for _, tt := range []struct {
		name string
		year int
		want string
	}{
		{"偃师市财政局", 2019, "410381"}, {"偃师区财政局", 2022, "410307"}, {"偃师市财政局", 2022, "410381"}, {"偃师区财政局", 2020, "410307"}, {"偃师市财政局", 0, "410381"},
		{"寿县财政局", 2014, "341521"}, {"寿县财政局", 2019, "340422"}, {"寿县财政局", 0, "340422"},
		{"公主岭市", 2019, "220381"}, {"公主岭市", 2022, "220184"}, {"莱芜市教育局", 2018, "371200"}, {"襄樊市", 2009, "420600"}, {"济源市", 2023, "419001"},
		{"洛阳市偃师市", 2020, "410381"}, {"洛阳市偃师区", 2021, "410307"}, {"淮南市寿县", 2020, "340422"}, {"六安市寿县", 2014, "341521"}, {"淮南市寿县", 2014, "340422"},
	} {
		if d, _ := ParseIn(tt.name, tt.year).Only(); d.Code != tt.want {
			t.Errorf("%s in %d: got %s %s, want %s", tt.name, tt.year, d.Code, d.Name, tt.want)
		}
	}
}

func TestByCodeIn(t *testing.T) {
	for _, tt := range []struct {
		code string
		year int
		want string
	}{
		{"410381", 2020, "偃师市"}, {"410381", 2021, ""}, {"410307", 2020, ""}, {"410307", 2024, "偃师区"}, {"420600", 2009, "襄樊市"}, {"420600", 2019, "襄阳市"},
		{"411224100", 2010, "城关镇"}, {"411224", 1999, "卢氏县"}, {"", 2020, ""},
	} {
		if d, _ := ByCodeIn(tt.code, tt.year); d.Name != tt.want {
			t.Errorf("%s in %d: got %q, want %q", tt.code, tt.year, d.Name, tt.want)
		}
	}
}

// TestSuccessors: what took the place of a division, and between which editions.
func TestSuccessors(t *testing.T) {
	for _, tt := range []struct{ code, to, next string }{
		{"410381", "2020-06-30", "410307"}, {"341521", "2015-09-30", "340422"}, {"220381", "2019-10-31", "220184"}, {"330204", "2016-07-31", "330212"}, {"110228", "2015-09-30", "110118"}, {"411224", "", ""},
	} {
		d, _ := ByCode(tt.code)
		next, _ := d.Successor()
		if d.ValidTo() != tt.to || next.Code != tt.next {
			t.Errorf("%s %s: got %s %s, want %s %s", tt.code, d.Name, d.ValidTo(), next.Code, tt.to, tt.next)
		}
	}
	if d, _ := ByCode("410307"); d.ValidFrom() != "2021-10-31" {
		t.Errorf("偃师区 from %s", d.ValidFrom())
	}
	for i := range table().list {
		d := table().of(i)
		if d.successor != "" {
			if _, ok := d.Successor(); !ok {
				t.Errorf("%s %s: %s is no successor", d.Code, d.Name, d.successor)
			}
		}
	}
}
