package synth

import (
	"slices"
	"strings"
)

// Damage to labels. Where two labels changed places, the damaged text states
// other figures than the office published: Exchanged tells which.

// labels of table three that stand once in a rendering.
func labelsIn(text string) []name {
	var list []name
	for _, n := range append(append([]name(nil), settled...), threeOthers[:2]...) {
		if len(placesOf(text, n.label)) == 1 {
			list = append(list, n)
		}
	}
	return list
}

func swapLabels(text string, d *dice) (string, bool) {
	list := labelsIn(text)
	if len(list) < 2 {
		return text, false
	}
	mixed := shuffled(d, list)
	a, b := mixed[0].label, mixed[1].label
	return strings.NewReplacer(a, b, b, a).Replace(text), true
}

// misspell takes a character out of a label, or puts another in.
func misspell(text string, d *dice) (string, bool) {
	list := labelsIn(text)
	if len(list) == 0 {
		return text, false
	}
	label := pick(d, list).label
	letters := []rune(label)
	at := d.between(2, len(letters)-1)
	wrong := string(letters[:at]) + pick(d, []string{"", "的", "口", "其他", "公开"}) + string(letters[at+1:])
	return strings.Replace(text, label, wrong, 1), true
}

func loseLabel(text string, d *dice) (string, bool) {
	list := labelsIn(text)
	if len(list) == 0 {
		return text, false
	}
	return strings.Replace(text, pick(d, list).label, "", 1), true
}

// Exchanged lists the rows whose labels changed places between two texts.
func Exchanged(before, after string) (rows [2]string, ok bool) {
	was, is := inOrder(before), inOrder(after)
	if len(was) != len(is) {
		return rows, false
	}
	var moved []string
	for i := range was {
		if was[i] != is[i] {
			moved = append(moved, was[i])
		}
	}
	if len(moved) != 2 {
		return rows, false
	}
	return [2]string{moved[0], moved[1]}, true
}

// inOrder lists rows by the place of their labels.
func inOrder(text string) []string {
	list := labelsIn(text)
	slices.SortFunc(list, func(a, b name) int { return placesOf(text, a.label)[0] - placesOf(text, b.label)[0] })
	var keys []string
	for _, n := range list {
		keys = append(keys, n.key)
	}
	return keys
}
