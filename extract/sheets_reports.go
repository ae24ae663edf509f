package extract

import (
	"strings"

	"nianbao/extract/book"
)

// A book may hold several reports, one to the sheet. It is told by a statutory table that
// stands on more than one of them.

// sheetTables are words of the three tables; two of one list tell that table.
var sheetTables = [][]string{
	{"信息内容", "制发件数", "现行有效", "处理决定数", "收费金额", "新公开数"},
	{"本年新收", "结转下年", "予以公开", "自然人"},
	{"结果维持", "尚未审结", "未经复议直接起诉"},
}

// tables tells which of the three tables a sheet holds.
func (s *bookSheet) tables() (held [3]bool) {
	for i, words := range sheetTables {
		n := 0
		for _, word := range words {
			if s.says(word) {
				n++
			}
		}
		held[i] = n > 1
	}
	return held
}

func (s *bookSheet) says(word string) bool {
	for _, p := range s.view.Places {
		if len(p.Text) <= longestLabel && strings.Contains(keepLetters(p.Text), word) {
			return true
		}
	}
	return false
}

// reportsOf are the sheets of each report. Where a table stands twice, each sheet with a
// table is a report, and the others are none's; else all sheets are one report.
func reportsOf(sheets []*bookSheet) (groups [][]*bookSheet, left []Omission) {
	var count [3]int
	var own [][]*bookSheet
	for _, s := range sheets {
		held := s.tables()
		for i, h := range held {
			if h {
				count[i]++
			}
		}
		switch {
		case held != [3]bool{}:
			own = append(own, []*bookSheet{s})
		default:
			left = append(left, omitted(SheetLeft, book.Spot{Count: len(s.view.Places)}, s.name, s.number)...)
		}
	}
	if max(count[0], count[1], count[2]) > 1 {
		return own, left
	}
	return [][]*bookSheet{sheets}, nil
}

// onlyWide is the one wide sheet of a book in which no other sheet holds a table.
func onlyWide(sheets []*bookSheet) (wide *wideSheet, ok bool) {
	for _, s := range sheets {
		switch w, is := s.wide(); {
		case is && wide == nil:
			wide = w
		case s.tables() != [3]bool{}:
			return nil, false
		}
	}
	return wide, wide != nil
}

// properName: a sheet may be named after the unit that it is of, or just be a sheet.
func properName(name string) bool {
	han := 0
	for _, r := range name {
		if r >= firstHan && r <= lastHan {
			han++
		}
	}
	return han >= 3 && !strings.ContainsAny(name, "表件页") && !strings.Contains(strings.ToLower(name), "sheet")
}
