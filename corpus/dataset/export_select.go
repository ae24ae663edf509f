package dataset

// Choosing reports: by year, place and agency, current ones or every version.

import "strings"

// Selection chooses reports. The zero value is the current report of every agency
// and year.
type Selection struct {
	Years  []int
	Region string // a fragment of the division's path, or a division code
	Agency string // a fragment of the agency's name
	All    bool   // every version, not only current ones
}

// Partial tells whether reports may be left out for their year, place or agency.
func (s Selection) Partial() bool { return len(s.Years) > 0 || s.Region != "" || s.Agency != "" }

// Where is the selection as a condition on the view reports, with its arguments.
func (s Selection) Where() (string, []any) {
	terms, args := []string{"1"}, []any{}
	add := func(term string, values ...any) {
		terms, args = append(terms, term), append(args, values...)
	}
	if !s.All {
		add("is_current = 1")
	}
	if len(s.Years) > 0 {
		marks := strings.TrimSuffix(strings.Repeat("?,", len(s.Years)), ",")
		years := make([]any, len(s.Years))
		for i, y := range s.Years {
			years[i] = y
		}
		add("year IN ("+marks+")", years...)
	}
	switch prefix := codePrefix(s.Region); {
	case prefix != "":
		add("substr(division_code, 1, length(?)) = ?", prefix, prefix)
	case s.Region != "":
		// An agency of no known division may still be named after its place.
		add("instr(coalesce(division_path, agency, ''), ?) > 0", s.Region)
	}
	if s.Agency != "" {
		add("(instr(coalesce(agency, ''), ?) > 0 OR instr(coalesce(agency_printed, ''), ?) > 0)", s.Agency, s.Agency)
	}
	return strings.Join(terms, " AND "), args
}

// codePrefix is what the codes of a division and of all below it begin with: 41
// for 410000 and 4112 for 411200. It is "" for what is no code.
func codePrefix(region string) string {
	if region == "" || strings.Trim(region, "0123456789") != "" {
		return ""
	}
	if len(region) == 6 {
		region = strings.TrimSuffix(strings.TrimSuffix(region, "00"), "00")
	}
	return region
}
