package normalize

import (
	"strings"

	"nianbao/extract/pattern"
)

// Rounded numbers of the prose (100余件, 近百分之四十, 约2000条): which exact
// numbers they may stand for. The bounds are wide: a figure outside them is not
// what the words can mean, one inside them may be.

// rounding is how a number is rounded.
type rounding int

const (
	exactly rounding = iota
	upwards          // 余, 多, 超过, 逾, 突破: the number, and less than one more of its last digit
	nearly           // 近, 将近: up to the number
	around           // 约, 左右
	atLeast          // 不少于, 以上
	atMost           // 不超过, 以内
)

var (
	aboutLeft  = pattern.MustCompile(`(?:大约|大概|约|将近|接近|近|不超过|不足|超过|超|逾|突破|不少于|不低于|至少|多达|高达|上)$`)
	roundWords = map[string]rounding{
		"将近": nearly, "接近": nearly, "近": nearly, "不足": nearly, "不超过": atMost, "超过": upwards, "超": upwards, "逾": upwards, "突破": upwards, "上": upwards,
		"不少于": atLeast, "不低于": atLeast, "至少": atLeast,
	}
)

// round notes how the number is rounded by the words around it, and takes those
// on its left away.
func (n *mention) round() {
	if word := aboutLeft.FindString(n.left); word != "" {
		n.left, n.rounded = strings.TrimSuffix(n.left, word), around
		if r, ok := roundWords[word]; ok {
			n.rounded = r
		}
	}
	switch {
	case startsWith(n.right, "左右"):
		n.rounded = around
	case startsWith(n.right, "余"):
		n.rounded = upwards
	case startsWith(n.right, "以上"):
		n.rounded = atLeast
	case startsWith(n.right, "以内"):
		n.rounded = atMost
	}
}

// wide is the part of a number by which 近 and 约 may miss it: a fifth. Below that
// nobody would say so.
const wide = 5

// bounds are the least and the most that a number stands for, nil for none.
func (d Decimal) bounds(r rounding) (least, most *Decimal) {
	from, to := d, d
	switch r {
	case upwards:
		to.units += max(d.lastPlace(), d.units/10, 2) - 1
	case nearly:
		from.units -= d.units / wide
	case around:
		from.units, to.units = d.units-d.units/wide, d.units+d.units/wide
	case atLeast:
		return &from, nil
	case atMost:
		return nil, &to
	}
	return &from, &to
}

// lastPlace is the worth of the last digit that is not 0: of 18000 it is 1000.
func (d Decimal) lastPlace() int64 {
	place := int64(1)
	for n := d.units; n != 0 && n%10 == 0; n /= 10 {
		place *= 10
	}
	return place
}
