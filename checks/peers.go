package checks

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"nianbao/normalize"
)

// Figures against those of comparable agencies. What needs no peers is looked at
// without them.

var (
	_ = register(Check{
		ID: "cell-too-large", Group: "PLA", Severity: Warning, Class: Hint,
		Title: Text{"单元格的数明显偏大", "A figure is implausibly large"},
		Says: Text{
			"“{table}”表“{row}”行“{col}”列为{raw}，{why}，请核实。",
			"Table \"{table}\", row \"{row}\", column \"{col}\" says {raw}: {why}. Please check.",
		},
		Basis: Text{"同类机关的填报水平", "What comparable agencies report"},
		Forms: bothForms, Scope: ScopePeers, Needs: []string{"figures", "agency.level", "peers"},
		Formula: Text{
			"省级以下机关本年新收总计＞100000；或任何计数＞1000000000；或处理决定数＞同类机关中位数的200倍",
			"requests/received/total > 10^5 below the province, or any count > 10^9, or decisions > 200 × median (peers)",
		},
		Traps: Text{
			"省、市汇总数据可达千万件；省级及全国性机关不按申请件数判断；同类机关中位数过小的不比较。",
			"Aggregates of cities and provinces reach ten million; the bound on requests does not hold for provinces and national bodies; small medians are not multiplied.",
		},
		Limits: limitsOf("申请%d件；任何数%d；决定数为同类机关中位数（不低于%d）的%d倍", "%d requests; %d of anything; decisions: over medians of at least %d, %[4]d times", mostRequests, mostOfAll, leastMedian, timesPeers),
		Run:    func(p *Pass) { p.eachCell(func(*cells) bool { return true }, (*Pass).notTooLarge) },
	})

	_ = register(Check{
		ID: "peer-outlier", Group: "PLA", Severity: Notice, Class: Hint,
		Title: Text{"数值偏离同类机关水平", "A figure is far from those of peers"},
		Says: Text{
			"“{table}”表“{row}”行“{col}”列为{raw}，{peers}的中位数为{median}，偏离较大，请核对。",
			"Table \"{table}\", row \"{row}\", column \"{col}\" says {raw}; the median of {peers} is {median}. Please check.",
		},
		Basis: Text{"同类机关的填报水平", "What comparable agencies report"},
		Forms: bothForms, Scope: ScopePeers, Needs: []string{"figures", "agency.kind", "agency.level", "peers"},
		// Where half of the peers say 0, to have something at all is no matter of degree: of
		// towns, few collect fees, and those that do collect what they do.
		Formula: Text{
			"该数与同类机关（同类型、同层级、同年度，不少于20家）中位数的对数之差＞绝对中位差（不低于0.25）的4倍，相差不少于30，且中位数＞0",
			"|log10(x+1) − median(peers)| > 4×max(MAD, 0.25) ∧ |x − median| ≥ 30 ∧ median > 0, peers = same organ kind & level & year, n ≥ 20",
		},
		Traps: Text{
			"机构改革、相对集中行政许可权等：文中提到的，第二部分的数不提示；过半同类机关填报为0的不比较；本机关填报为0的见zero-core-power。",
			"Reforms and concentrated powers: where the text speaks of them nothing is said of table two; nothing is compared where half of the peers say 0; for 0 see zero-core-power.",
		},
		Implied: []string{"cell-too-large"},
		Limits:  limitsOf("同类机关不少于%d家；偏离超过%d倍的绝对中位差（不低于%v）；与中位数相差不少于%d", "at least %d peers; beyond %d median absolute deviations (of at least %v); at least %d from the median", enoughPeers, farFromPeers, narrowPeers, fewOfPeers),
		Run:     func(p *Pass) { p.eachCompared(p.nearPeers) },
	})
)

// spread is how a key is spread over enough peers.
func (p *Pass) spread(k normalize.Key) (Spread, bool) {
	if p.Peers == nil {
		return Spread{}, false
	}
	s, ok := p.Peers.Spread(k)
	return s, ok && s.N >= enoughPeers
}

var receivedInAll = normalize.Key{Table: normalize.Requests, Row: normalize.Received, Column: normalize.Total}

func (p *Pass) notTooLarge(f *normalize.Figure, c *normalize.Column) {
	if f.Value.Kind != normalize.Number || c.Type != normalize.Count {
		return
	}
	why, n := Text{}, float(f.Value.Number)
	switch s, ok := p.decisionsOfPeers(f.Key); {
	case n > mostOfAll:
		why = limitsOf("大于%d", "above %d", mostOfAll)
	case n > mostRequests && f.Key == receivedInAll && p.lowLevel():
		why = limitsOf("大于%d", "above %d", mostRequests)
	case ok && s.Median >= leastMedian && n > timesPeers*s.Median:
		peers := s.whom()
		why = Text{peers.ZH + "的中位数为" + short(s.Median), "the median of " + peers.EN + " is " + short(s.Median)}
	default:
		p.Hold()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{f.Key}, Keys: []normalize.Key{f.Key}, Words: map[string]Text{
		"table": tableName(f.Key.Table), "raw": same(quoted(f.Text)), "why": why,
	}})
}

// lowLevel: the agency is one of a city, a county or a town.
func (p *Pass) lowLevel() bool {
	level := p.Report.Agency.Level
	return level == "prefecture" || level == "county" || level == "township"
}

func (p *Pass) decisionsOfPeers(k normalize.Key) (Spread, bool) {
	if k.Column != "decisions" {
		return Spread{}, false
	}
	return p.spread(k)
}

func (s Spread) whom() Text {
	if s.Description.ZH == "" {
		return Text{fmt.Sprintf("%d家同类机关", s.N), fmt.Sprintf("%d comparable agencies", s.N)}
	}
	return s.Description
}

func short(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// compared are the figures that say most about what an agency does.
var compared = []normalize.Key{
	{Table: normalize.Disclosure, Row: "normative_documents", Column: "in_force"},
	{Table: normalize.Disclosure, Row: "licensing", Column: "decisions"},
	{Table: normalize.Disclosure, Row: "penalties", Column: "decisions"},
	{Table: normalize.Disclosure, Row: "compulsion", Column: "decisions"},
	{Table: normalize.Disclosure, Row: "fees", Column: "amount"},
	{Table: normalize.Requests, Row: normalize.Received, Column: normalize.Total},
	{Table: normalize.Disputes, Row: "review", Column: normalize.Total},
}

// PeerKeys are the figures whose spread over peers a check asks for: those compared, and
// all numbers of decisions.
func PeerKeys() []normalize.Key { return peerKeys }

var peerKeys = func() []normalize.Key {
	list := slices.Clone(compared)
	for _, k := range childKeys {
		if k.Column == "decisions" && !slices.Contains(list, k) {
			list = append(list, k)
		}
	}
	return list
}()

// PeerKeyBefore is the figure of last year's report that such a check asks for.
func PeerKeyBefore() normalize.Key { return feesAmount }

// PeerCells are the checks over peers that look at every cell of a report: few figures
// tell whether they fail by peers, not what they come to otherwise.
func PeerCells() []string { return []string{"cell-too-large"} }

// SpreadOf works out how numbers are spread; ok is false where there are too few.
func SpreadOf(numbers []normalize.Decimal) (s Spread, ok bool) {
	if len(numbers) < enoughPeers {
		return Spread{}, false
	}
	values, logs := make([]float64, len(numbers)), make([]float64, len(numbers))
	for i, d := range numbers {
		values[i] = math.Max(float(d), 0) // a stray minus sign is no amount
		logs[i] = math.Log10(values[i] + 1)
	}
	s = Spread{N: len(numbers), Median: median(values), LogMedian: median(logs)}
	for i := range logs {
		logs[i] = math.Abs(logs[i] - s.LogMedian)
	}
	s.LogMAD = median(logs)
	return s, true
}

// median sorts the values.
func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

// eachCompared looks at the figures of which enough peers are known.
func (p *Pass) eachCompared(look func(normalize.Key, Spread)) {
	for _, k := range compared {
		if s, ok := p.spread(k); ok && p.layout(k.Table).has[k] {
			look(k, s)
		}
	}
}

func (p *Pass) nearPeers(k normalize.Key, s Spread) {
	value := p.Sum(k)
	if value.unknown || value.numbers == 0 {
		p.NotAssessable()
		return
	}
	n := float(value.Value)
	far := math.Abs(math.Log10(n+1)-s.LogMedian) > farFromPeers*math.Max(s.LogMAD, narrowPeers)
	if n <= 0 || s.Median <= 0 || !far || math.Abs(n-s.Median) < fewOfPeers || k.Table == normalize.Disclosure && p.says(moved) {
		p.Hold()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{k}, Keys: value.keys, Words: map[string]Text{
		"table": tableName(k.Table), "raw": same(value.Value.String()), "peers": s.whom(), "median": same(short(s.Median)),
	}})
}
