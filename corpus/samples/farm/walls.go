package farm

import (
	"net/http"
	"strings"
	"time"

	"nianbao/corpus/samples/synth"
)

// Walls: small sites of one county each, before which something stands. Their reports
// are published; a visitor who solves no challenge and obeys robots.txt gets none of
// them, but for the one that only asks for patience (429).
var (
	_ = walled("w-jsl521", "www.shuangqiao.gov.cn", "霜樵县", barrier{"blocked", "jsl521"}, func(*site, *call) *page {
		return &page{status: 521, kind: "text/html", header: [][2]string{{"Set-Cookie", "__jsluid_s=5f0c2d4e; max-age=31536000; path=/; HttpOnly"}, {"Server", "Jsl/waf"}},
			body: []byte("<script>document.cookie=('_')+('_')+('jsl_clearance_s')+('=')+(-~[]+'')+('730')+';max-age=3600;path=/';location.href=location.pathname+location.search</script>")}
	})
	_ = walled("w-rs412", "www.lanyu.gov.cn", "岚屿县", barrier{"blocked", "rs412"}, func(_ *site, c *call) *page {
		if c.URL.Path == "/robots.txt" {
			return &page{status: 412, kind: "text/html"}
		}
		return &page{status: 412, kind: "text/html", header: [][2]string{{"Set-Cookie", "Zx9pQ1rT0O=60mK; Path=/; HttpOnly"}}, body: []byte("<!DOCTYPE html><html><head><meta content=\"k2.Jq\"><script src=\"/x7Kd/9ab3.js\" r='m'></script><script>(function(){var _$a=0;})();</script></head><body></body></html>")}
	})
	_ = walled("w-c3vk", "www.yanzhu.gov.cn", "砚渚县", barrier{"blocked", "c3vk"}, func(_ *site, c *call) *page {
		p := moved(http.StatusFound, c.URL.RequestURI())
		p.header = append(p.header, [2]string{"Set-Cookie", "C3VK=9d2c71; path=/; max-age=300"})
		return &p
	})
	_ = walled("w-captcha", "www.tangmo.gov.cn", "棠陌县", barrier{"blocked", "captcha"}, func(s *site, _ *call) *page {
		p := fresh("text/html; charset=utf-8", "<html><head><title>安全验证</title></head><body><div id=\"captcha\" class=\"slider-captcha\"><p>请拖动滑块完成验证</p><img src=\"/captcha/image.jpg\"><input name=\"captchaCode\" placeholder=\"请输入验证码\"></div><script src=\"/captcha/slide.js\"></script></body></html>")
		return &p
	})
	_ = walled("w-waf403", "www.liaoyan.gov.cn", "蓼砚县", barrier{"blocked", "waf403"}, func(_ *site, c *call) *page {
		return &page{status: http.StatusForbidden, kind: "text/html; charset=utf-8", body: []byte("<html><head><title>访问被拦截</title></head><body><h1>您的请求疑似攻击行为，已被网站防火墙拦截</h1><p>事件编号：4091</p></body></html>")}
	})
	// A range that is shut out: every address of ours gets a bare 403, or no answer at all.
	_ = walled("w-range403", "www.chenyu.gov.cn", "辰屿县", barrier{"blocked", "waf403"}, func(*site, *call) *page {
		return &page{status: http.StatusForbidden, kind: "text/html", body: []byte("<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>")}
	})
	_ = walled("w-rangeout", "www.chenzhu.gov.cn", "辰渚县", barrier{"down", "timeout"}, func(*site, *call) *page {
		return &page{kind: "text/html", wait: time.Hour}
	})
	_ = walled("w-429", "www.moji.gov.cn", "墨霁县", barrier{"ok", ""}, patience)
	_ = walled("w-robots", "www.yingzhuo.gov.cn", "萤濯县", barrier{"robots", "disallow"}, func(_ *site, c *call) *page {
		return onRobots(c, page{kind: "text/plain", body: []byte("\ufeffUser-agent: *\nDisallow: /\n")})
	})
	_ = walled("w-robots500", "www.liuwei.gov.cn", "柳蔚县", barrier{"robots", "500"}, func(_ *site, c *call) *page {
		return onRobots(c, page{status: http.StatusInternalServerError, kind: "text/html", body: []byte("<html><body>Internal Server Error</body></html>")})
	})
	_ = walled("w-drip", "www.cuisheng.gov.cn", "翠笙县", barrier{"down", "timeout"}, func(s *site, c *call) *page {
		if c.URL.Path == "/robots.txt" {
			return nil
		}
		return &page{kind: "text/html; charset=utf-8", body: []byte(strings.Repeat("<!-- 请稍候 -->\n", 4000)), drip: 250 * time.Millisecond}
	})
	_ = walled("w-closed", "www.huaisi.gov.cn", "槐涘县", barrier{"down", "closed"}, func(*site, *call) *page { return &page{cut: true} })
)

// walled is a county's site behind a wall.
func walled(key, host, place string, b barrier, wall func(*site, *call) *page) bool {
	return register(plan{key, []string{host}, func(s *site) {
		s.county(place, b)
		s.wall = func(c *call) *page { return wall(s, c) }
	}})
}

// county makes a site that is nothing but one county's, in the way of TRS.
func (s *site) county(place string, b barrier) *unit {
	s.name, s.code, s.place, s.box = place+"人民政府", "9920000020", place, `class="TRS_Editor"`
	u := s.unit(synth.Government(place, 3, false), "/")
	if b.access != "ok" {
		s.walls[u] = b
	}
	s.front([]link{{"政府信息公开", "/zfxxgk/"}})
	s.platform("/zfxxgk/", "政府信息公开年报", "/zfxxgk/nb/")
	papers := s.since(u, 2022)
	for _, p := range papers {
		p.path = trsPath("/zfxxgk/nb/", p)
		s.present(p)
	}
	s.trsList("/zfxxgk/nb/", "政府信息公开年报", "index", "html", rows(papers), 2)
	return u
}

func onRobots(c *call, p page) *page {
	if c.URL.Path == "/robots.txt" {
		return &p
	}
	return nil
}

// patience sends one of twenty new addresses away for a second, and everyone who asks
// again before it is over.
func patience(s *site, c *call) *page {
	key := "429 " + s.host
	asked := s.farm.count(key + c.URL.Path)
	if asked == 0 && s.farm.count(key)%20 == 2 {
		s.farm.hold(key, time.Second)
	}
	if !s.farm.held(key) {
		return nil
	}
	return &page{status: http.StatusTooManyRequests, kind: "text/html", header: [][2]string{{"Retry-After", "1"}}, body: []byte("<html><body>访问过于频繁，请稍后再试</body></html>")}
}
