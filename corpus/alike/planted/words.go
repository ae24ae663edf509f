package planted

// Sentences: half of each is what everybody writes, half is an agency's own.

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

var openings = []string{
	"坚持以公开为常态", "紧紧围绕中心工作", "按照上级统一部署", "结合工作实际", "聚焦群众关切", "严格落实主体责任", "进一步健全工作机制", "强化组织领导",
	"及时调整充实领导小组", "明确专人负责", "加大重点领域公开力度", "不断拓宽公开渠道", "围绕决策部署", "针对存在的问题", "着力提升公开质量", "认真贯彻落实工作要点",
}

var endings = []string{
	"取得了较好成效", "有力保障了群众的知情权", "得到了群众的好评", "为各项工作开展提供了保障", "确保信息真实准确", "推动工作再上新台阶",
	"做到应公开尽公开", "切实增强了工作透明度", "促进了依法行政", "提高了服务水平", "全年未发生泄密事件", "形成了齐抓共管的局面",
}

var characters = []rune("安保北边标表并部才财采产长常厂场车成城程出处传创春次村达代带单当道登地点电定东动队对多发法方房放飞分风服负改干高格工公功共关管光广规国果过海行合和河红后湖户花化环会活火机基集计技济加家价建交教接节结解界金进近经井景警就居局具军开科口库快劳老乐类理力立利联林领流路旅绿米民名明木目内能年农女排牌平评普期其企气前桥清情请区取全权群人日容入三色森山商上设社申生声省师十石时实食史使始世市事是收手首树数水税私司思四送所台太体天田条铁通同头图土团退外网为卫文问五务物西喜下先乡相香向小校心新信星行形兴修学巡训验阳养样业医移以意义益银应英营用由油游友有右鱼语育员园原院月云运在早则增展站照者真镇征政之支知职直植志制质治中种重州主住注转装资自字总组作座")

// named: one sentence in four names its agency.
var named = []string{"§", "", "", ""}

// writer writes for one agency.
type writer struct {
	name string
	dice *rand.Rand
}

func name(i int) string {
	dice := rand.New(rand.NewPCG(uint64(i/county), 11))
	agency := i / Parts / Years % Agencies
	return word(dice, 2) + "县" + word(rand.New(rand.NewPCG(uint64(agency), 12)), 3) + "局"
}

func word(dice *rand.Rand, n int) string {
	w := make([]rune, n)
	for i := range w {
		w[i] = characters[dice.IntN(len(characters))]
	}
	return string(w)
}

// sentences writes n of them; § stands for the agency's name, # for a number.
func sentences(dice *rand.Rand, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = openings[dice.IntN(len(openings))] + "，" + named[dice.IntN(len(named))] + word(dice, 4) + word(dice, 4+dice.IntN(8)) + "#次，" +
			word(dice, 3+dice.IntN(5)) + "，" + endings[dice.IntN(len(endings))] + "。"
	}
	return list
}

// briefing is the wording of a county.
func briefing(place int) []string {
	return sentences(rand.New(rand.NewPCG(uint64(place), 13)), 12)
}

func (w writer) with(first []string, own int) string {
	return w.signed(append(first[:len(first):len(first)], sentences(w.dice, own)...))
}

// signed puts the agency's name and its numbers into sentences.
func (w writer) signed(list []string) string {
	if w.dice == nil {
		return strings.NewReplacer("§", w.name, "#", "3").Replace(strings.Join(list, ""))
	}
	return strings.NewReplacer("§", w.name, "#", strconv.Itoa(1+w.dice.IntN(99))).Replace(strings.Join(list, ""))
}

// rewritten puts sentences of one's own in the place of n others.
func (w writer) rewritten(text string, n int) string {
	list := strings.SplitAfter(strings.TrimSuffix(text, "。"), "。")
	for _, at := range w.dice.Perm(len(list))[:n] {
		list[at] = w.with(nil, 1)
	}
	return strings.Join(list, "") + "。"
}
