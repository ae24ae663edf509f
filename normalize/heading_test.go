package normalize

import "testing"

func TestNumeralOfAHeading(t *testing.T) {
	for _, c := range []struct {
		text           string
		atStart        bool
		number, length int
	}{
		{"一、总体情况", true, 1, 6}, {"一、总体情况", false, 1, 6}, {"一总体情况", true, 1, 3}, {"一总体情况", false, 0, 0},
		{"一，总体情况", true, 1, 6}, {"一，总体情况", false, 0, 0}, {"十二.其他", false, 12, 7}, {"一部分", true, 1, 3}, {"一部分", false, 0, 0},
		{"第三部分：收到", false, 3, 15}, {"第三部分 收到", true, 3, 12}, {"第三，收到", true, 0, 0}, {"第三部分，收到", true, 3, 12},
		{"第三部分·收到", true, 3, 12}, {"一二、", true, 0, 0}, {"二十一百、", true, 21, 9}, {"三", true, 3, 3}, {"第", true, 0, 0}, {"", true, 0, 0}, {"总体", true, 0, 0},
	} {
		if number, length := numeralAt(c.text, 0, c.atStart); number != c.number || length != c.length {
			t.Errorf("%s, at the start %v: got %d, %d", c.text, c.atStart, number, length)
		}
	}
}
