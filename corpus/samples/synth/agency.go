package synth

import "strconv"

// Places and offices that do not exist. Names of places are put together from
// characters that no real county or city joins; a test holds that.

// Agency is whose report it is.
type Agency struct {
	Name  string // as the title prints it
	Kind  string // government, government_office, department, township_government, subdistrict_office, zone_committee
	Scope string // own_body, whole_area, or unknown where the report does not say
	We    string // how it speaks of itself: 我局, 我镇

	size       int // 1 for a village's office, 9 for a large city
	makesRules bool
}

var (
	firstOfPlace = []string{"青", "砚", "鹤", "柳", "苇", "霜", "翠", "槐", "雁", "岚", "栖", "听", "墨", "棠", "蓼", "萤"}
	lastOfPlace  = []string{"崖", "汀", "栖", "陌", "渚", "蘅", "坞", "樵", "屿", "霁", "濯", "笙", "涘", "篁", "蔚", "砚"}
	bureaus      = []string{"水务局", "财政局", "教育局", "卫生健康局", "自然资源局", "农业农村局", "市场监督管理局", "人力资源和社会保障局",
		"交通运输局", "住房和城乡建设局", "文化广电和旅游局", "应急管理局", "统计局", "审计局", "司法局", "民政局", "发展和改革局", "医疗保障局", "林业局", "城市管理局"}
	zones = []string{"经济开发区", "高新技术产业开发区", "工业园区"}
)

func place(d *dice) string {
	for {
		a, b := pick(d, firstOfPlace), pick(d, lastOfPlace)
		if a != b {
			return a + b
		}
	}
}

// drawAgency draws as the publishers are spread: most are bureaus and towns.
func drawAgency(d *dice) Agency {
	city, county := place(d)+"市", place(d)+pick(d, []string{"县", "区", "县"})
	switch d.weighted([]int{46, 22, 9, 8, 8, 4, 3}) {
	case 0:
		return Bureau(pick(d, []string{city, county, county}), pick(d, bureaus), d.between(1, 6))
	case 1:
		return Town(county, place(d)+pick(d, []string{"镇", "镇", "乡"}), d.between(1, 2))
	case 2:
		return Subdistrict(county, place(d), d.between(1, 3))
	case 3:
		return Government(county, d.between(3, 6), false)
	case 4:
		return Government(city, d.between(5, 9), true)
	case 5:
		return Office(county, d.between(2, 5))
	}
	return Zone(city[:len(city)-len("市")]+pick(d, zones), d.between(2, 4))
}

// Subdistrict is the office of a 街道.
func Subdistrict(district, name string, size int) Agency {
	return Agency{Name: district + name + "街道办事处", Kind: "subdistrict_office", Scope: "own_body", We: "我街道", size: size}
}

// Office is a government's own office: it reports for itself alone.
func Office(area string, size int) Agency {
	return Agency{Name: area + "人民政府办公室", Kind: "government_office", Scope: "own_body", We: "我办", size: size}
}

// Zone is the committee of a development zone.
func Zone(name string, size int) Agency {
	return Agency{Name: name + "管理委员会", Kind: "zone_committee", Scope: "unknown", We: "我委", size: size}
}

// Bureau is a department of a government.
func Bureau(where, what string, size int) Agency {
	return Agency{Name: where + what, Kind: "department", Scope: "own_body", We: "我局", size: size}
}

// Town is the government of a town.
func Town(county, name string, size int) Agency {
	return Agency{Name: county + name + "人民政府", Kind: "township_government", Scope: "own_body", We: "我" + name[len(name)-len("镇"):], size: size}
}

// Government reports for its whole area.
func Government(area string, size int, rules bool) Agency {
	return Agency{Name: area + "人民政府", Kind: "government", Scope: "whole_area", We: "我" + area[len(area)-len("市"):], size: size, makesRules: rules}
}

// drawTitle words the title as offices do.
func (r *Report) drawTitle(d *dice) string {
	y := strconv.Itoa(r.Year)
	a := r.Agency.Name
	switch d.weighted([]int{60, 12, 10, 8, 10}) {
	case 1:
		return y + "年" + a + "政府信息公开工作年度报告"
	case 2:
		return a + y + "年度政府信息公开工作年度报告"
	case 3:
		return a + " " + y + " 年政府信息公开工作年度报告"
	case 4:
		return a + y + "年政府信息公开工作年度报告"
	}
	return a + y + "年政府信息公开工作年度报告"
}

func (d Date) String() string {
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

// Places lists every name of a city or county that reports can be drawn for.
func Places() []string {
	var list []string
	for _, a := range firstOfPlace {
		for _, b := range lastOfPlace {
			for _, kind := range []string{"市", "县", "区"} {
				list = append(list, a+b+kind)
			}
		}
	}
	return list
}
