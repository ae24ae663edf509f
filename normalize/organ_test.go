package normalize

import "testing"

func TestOrganName(t *testing.T) {
	for _, c := range []struct{ name, code, want string }{
		{"卢氏县交通局", "411224", "交通运输局"},
		{"卢氏县交通运输局", "411224", "交通运输局"},
		{"河南省三门峡市卢氏县交通运输局", "411224", "交通运输局"},
		{"卢氏县人民政府", "411224", "人民政府"},
		{"卢氏县政府", "411224", "人民政府"},
		{"卢氏县教育局", "411224", "教育局"}, // not 教育体育局: that is another organ
		{"卢氏县发展改革委", "411224", "发展和改革委员会"},
		{"卢氏县", "411224", "卢氏县"},
		{"交通局", "", "交通运输局"},
		{"", "", ""},
	} {
		if got := OrganName(Agency{Name: c.name, DivisionCode: c.code}); got != c.want {
			t.Errorf("%s in %q: got %q, want %q", c.name, c.code, got, c.want)
		}
	}
}

func TestOrganField(t *testing.T) {
	for _, c := range []struct{ name, kind, want string }{
		{"卢氏县交通局", KindDepartment, "交通运输"},
		{"综合行政执法局", KindDepartment, "综合执法"},
		{"咸宁市政务服务和大数据管理局", KindDepartment, "行政审批"},
		{"卢氏县人民政府", KindGovernment, KindGovernment},
		{"木塔乡人民政府", KindTownship, KindTownship},
		{"某局", KindDepartment, ""},
		{"湛江市人民政府地方志办公室", KindDepartment, ""}, // 人民政府 is no 民政
	} {
		if got := OrganField(Agency{Name: c.name, Kind: c.kind}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestOrganNameOverRenamedDivisions: 襄樊市 was renamed 襄阳市 and kept its code.
func TestOrganNameOverRenamedDivisions(t *testing.T) {
	for _, name := range []string{"襄樊市财政局", "襄阳市财政局", "湖北省襄樊市财政局"} {
		if got := OrganName(Agency{Name: name, DivisionCode: "420600"}); got != "财政局" {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

// TestOrganNameOfABareDivision: 卢氏县 is 卢氏县人民政府 where the document says so in
// every respect, and stays what it is where one is open.
func TestOrganNameOfABareDivision(t *testing.T) {
	government := Agency{Name: "卢氏县", DivisionCode: "411224", Level: "county", Kind: KindGovernment, Scope: ScopeArea}
	for _, c := range []struct {
		about  string
		change func(*Agency)
		want   string
	}{
		{"as it is", func(*Agency) {}, "人民政府"},
		{"with its province and city", func(a *Agency) { a.Name = "河南省三门峡市卢氏县" }, "人民政府"},
		{"of no known level", func(a *Agency) { a.Level = "" }, "卢氏县"},
		{"of the level above", func(a *Agency) { a.Level = "prefecture" }, "卢氏县"},
		{"of another kind", func(a *Agency) { a.Kind = KindOffice }, "卢氏县"},
		{"of its own body alone", func(a *Agency) { a.Scope = ScopeOwn }, "卢氏县"},
		{"without a division", func(a *Agency) { a.DivisionCode = "" }, "卢氏县"},
		{"the city above, by name", func(a *Agency) { a.Name = "三门峡市" }, "三门峡市"},
		{"a zone", func(a *Agency) { a.IsZone = true }, "卢氏县"},
		{"a town", func(a *Agency) {
			*a = Agency{Name: "茅坪回族镇", DivisionCode: "611025105", Level: "township", Kind: KindTownship, Scope: ScopeOwn}
		}, "人民政府"},
		{"a subdistrict", func(a *Agency) {
			*a = Agency{Name: "打浦桥街道", DivisionCode: "310101021", Level: "township", Kind: KindSubdistrict, Scope: ScopeOwn}
		}, "街道办事处"},
		{"a subdistrict in full", func(a *Agency) {
			*a = Agency{Name: "打浦桥街道办事处", DivisionCode: "310101021", Level: "township", Kind: KindSubdistrict, Scope: ScopeOwn}
		}, "街道办事处"},
		{"a subdistrict whose code is in another table", func(a *Agency) {
			*a = Agency{Name: "九龙坡区二郎街道办事处", DivisionCode: "500107008", Level: "township", Kind: KindSubdistrict, Scope: ScopeOwn}
		}, "街道办事处"},
	} {
		a := government
		c.change(&a)
		if got := OrganName(a); got != c.want {
			t.Errorf("%s: got %s, want %s", c.about, got, c.want)
		}
	}
}
