package main

// Choosing reports on the command line: what findings and export share.

import (
	"regexp"
	"strconv"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

type selectionFlags struct {
	years          []string
	region, agency string
	current, all   bool
}

func (a *app) selectionFlags(c *cobra.Command, s *selectionFlags) {
	f := c.Flags()
	f.StringSliceVar(&s.years, "year", nil, a.say("年度：2023、2019..2024，可重复", "`YEAR`s: 2023 or 2019..2024, repeatable"))
	f.StringVar(&s.region, "region", "", a.say("地区名称片段，或行政区划代码", "a `FRAGMENT` of the region's name, or a division code"))
	f.StringVar(&s.agency, "agency", "", a.say("单位名称片段", "a `FRAGMENT` of the agency's name"))
	f.BoolVar(&s.current, "current", false, a.say("只取现行版本（默认）", "current versions only (the default)"))
	f.BoolVar(&s.all, "all", false, a.say("含全部历史版本", "every version, older ones too"))
}

var yearSpan = regexp.MustCompile(`^(\d{4})(?:\.\.(\d{4}))?$`)

// selection turns the flags into reports to choose.
func (a *app) selection(s selectionFlags) (dataset.Selection, error) {
	chosen := dataset.Selection{Region: s.region, Agency: s.agency, All: s.all}
	if s.all && s.current {
		return chosen, a.usage("--all 与 --current 不能并用", "--all and --current exclude each other")
	}
	for _, text := range s.years {
		m := yearSpan.FindStringSubmatch(text)
		if m == nil {
			return chosen, a.usage("--year 应为 2023 或 2019..2024，不能是 %q", "--year is like 2023 or 2019..2024, not %q", text)
		}
		from, _ := strconv.Atoi(m[1]) // four digits
		to := from
		if m[2] != "" {
			to, _ = strconv.Atoi(m[2])
		}
		if to < from || to-from > 100 {
			return chosen, a.usage("--year 的起止颠倒或过长：%q", "--year ends before it begins, or is too long: %q", text)
		}
		for y := from; y <= to; y++ {
			chosen.Years = append(chosen.Years, y)
		}
	}
	return chosen, nil
}
