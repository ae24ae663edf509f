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
