package main

// Years and regions are those of the data set.

import (
	"context"
	"slices"
	"strings"

	"nianbao/corpus/dataset"
	"nianbao/normalize/divisions"
)

// year is the year given; else the newest of the data set (nil where it has none),
// or the one before :year.
func (a *app) year(ctx context.Context, db *dataset.DB, name, raw string, before map[string]any) (any, error) {
	if raw != "" {
		return a.yearGiven(name, raw, before)
	}
	if year, ok := before["year"].(int); ok {
		return year - 1, nil
	}
	years, err := yearsOf(ctx, db)
	if err != nil || len(years) == 0 || name == "since" {
		return nil, err
	}
	return int(years[len(years)-1]), nil
}

func (a *app) yearGiven(name, raw string, before map[string]any) (any, error) {
	n, err := a.wholeNumber(name, strings.TrimSuffix(strings.TrimSuffix(raw, "度"), "年"))
	year, ok := before["year"].(int)
	switch {
	case err != nil:
		return nil, err
	case n < 1900 || n > 2999:
		return nil, a.usage("--%s 应为年份，不是“%s”", "--%s is a year, not “%s”", name, printable(raw))
	case name == "since" && ok && n >= year:
		return nil, a.usage("--since 应早于 --year（%d）", "--since is a year before --year (%d)", year)
	}
	return n, nil
}

// yearsOf lists the years of which the data set has reports.
func yearsOf(ctx context.Context, db *dataset.DB) ([]int64, error) {
	got, err := collectFrom(ctx, db, `SELECT DISTINCT year FROM reports WHERE is_current = 1 AND year IS NOT NULL ORDER BY 1`)
	var years []int64
	for _, row := range got.rows {
		if y, ok := row[0].(int64); ok {
			years = append(years, y)
		}
	}
	return years, err
}

// region makes sure that units of the data set lie in it, and says where where
// the fragment names several divisions: 河南 is also in 青海省黄南…河南蒙古族自治县.
func (a *app) region(ctx context.Context, db *dataset.DB, fragment string) (any, string, error) {
	got, err := collectFrom(ctx, db, `SELECT DISTINCT division_code, division_path, coalesce(name, '') FROM agencies ORDER BY 1, 2, 3`)
	if err != nil {
		return nil, "", err
	}
	matched, provinces, byName := placesOf(got.rows, fragment)
	var notes []string
	if len(matched) == 0 && byName == 0 {
		return nil, "", a.usage("数据集中没有地区“%s”的单位；已有：%s", "the data set has no unit in region “%s”; it has: %s", printable(fragment), a.some(provinces, 40))
	}
	if len(matched) > 1 {
		notes = append(notes, a.say("地区“%s”对应 %d 处，已一并列入：%s；写长些可以区分", "region “%s” is %d places, all taken together: %s; a longer fragment tells them apart", fragment, len(matched), a.some(matched, 8)))
	}
	if byName > 0 {
		notes = append(notes, a.say("有 %[1]d 个单位地区不明，按名称中的“%[2]s”归入", "units of unknown region taken in because their name holds “%[2]s”: %[1]d", byName, fragment))
	}
	return fragment, strings.Join(notes, a.say("；", "; ")), nil
}

// placesOf lists the outermost divisions whose name holds the fragment, all
// outermost divisions, and how many units without a division hold it in their name.
func placesOf(units [][]any, fragment string) (matched, provinces []string, byName int) {
	add := func(list *[]string, name string) {
		if !slices.Contains(*list, name) {
			*list = append(*list, name)
		}
	}
	holds := func(name string) bool { return strings.Contains(name, fragment) }
	for _, row := range units {
		path := text(row[1])
		if path == "" {
			if holds(text(row[2])) {
				byName++
			}
			continue
		}
		names := pathNames(text(row[0]), path)
		add(&provinces, names[0])
		if i := slices.IndexFunc(names, holds); i >= 0 {
			add(&matched, names[i])
		}
	}
	return matched, provinces, byName
}

// pathNames gives a division and those above it, each with its whole path, from
// the top.
func pathNames(code, path string) []string {
	d, ok := divisions.ByCode(code)
	if !ok || d.FullName() != path {
		return []string{path}
	}
	var names []string
	for _, p := range d.Path() {
		names = append(names, p.FullName())
	}
	return names
}

// some lists the first names of a list and says how many more there are.
func (a *app) some(list []string, most int) string {
	if len(list) == 0 {
		return a.say("（无）", "(none)")
	}
	said := strings.Join(list[:min(most, len(list))], a.say("、", ", "))
	if len(list) > most {
		said += a.say(" 等 %[2]d 个", " and %[1]d more", len(list)-most, len(list))
	}
	return said
}

func collectFrom(ctx context.Context, db *dataset.DB, query string) (got answer, err error) {
	err = db.Rows(ctx, query, nil, func(names []string) error {
		got.names = names
		return nil
	}, func(row []any) error {
		got.rows = append(got.rows, row)
		return nil
	})
	return got, err
}
