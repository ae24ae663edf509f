package normalize

// Numbers written in Chinese characters: 三, 十二, 一百零五, 贰拾, 二〇二四.

var digitOf = map[rune]int64{
	'零': 0, '〇': 0, '○': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '貳': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '陸': 6, '柒': 7, '捌': 8, '玖': 9,
}

var placeOf = map[rune]int64{'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000}

// chineseNumber reads a whole number in Chinese characters, by places (一百二十)
// or digit by digit (二〇二四). ok is false for anything else, and for vague
// words such as 百 or 千 that do not begin with a digit.
func chineseNumber(s string) (n int64, ok bool) {
	runes := []rune(s)
	if len(runes) == 0 || len(runes) > 12 {
		return 0, false
	}
	if n, ok := digitByDigit(runes); ok {
		return n, true
	}
	return byPlaces(runes)
}

// digitByDigit needs one digit, or four as in a year: 二三 says two or three.
func digitByDigit(runes []rune) (n int64, ok bool) {
	if len(runes) > 1 && len(runes) < 4 {
		return 0, false
	}
	for _, r := range runes {
		d, ok := digitOf[r]
		if !ok {
			return 0, false
		}
		n = n*10 + d
	}
	return n, true
}

// byPlaces adds digit × place. Places must fall (一百二十, never 二十一百) and end
// with 万 at most once.
func byPlaces(runes []rune) (n int64, ok bool) {
	var part, digit, last int64 = 0, -1, 10000
	for i, r := range runes {
		d, isDigit := digitOf[r]
		place, isPlace := placeOf[r]
		switch {
		case isDigit && d == 0 && digit < 0:
		case isDigit && digit < 0:
			digit = d
		case isPlace && place < last && (digit > 0 || i == 0 && place == 10):
			part, digit, last = part+max(digit, 1)*place, -1, place
		case r == '万' && n == 0 && part+max(digit, 0) > 0:
			n, part, digit, last = (part+max(digit, 0))*10000, 0, -1, 10000
		default:
			return 0, false
		}
	}
	return n + part + max(digit, 0), true
}
