package roster

// The columns of the list (design.md 5.5) as data: what each is called, and how a
// cell is read and written.

import (
	"slices"
	"strings"
	"sync"

	"nianbao/normalize"
)

// Column is a column that means something here.
type Column struct {
	ID     string // as scripts know it
	ZH     string // its heading in Chinese
	HelpZH string // what may stand in it
	HelpEN string

	words string // other headings, with | between them
	read  func(u *Unit, text string) *trouble
	write func(u *Unit) string
}

// Columns lists the columns in the order in which they are written.
func Columns() []Column { return slices.Clone(columns) }

var columns = []Column{
	{"unit", "单位名称", "必填，其余各列均可不填", "required; all others may be missing",
		"单位|单位名|单位全称|机构全称|部门全称|名称|机构名称|机构|部门名称|部门|机关名称|行政机关|行政机关名称|填报单位|编制单位|发布单位|公开主体|主体名称|unit name|name|agency|agency name|organization|organisation|department",
		func(u *Unit, s string) *trouble { u.Name = s; return nil }, func(u *Unit) string { return u.Name }},
	{"url", "网址", "首页或本站任一页面", "the home page, or any page of the site",
		"网站|网站地址|网站网址|网址链接|链接|单位网址|官网|官方网站|门户网站|首页|首页地址|首页网址|网站首页|网站链接|网站域名|域名|website|site|address|home page|homepage|link",
		readURL(func(u *Unit, s string) { u.URL = s }), func(u *Unit) string { return u.URL }},
	{"parent", "上级单位", "", "", "上级|上级机关|主管单位|主管部门|上级部门|上级主管部门|所属单位|所属地区|所属政府|隶属关系|隶属|本级政府|所属县区|所属区县|parent unit|superior|belongs to",
		func(u *Unit, s string) *trouble { u.Parent = s; return nil }, func(u *Unit) string { return u.Parent }},
	{"division_code", "行政区划代码", "6 位，乡镇街道 9 位", "6 digits, 9 for townships", "区划代码|行政区划|区划|行政区划编码|区划编码|地区代码|行政区代码|division|region code|area code",
		readDivision, func(u *Unit) string { return u.DivisionCode }},
	{"kind", "类型", "如 政府、部门、乡镇、街道、开发区、事业单位", "government, department, township, subdistrict, zone, institution …", "单位类型|单位类别|类别|机构类型|机构类别|单位性质|性质|unit type|type|category",
		readKind, func(u *Unit) string { return KindName(u.Kind) }},
	{"column_url", "年报栏目", "列出历年年度报告的页面", "the page that lists the annual reports", "年报栏目网址|年报栏目地址|年报栏目链接|年报网址|年报地址|年报链接|年度报告栏目|年度报告栏目网址|年度报告链接|年度报告网址|信息公开年报|政府信息公开年报|栏目网址|栏目地址|column|report column|annual report url",
		readURL(func(u *Unit, s string) { u.ColumnURL = s }), func(u *Unit) string { return u.ColumnURL }},
	{"aliases", "简称/曾用名", "几个名称之间用顿号；也可填数据集中的单位编号", "several names with 、 or ; between them, or ids of agencies in a data set", "简称|曾用名|单位简称|别名|其他名称|原名称|原名|又名|加挂牌子|alias|other names|former names|short name",
		readAliases, func(u *Unit) string { return strings.Join(u.Aliases, "、") }},
	{"credit_code", "统一社会信用代码", "18 位", "18 characters", "信用代码|社会信用代码|统一信用代码|统一代码|统一社会信用代码证号|uscc|unified social credit code",
		readCreditCode, func(u *Unit) string { return u.CreditCode }},
	{"must_report", "是否应编制", "是、否", "yes or no", "应编制|是否编制|是否应编|是否需编制|是否应公开|是否应发布|是否应公布|是否需要编制|是否编制年报|是否应编制年报|是否纳入|required|obliged",
		readMust, func(u *Unit) string { return yesNo(u.MustReport) }},
	{"deadline", "截止日期", "每年的月日，如 1月31日；或某一年的年月日", "a day of each year (01-31), or a whole date for one year", "截止时间|公布期限|公开期限|发布期限|期限|最后期限|截止日|报送截止时间|公开截止时间|公布截止日期|时限|完成时限|due|due date",
		readDeadline, func(u *Unit) string { return u.Deadline }},
	{"note", "备注", "", "", "说明|附注|备注说明|notes|remark|remarks|comment",
		func(u *Unit, s string) *trouble { u.Note = s; return nil }, func(u *Unit) string { return u.Note }},
	{"robots_reason", "忽略robots理由", "写明理由才不按该站 robots.txt 行事", "the written reason for not following the site's robots.txt", "忽略robots.txt理由|忽略robots的理由|不遵守robots理由|robots例外理由|robots理由|robots override|robots override reason",
		readReason, func(u *Unit) string { return u.RobotsReason }},
	{"allow_unverified", "允许不验证证书", "是、否", "yes or no: the site's certificate need not hold", "不验证证书|允许证书无效|忽略证书错误|证书例外|unverified|allow unverified tls|insecure",
		readUnverified, func(u *Unit) string { return yesOnly(u.Unverified) }},
	{"registered", "登记站点", "填“是”：网址虽不在 gov.cn 下，确为本单位站点；或填本单位其他域名", "yes: the address is the unit's own though it is not under gov.cn; or other hosts of its own", "登记站点域名|其他域名|登记域名|已登记站点|registered site|registered hosts",
		readRegistered, func(u *Unit) string { return strings.Join(u.Registered, "、") }},
}

// headings leads from a folded heading to a column.
var headings = sync.OnceValue(func() map[string]int {
	at := map[string]int{}
	for i, c := range columns {
		for _, word := range append(strings.Split(c.words, "|"), c.ID, c.ZH) {
			at[foldHeading(word)] = i
		}
	}
	return at
})

// foldHeading makes 网 址（必填） and 网址 one heading. What stands in brackets explains.
func foldHeading(s string) string {
	s = strings.NewReplacer("（", "(", "）", ")").Replace(s)
	if i := strings.IndexByte(s, '('); i > 0 {
		s = s[:i]
	}
	return strings.TrimSuffix(strings.ToLower(normalize.Fold(s)), "必填")
}
