package roster

// Units that are there twice, and lines that contradict each other. The first line
// holds; the other one is named.

import (
	"fmt"
	"strings"

	"nianbao/normalize"
)

// findTwice leaves out later lines of the same unit, and takes back a credit code
// that another unit has.
func (r *Roster) findTwice() {
	units, first, codes := r.Units, map[string]*Unit{}, map[string]*Unit{}
	r.Units = nil
	for i := range units {
		u := &units[i]
		if before, ok := first[u.key()]; ok {
			r.again(before, u)
			continue
		}
		first[u.key()] = u
		if before, ok := codes[u.CreditCode]; ok && u.CreditCode != "" {
			r.complain(u.Line, "", fmt.Sprintf("%s 与第 %d 行 %s 的信用代码相同，此行的代码不采用", u.Name, before.Line, before.Name),
				fmt.Sprintf("%s has the credit code of %s, line %d; it is not taken here", u.Name, before.Name, before.Line))
			u.refuse("credit_code", u.CreditCode)
			u.CreditCode = ""
		}
		codes[u.CreditCode] = u
		r.Units = append(r.Units, *u)
	}
	r.aliased()
}

func (u *Unit) refuse(column, text string) {
	if u.kept == nil {
		u.kept = map[string]string{}
	}
	u.kept[column] = text
}

// key tells units apart: 财政局 of one county from that of another.
func (u *Unit) key() string {
	a := normalize.Named(u.Name, 0)
	if u.DivisionCode != "" {
		a.DivisionCode = u.DivisionCode
	}
	parent := ""
	if a.DivisionCode == "" {
		parent = normalize.Fold(u.Parent)
	}
	return strings.Join([]string{normalize.OrganName(a), a.DivisionCode, parent}, "|")
}

// again says that a unit was there before, and in which columns the lines differ.
func (r *Roster) again(before, u *Unit) {
	var zh, en []string
	for _, c := range columns[1:] {
		if a, b := c.write(before), c.write(u); a != b && b != "" {
			zh, en = append(zh, c.ZH), append(en, c.ID)
		}
	}
	if len(zh) == 0 {
		r.drop(u.Line, fmt.Sprintf("%s 与第 %d 行重复，未采用", u.Name, before.Line), fmt.Sprintf("%s is there already, line %d; left out", u.Name, before.Line))
		return
	}
	r.drop(u.Line, fmt.Sprintf("%s 与第 %d 行是同一单位而%s不一致，以第 %d 行为准", u.Name, before.Line, strings.Join(zh, "、"), before.Line),
		fmt.Sprintf("%s is the unit of line %d, with another %s; line %d is taken", u.Name, before.Line, strings.Join(en, ", "), before.Line))
}

// aliased: another name of one unit that is the name of another in the same place.
func (r *Roster) aliased() {
	named := map[string]int{}
	for _, u := range r.Units {
		named[u.key()] = u.Line
	}
	for _, u := range r.Units {
		for _, alias := range u.Aliases {
			other := u
			other.Name = alias
			if line, ok := named[other.key()]; ok && line != u.Line {
				r.complain(u.Line, "", fmt.Sprintf("%s 的别名“%s”是第 %d 行单位的名称", u.Name, alias, line), fmt.Sprintf("“%[2]s”, another name of %[1]s, is the unit of line %[3]d", u.Name, alias, line))
			}
		}
	}
}
