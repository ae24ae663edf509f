package crawl

import "testing"

func TestTitles(t *testing.T) {
	for _, c := range []struct {
		title string
		sort  Sort
		year  int
	}{
		{"甲县交通运输局2024年政府信息公开工作年度报告", AReport, 2024},
		{"甲县人民政府 ２０２３ 年度政府信息公开工作报告", AReport, 2023},
		{"2022年度信息公开年报", AReport, 2022},
		{"政府信息公开工作年度报告（2021年）", AReport, 2021},
		{"甲县教育局2020年政府信息公…", MayReport, 2020},
		{"2019年度报告", MayReport, 2019},
		{"2023年政府网站工作年度报表", Decoy, 0},
		{"甲县2023年法治政府建设年度报告", Decoy, 0},
		{"关于做好2023年政府信息公开工作年度报告编制工作的通知", Decoy, 2023},
		{"图解：甲县2023年政府信息公开工作年度报告", Companion, 2023},
		{"2023年度各部门政府信息公开工作年度报告汇总", Collection, 2023},
		{"甲县2023年部门决算", Decoy, 0},
		{"政府信息公开指南", Decoy, 0},
		{"甲县召开防汛工作部署", NoReport, 0},
	} {
		if sort, year := TitleOf(c.title); sort != c.sort || year != c.year {
			t.Errorf("%s: got %q %d, want %q %d", c.title, sort, year, c.sort, c.year)
		}
	}
}

func TestYearLinks(t *testing.T) {
	for text, want := range map[string]int{"2023年": 2023, "2022": 2022, "2021年度": 2021, "2020年年报": 2020, "甲县2023年财政报告": 0, "年报": 0} {
		if got := YearLink(text); got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}

func TestRanks(t *testing.T) {
	order := []Link{
		{Text: "政府信息公开年报", URL: "http://a.gov.cn/x1/"},
		{Text: "政府信息公开年度报告", URL: "http://a.gov.cn/x2/"},
		{Text: "甲县信息公开年报", URL: "http://a.gov.cn/x3/"},
		{Text: "公开年报", URL: "http://a.gov.cn/x4/"},
		{Text: "年报", URL: "http://a.gov.cn/x5/"},
		{Text: "更多", URL: "http://a.gov.cn/zfxxgknb/"},
		{Text: "政府信息公开", URL: "http://a.gov.cn/x6/"},
		{Text: "政务公开", URL: "http://a.gov.cn/x7/"},
		{Text: "法定主动公开内容", URL: "http://a.gov.cn/x8/"},
		{Text: "更多", URL: "http://a.gov.cn/xxgk/"},
		{Text: "天气", URL: "http://a.gov.cn/weather/"},
	}
	for i := 1; i < len(order); i++ {
		if RankOf(order[i-1]) >= RankOf(order[i]) {
			t.Errorf("%v (%d) does not stand before %v (%d)", order[i-1], RankOf(order[i-1]), order[i], RankOf(order[i]))
		}
	}
	if got := RankOf(Link{Text: "甲县2023年报告", URL: "http://a.gov.cn/zfxxgknb/202401/t20240131_12.html"}); got != rankNone {
		t.Errorf("an article in the column's folder has rank %d", got)
	}
}
