package roster

// One cell → its value. What cannot be one is said and left out, and never guessed.

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"nianbao/extract/pattern"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

var (
	hostShape  = pattern.MustCompile(`^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]*[\p{L}\p{N}]$|^localhost$|^[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+$`)
	dotted     = pattern.MustCompile(`^[0-9.]+$`)
	scientific = pattern.MustCompile(`^[0-9.]+[eE]\+?[0-9]+$`)
	between    = regexp.MustCompile(`[、;；,，|/\n]+`)
)

func readURL(set func(*Unit, string)) func(*Unit, string) *trouble {
	return func(u *Unit, s string) *trouble {
		address, ok := webAddress(s)
		if !ok {
			return troubled("“%s”不是网址", "“%s” is no web address", s)
		}
		set(u, address)
		return nil
	}
}

// webAddress gives an address its scheme; www.x.gov.cn is one, too.
func webAddress(s string) (string, bool) {
	if !strings.Contains(s, "://") {
		s = "http://" + s
	}
	at, err := url.Parse(s)
	if err != nil || at.User != nil || strings.ContainsFunc(s, unicode.IsSpace) || !isHost(at.Hostname()) {
		return "", false
	}
	at.Scheme, at.Host = strings.ToLower(at.Scheme), strings.ToLower(at.Host)
	if port := at.Port(); port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return "", false
		}
	}
	return at.String(), at.Scheme == "http" || at.Scheme == "https"
}

func isHost(s string) bool {
	return hostShape.MatchString(s) && (!dotted.MatchString(s) || strings.Count(s, ".") == 3)
}

func readDivision(u *Unit, s string) *trouble {
	code := strings.ReplaceAll(normalize.Compact(s), ".0", "")
	switch {
	case scientific.MatchString(s):
		return troubled("区划代码“%s”已被表格软件改成科学计数法，请把该列设为文本后重填", "the spreadsheet has turned the division code into “%s”; make the column text and enter it again", s)
	case !digitsOnly(code):
		return troubled("“%s”不是区划代码", "“%s” is no division code", s)
	}
	for len(code) > 6 && len(code) != 9 && strings.HasSuffix(code, "000") {
		code = code[:len(code)-3]
	}
	if len(code) == 9 && strings.HasSuffix(code, "000") {
		code = code[:6]
	}
	for len(code) == 2 || len(code) == 4 {
		code += "00"
	}
	if len(code) != 6 && len(code) != 9 {
		return troubled("区划代码“%s”应为 6 位或 9 位", "the division code “%s” has neither 6 nor 9 digits", s)
	}
	if _, ok := divisions.ByCode(code); !ok {
		return troubled("区划代码 %s 不在区划表中", "the division code %s is not in the table of divisions", code)
	}
	u.DivisionCode = code
	return nil
}

func digitsOnly(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func readCreditCode(u *Unit, s string) *trouble {
	code := strings.ToUpper(normalize.Compact(s))
	switch {
	case scientific.MatchString(s):
		return troubled("信用代码“%s”已被表格软件改成科学计数法，请把该列设为文本后重填", "the spreadsheet has turned the credit code into “%s”; make the column text and enter it again", s)
	case len(code) != 18:
		return troubled("信用代码“%s”不是 18 位", "the credit code “%s” has not 18 characters", s)
	case !normalize.IsCreditCode(code):
		return troubled("信用代码 %s 校验位不符", "the check digit of the credit code %s is wrong", code)
	}
	u.CreditCode = code
	return nil
}

func readAliases(u *Unit, s string) *trouble {
	for _, name := range between.Split(s, -1) {
		if name = strings.TrimSpace(name); name != "" && name != u.Name && !slices.Contains(u.Aliases, name) {
			u.Aliases = append(u.Aliases, name)
		}
	}
	return nil
}

var (
	yesWords = strings.Fields("是 应 应编 应编制 需 需要 要 有 允许 √ ✓ ✔ y yes true 1")
	noWords  = strings.Fields("否 不 不是 不应 不编 不应编制 不需要 无需 无需编制 免 免编 无 不允许 × ✗ ✘ x n no false 0")
)

// yes reads yes and no; neither is said.
func yes(s string) (value, ok bool) {
	w := strings.ToLower(normalize.Compact(s))
	return slices.Contains(yesWords, w), slices.Contains(yesWords, w) || slices.Contains(noWords, w)
}

func neither(s string) *trouble {
	return troubled("“%s”既不是“是”，也不是“否”", "“%s” is neither yes nor no", s)
}

func readMust(u *Unit, s string) *trouble {
	value, ok := yes(s)
	if !ok {
		return neither(s)
	}
	u.MustReport = &value
	return nil
}

func readUnverified(u *Unit, s string) *trouble {
	value, ok := yes(s)
	if !ok {
		return neither(s)
	}
	u.Unverified = value
	return nil
}

// readReason asks for a reason: a bare yes is none.
func readReason(u *Unit, s string) *trouble {
	switch value, answer := yes(s); {
	case answer && value:
		return troubled("应写明理由，只填“%s”不算，仍按 robots.txt 行事", "a reason is asked for, not “%s”: robots.txt is followed", s)
	case !answer:
		u.RobotsReason = s
	}
	return nil
}

// readRegistered takes hosts; a yes stands for those of the unit's addresses.
func readRegistered(u *Unit, s string) *trouble {
	value, answer := yes(s)
	list := between.Split(s, -1)
	switch {
	case answer && !value:
		return nil
	case answer:
		list = []string{u.URL, u.ColumnURL}
		if u.URL == "" && u.ColumnURL == "" {
			return troubled("登记站点填了“%s”，但没有网址", "“%s” registers a site, and there is no address", s)
		}
	}
	for _, text := range list {
		address, ok := webAddress(strings.TrimSpace(text))
		if !ok {
			if strings.TrimSpace(text) == "" {
				continue
			}
			return troubled("“%s”不是域名", "“%s” is no host", text)
		}
		at, err := url.Parse(address)
		if err == nil && !slices.Contains(u.Registered, at.Host) {
			u.Registered = append(u.Registered, at.Host)
		}
	}
	return nil
}

var (
	wholeDate = pattern.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:0{1,2}:00(?::00)?|前|24时|24时前)?$`)
	dayOfYear = pattern.MustCompile(`^(?:每年|次年)?(\d{1,2})[-/.月](\d{1,2})[日号]?(?:前)?$`)
)

func readDeadline(u *Unit, s string) *trouble {
	text := normalize.Compact(s)
	year, at := "", dayOfYear.FindStringSubmatch(text)
	if m := wholeDate.FindStringSubmatch(text); m != nil {
		year, at = m[1], m[1:]
	}
	if at == nil {
		return troubled("“%s”不是日期（如 1月31日、2025-01-31）", "“%s” is no date (such as 01-31 or 2025-01-31)", s)
	}
	day := fmt.Sprintf("%02s-%02s", at[1], at[2])
	if _, err := time.Parse(time.DateOnly, firstOf(year, "2023")+"-"+day); err != nil {
		return troubled("没有“%s”这一天", "there is no day “%s”", s)
	}
	u.Deadline = strings.TrimPrefix(year+"-"+day, "-")
	return nil
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// deadlineFor: a day holds for each year, a whole date for the report of the year before it.
func deadlineFor(deadline string, year int) string {
	switch next := strconv.Itoa(year + 1); {
	case len(deadline) == len("01-31"):
		return next + "-" + deadline
	case strings.HasPrefix(deadline, next+"-"):
		return deadline
	}
	return ""
}

func yesNo(b *bool) string {
	if b == nil {
		return ""
	}
	if *b {
		return "是"
	}
	return "否"
}

func yesOnly(b bool) string {
	if b {
		return "是"
	}
	return ""
}
