package checks

import (
	"strings"
	"testing"

	"nianbao/normalize"
)

func TestStatutoryDeadline(t *testing.T) {
	for _, c := range []struct {
		name, kind, level string
		year              int
		on, basis         string
	}{
		{"卢氏县水利局", normalize.KindDepartment, "county", 2024, "2025-01-31", "regulation_49_1"},
		{"卢氏县人民政府", normalize.KindGovernment, "county", 2024, "2025-03-31", "regulation_49_2"},
		{"卢氏县水利局", normalize.KindDepartment, "county", 2018, "2019-03-31", "regulation_2007"},
		{"某局", normalize.KindDepartment, "", 2024, "", ""},
		{"湛江市人民政府地方志办公室", normalize.KindDepartment, "prefecture", 2024, "", ""}, // may be no department
		{"卢氏县人民政府办公室", normalize.KindOffice, "county", 2024, "", ""},
		{"城关镇人民政府", normalize.KindTownship, "township", 2024, "", ""},
		{"城关镇", normalize.KindGovernment, "township", 2024, "", ""},
		{"某开发区管委会", normalize.KindZone, "county", 2024, "", ""},
		{"卢氏县水利局", normalize.KindDepartment, "county", 0, "", ""},
	} {
		got := StatutoryDeadline(normalize.Agency{Name: c.name, Kind: c.kind, Level: c.level}, c.year)
		if got.On != c.on || got.Basis != c.basis || (got.Law.ZH == "") != (c.on == "") {
			t.Errorf("%s %d: got %+v, want %s %s", c.name, c.year, got, c.on, c.basis)
		}
	}
}

func TestDates(t *testing.T) {
	claims := []normalize.Claim{
		{Field: "published_on", Value: "2024-02-01"}, {Field: "published_on", Value: "2024年1月"}, {Field: "title", Value: "2023-01-01"},
		{Field: "signed_on", Value: "2024-01-20"}, {Field: "published_on", Value: "2024-01-18", Origin: "成文日期"}, {Field: "published_on", Value: "2024/01/30"},
	}
	published, written := Dates(claims, "2024-01-25")
	if got, want := strings.Join(append(published, written...), " "), "2024-01-25 2024-02-01 2024-01-18 2024-01-20"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
