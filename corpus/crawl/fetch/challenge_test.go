package fetch

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/corpus/archive"
)

const script = `<html><head><meta charset=utf-8></head><body><script>var a="x";document.cookie='__jsl_clearance=1';location.href=location.pathname</script></body></html>`

func answerOf(status int, cookie, body string) *archive.Capture {
	c := &archive.Capture{Status: status, Header: http.Header{}, Body: []byte(body)}
	if cookie != "" {
		c.Header.Add("Set-Cookie", cookie)
	}
	return c
}

func TestChallenge(t *testing.T) {
	article := "<html><script>var a</script><body>" + strings.Repeat("本单位2024年政府信息公开工作年度报告", 40)
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String("<html><body>请完成安全验证：拖动滑块</body></html>")
	loop := answerOf(302, "C3VK=9f; path=/", "")
	loop.RequestHeader = http.Header{"Cookie": {"C3VK=9f"}}
	for name, c := range map[string]struct {
		got  *archive.Capture
		want Class
	}{
		"jsl":                  {answerOf(521, "__jsluid_s=ab; path=/", script), BlockedJSL},
		"jsl second":           {answerOf(521, "", script), BlockedJSL},
		"521 of a plain proxy": {answerOf(521, "", "web server is down"), ""},
		"rs":                   {answerOf(412, "FSSBBIl1UgzbN7N80S=1", "<html><script>$_ts={}</script>"), BlockedRS},
		"412 of a plain site":  {answerOf(412, "", "precondition failed"), ""},
		"c3vk first":           {answerOf(302, "C3VK=9f; path=/", ""), ""},
		"c3vk loop":            {loop, BlockedC3VK},
		"c3vk script":          {answerOf(200, "", `<script>document.cookie="C3VK=9f"</script>`), BlockedC3VK},
		"wzws":                 {answerOf(200, "wzws_sessionid=ab", `<script>location="/WZWSREL"</script>`), BlockedWZWS},
		"wzws refuses":         {answerOf(403, "wzws_sessionid=ab", "Forbidden"), BlockedWZWS},
		"wzws lets through":    {answerOf(200, "wzws_sessionid=ab", article), ""},
		"captcha":              {answerOf(200, "", "<html><body>请输入验证码后继续访问<img src=captcha.jpg></body>"), BlockedCaptcha},
		"captcha in GB":        {answerOf(200, "", gb), BlockedCaptcha},
		"a form with captcha":  {answerOf(200, "", article+"请输入验证码"), ""},
		"waf":                  {answerOf(403, "", "<title>网站防火墙</title>您的请求带有不合法参数，已被网站管理员设置拦截"), BlockedWAF},
		"403 of a folder":      {answerOf(403, "", "<h1>403 Forbidden</h1>nginx"), ""},
		"an article":           {answerOf(200, "", article), ""},
		"an empty page":        {answerOf(200, "", ""), ""},
		"a script shell":       {answerOf(200, "", "<script>window.location='/zfxxgk/'</script>"), ""},
	} {
		if got := Challenge(c.got, c.got.Body); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAHostThatBlocksIsLeftAlone(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		body   string
		class  Class
		asked  int
	}{
		"jsl":      {521, script, BlockedJSL, 1},
		"captcha":  {200, "拖动滑块", BlockedCaptcha, 2},
		"bare 403": {403, "Forbidden", BlockedWAF, 3},
	} {
		s := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(c.status)
			w.Write([]byte(c.body))
		}))
		f, _ := private(Options{})
		h := f.Host(s.URL, Policy{}, Memory{})
		var last *Answer
		for range 6 {
			last = do(t, h, s.URL+"/x")
		}
		if got := len(s.paths()) - 1; got != c.asked || last.Class != c.class || last.Asked {
			t.Errorf("%s: asked %d times, want %d; at last %s asked %v", name, got, c.asked, last.Class, last.Asked)
		}
	}
}

func TestEveryClassHasWords(t *testing.T) {
	for c := range words {
		if zh, en := c.Says("zh"), c.Says("en"); zh == en || zh == "" || en == "" || zh == string(c) {
			t.Errorf("%s: %q, %q", c, zh, en)
		}
	}
}

func FuzzChallenge(f *testing.F) {
	f.Add(521, "__jsluid_s=1", []byte(script))
	f.Add(200, "", []byte("拖动滑块"))
	f.Add(412, "a=b", []byte("<script"))
	f.Fuzz(func(t *testing.T, status int, cookie string, body []byte) {
		c := answerOf(status, cookie, string(body))
		class := Challenge(c, body)
		if class != "" && !class.Blocked() {
			t.Errorf("class %q", class)
		}
		if again := Challenge(c, body); again != class {
			t.Errorf("%q, then %q", class, again)
		}
		if status == 200 && cookie == "" && class != "" && len(body) == 0 {
			t.Error("an empty page is a challenge")
		}
	})
}

// TestSome403AreFolders: they do not shut a host that answers between them.
func TestSome403AreFolders(t *testing.T) {
	n := 0
	s := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
		if n++; n%3 != 0 {
			w.WriteHeader(http.StatusForbidden)
		}
	}))
	f, _ := private(Options{})
	h := f.Host(s.URL, Policy{}, Memory{})
	for range 12 {
		if a := do(t, h, s.URL+"/folder/"); !a.Asked || a.Class.Blocked() {
			t.Fatalf("after %d requests: %s", n, a.Class)
		}
	}
}
