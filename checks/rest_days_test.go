package checks

import "testing"

func TestNextWorking(t *testing.T) {
	for day, want := range map[string]string{
		"2024-01-31": "2024-01-31", // a Wednesday
		"2021-01-31": "2021-02-01", // a Sunday
		"2026-01-31": "2026-02-02", // a Saturday
		"2024-03-31": "2024-04-01",
		"2022-01-31": "2022-02-07", // the Spring Festival
		"2025-01-31": "2025-02-05",
		"2020-01-31": "2020-02-03",
		"2023-01-31": "2023-01-31",
		"":           "",
	} {
		if got := NextWorking(day); got != want {
			t.Errorf("NextWorking(%s): got %s, want %s", day, got, want)
		}
	}
}
