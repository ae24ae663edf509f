package fetch

// What an answer is, as a word for machines and a sentence for people.

import "strings"

// Class says how a request ended. A new class needs its line in words, no more.
type Class string

// The classes. Those with a colon belong to an access state of the register.
const (
	OK       Class = "ok"       // 2xx, or 304
	Moved    Class = "moved"    // 3xx: see Answer.Location
	Missing  Class = "missing"  // 404, 410
	Refused  Class = "refused"  // another 4xx
	Robots   Class = "robots"   // robots.txt disallows the address; nothing was asked
	Budget   Class = "budget"   // the requests of this run or host are used up; nothing was asked
	Later    Class = "later"    // the next turn comes after the context's deadline; nothing was asked
	BusySite Class = "down:429" // asked to slow down

	PrivateAddress Class = "refused:private" // the name leads to a private address
	BadScheme      Class = "refused:scheme"  // neither http nor https
	OtherHost      Class = "refused:host"    // not the host that was opened

	DownDNS      Class = "down:dns"
	DownRefused  Class = "down:refused"
	DownTimeout  Class = "down:timeout"
	DownReset    Class = "down:reset"
	DownTLS      Class = "down:tls"
	DownDHE      Class = "down:tls-dhe"
	DownCert     Class = "down:cert"
	DownProtocol Class = "down:protocol" // not HTTP, or headers without end
	DownServer   Class = "down:5xx"

	// Of a page that a walk needed, as the walk names it.
	DownClient    Class = "down:4xx"
	DownRedirects Class = "down:redirects"
	DownDamaged   Class = "down:damaged"
	DownUnasked   Class = "down:unasked"
	DownPrivate   Class = "down:private"
	Unbuilt       Class = "unbuilt"
	Scripted      Class = "scripted"

	CutLength Class = "cut:length" // the server sent less than it announced
	CutTime   Class = "cut:time"   // dripped for longer than a body may take
	CutSize   Class = "cut:size"   // more than the limit
	CutCoding Class = "cut:coding" // the content coding is broken, unknown or a bomb

	BlockedJSL     Class = "blocked:jsl521"
	BlockedRS      Class = "blocked:rs412"
	BlockedC3VK    Class = "blocked:c3vk"
	BlockedWZWS    Class = "blocked:wzws"
	BlockedCaptcha Class = "blocked:captcha"
	BlockedWAF     Class = "blocked:waf403"
	BlockedGeo     Class = "blocked:geo" // never said by one answer; the register may conclude it
)

var words = map[Class][2]string{
	OK:             {"正常", "answered"},
	Moved:          {"跳转", "redirected"},
	Missing:        {"页面不存在", "page not found"},
	Refused:        {"服务器拒绝该请求", "the server refused the request"},
	Robots:         {"robots.txt 不允许访问", "disallowed by robots.txt"},
	Budget:         {"请求次数已用完", "the budget of requests is used up"},
	Later:          {"未到可访问时间", "not before a later time"},
	BusySite:       {"网站要求降低访问频率（429）", "the site asked to slow down (429)"},
	PrivateAddress: {"域名指向内网地址，未访问", "the name leads to a private address; not asked"},
	BadScheme:      {"不是 http 或 https 网址", "not an http or https address"},
	OtherHost:      {"不属于本网站", "an address of another host"},
	DownDNS:        {"域名无法解析", "the name does not resolve"},
	DownRefused:    {"连接被拒绝或无法到达", "connection refused or unreachable"},
	DownTimeout:    {"连接或响应超时", "timed out"},
	DownReset:      {"连接被中断", "connection broken off"},
	DownTLS:        {"安全连接（TLS）失败", "the TLS handshake failed"},
	DownDHE:        {"网站只支持已淘汰的 DHE 加密套件", "the server offers only DHE cipher suites, which this program cannot speak"},
	DownCert:       {"网站证书无效", "the certificate is not valid"},
	DownProtocol:   {"响应不符合 HTTP 协议", "the answer is not proper HTTP"},
	DownServer:     {"网站服务器错误（5xx）", "server error (5xx)"},
	DownClient:     {"网站不提供该网页（4xx）", "the site does not give the page (4xx)"},
	DownRedirects:  {"跳转次数过多", "redirects without end"},
	DownDamaged:    {"网页内容无法读取", "the page cannot be read"},
	DownPrivate:    {"网址指向内网或不能访问的地址，未访问", "the address leads to a private network or nowhere; not asked"},
	DownUnasked:    {"本轮未能访问", "not asked in this sweep"},
	Unbuilt:        {"栏目列表由脚本生成，浏览器未能完整读取", "a script makes the list, and the browser could not build it whole"},
	Scripted:       {"栏目列表可能由脚本生成，未读取（可用 crawl --render）", "a script may make the list, which was not read: crawl --render"},
	CutLength:      {"内容不完整：少于声明的长度", "incomplete: less than announced"},
	CutTime:        {"内容不完整：传输过慢", "incomplete: the transfer took too long"},
	CutSize:        {"内容不完整：超过大小上限", "incomplete: larger than the limit"},
	CutCoding:      {"内容压缩格式无法解开", "the content coding could not be undone"},
	BlockedJSL:     {"被加速乐拦截（521）", "blocked by Jiasule (521)"},
	BlockedRS:      {"被瑞数拦截（412）", "blocked by Ruishu (412)"},
	BlockedC3VK:    {"被创宇盾拦截", "blocked by Chuangyudun (C3VK)"},
	BlockedWZWS:    {"被网防 G01 拦截", "blocked by Wangfang G01"},
	BlockedCaptcha: {"要求输入验证码", "a captcha is asked for"},
	BlockedWAF:     {"被网站防火墙拒绝（403）", "refused by a web application firewall (403)"},
	BlockedGeo:     {"疑似屏蔽本地区网络", "our network range seems to be shut out"},
}

// Says is the class as a sentence, in "zh" or else in English.
func (c Class) Says(lang string) string {
	w, known := words[c]
	switch {
	case !known:
		return string(c)
	case strings.HasPrefix(lang, "zh"):
		return w[0]
	}
	return w[1]
}

// Blocked: a firewall answered instead of the site.
func (c Class) Blocked() bool { return strings.HasPrefix(string(c), "blocked:") }

// Down: the site gave no usable answer.
func (c Class) Down() bool { return strings.HasPrefix(string(c), "down:") }

// Cut: an answer came, but not whole.
func (c Class) Cut() bool { return strings.HasPrefix(string(c), "cut:") }
