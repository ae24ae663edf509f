package main

// What a parameter may be, by the names that people give it, in both languages.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/corpus/dataset"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

var unitKinds = []dataset.Choice{
	{Value: normalize.KindGovernment, Names: []string{"政府", "人民政府", "government"}},
	{Value: normalize.KindOffice, Names: []string{"政府办公室", "政府办", "government office"}},
	{Value: normalize.KindDepartment, Names: []string{"部门", "局", "department"}},
	{Value: normalize.KindTownship, Names: []string{"乡镇", "乡镇政府", "乡镇人民政府", "township"}},
	{Value: normalize.KindSubdistrict, Names: []string{"街道", "街道办事处", "subdistrict"}},
	{Value: normalize.KindZone, Names: []string{"开发区", "管委会", "zone"}},
	{Value: normalize.KindBranch, Names: []string{"垂直管理", "分局", "vertical branch"}},
	{Value: normalize.KindInstitution, Names: []string{"事业单位", "institution"}},
	{Value: normalize.KindInternal, Names: []string{"内设机构", "科室", "internal unit"}},
	{Value: normalize.KindParty, Names: []string{"党委部门", "党委", "party organ"}},
	{Value: normalize.KindOther, Names: []string{"其他", "other"}},
}

var unitLevels = []dataset.Choice{
	{Value: "national", Names: []string{"国家级", "国家", "national"}},
	{Value: divisions.Province, Names: []string{"省级", "省", "province"}},
	{Value: divisions.Prefecture, Names: []string{"市级", "地级", "市", "prefecture"}},
	{Value: divisions.County, Names: []string{"县级", "县", "区县", "county"}},
	{Value: divisions.Township, Names: []string{"乡级", "乡镇级", "township"}},
}

var unitScopes = []dataset.Choice{
	{Value: normalize.ScopeOwn, Names: []string{"部门自身", "本机关", "own body"}},
	{Value: normalize.ScopeOwnMore, Names: []string{"本机关及所属单位", "含所属单位", "own body and subordinate units"}},
	{Value: normalize.ScopeArea, Names: []string{"全区域汇总", "全区域", "whole area"}},
	{Value: normalize.ScopeUnknown, Names: []string{"不明", "范围不明", "unknown"}},
}

var rankings = []dataset.Choice{{Value: "count", Names: []string{"件数", "数量"}}, {Value: "rate", Names: []string{"比率", "率"}}}

// choicesOf lists what a parameter may be; nil where anything goes.
func choicesOf(q *dataset.Question, name string) []dataset.Choice {
	switch name {
	case "kind":
		return unitKinds
	case "level":
		return unitLevels
	case "scope":
		return unitScopes
	case "by":
		return rankings
	}
	return q.Choices[name]
}

// choose finds a value by itself, by one of its names, or by the end of its key
// (internal_affairs for denied_internal_affairs).
func (a *app) choose(q *dataset.Question, name, raw string, choices []dataset.Choice) (any, error) {
	if raw == "" {
		raw = q.Defaults[name]
	}
	if raw == "" {
		if _, own := q.Choices[name]; own || name == "by" {
			return choices[0].Value, nil
		}
		return nil, nil
	}
	wanted := foldChoice(raw)
	for _, c := range choices {
		fits := func(s string) bool { return foldChoice(s) == wanted }
		if fits(c.Value) || slices.ContainsFunc(c.Names, fits) || strings.HasSuffix(c.Value, "_"+wanted) {
			return c.Value, nil
		}
	}
	return nil, a.usage("--%s 没有“%s”；可用的有：%s", "--%s: there is no “%s”; there are: %s", name, printable(raw), strings.Join(a.choiceNames(choices), a.say("、", ", ")))
}

var choiceSigns = regexp.MustCompile(`[\s"“”‘’'_-]+`)

func foldChoice(s string) string {
	return choiceSigns.ReplaceAllString(strings.ToLower(normalize.Compact(s)), "")
}

// choiceNames says each choice by its first name in the user's language.
func (a *app) choiceNames(choices []dataset.Choice) []string {
	var list []string
	for _, c := range choices {
		list = append(list, a.choiceName(c))
	}
	return list
}

func (a *app) choiceName(c dataset.Choice) string {
	if a.lang == "zh" || len(c.Names) == 0 {
		return c.Names[0]
	}
	for _, n := range c.Names {
		if n[0] < 0x80 {
			return n
		}
	}
	return c.Value
}

// told says a value in the user's language.
func (a *app) told(q *dataset.Question, name string, v any) string {
	for _, c := range choicesOf(q, name) {
		if c.Value == v {
			return a.choiceName(c)
		}
	}
	return fmt.Sprint(v)
}
