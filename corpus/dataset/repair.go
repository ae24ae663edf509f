package dataset

// A repair as it is kept: the public shape of checks.Repair, with all of its
// alternatives where the public one shows the first few.

import (
	"encoding/json"

	"nianbao/checks"
	"nianbao/normalize"
)

type keptRepair struct {
	ZH           string         `json:"says_zh"`
	EN           string         `json:"says_en"`
	Changes      []keptChange   `json:"changes"`
	Alternatives [][]keptChange `json:"alternatives,omitempty"`
	Ties         int            `json:"ties,omitempty"`
}

type keptChange struct {
	Key  string       `json:"key"`
	From *json.Number `json:"from"`
	To   *json.Number `json:"to"`
}

func repairJSON(p *checks.Repair) any {
	if p == nil {
		return nil
	}
	k := keptRepair{p.Says.ZH, p.Says.EN, keptChanges(p.Changes), nil, len(p.Alternatives)}
	for _, changes := range p.Alternatives {
		k.Alternatives = append(k.Alternatives, keptChanges(changes))
	}
	return asJSON(k)
}

func keptChanges(list []checks.Change) []keptChange {
	kept := []keptChange{}
	for _, c := range list {
		kept = append(kept, keptChange{c.Key.String(), digits(c.From), digits(c.To)})
	}
	return kept
}

func digits(d *normalize.Decimal) *json.Number {
	if d == nil {
		return nil
	}
	n := json.Number(d.String())
	return &n
}

func (k *keptRepair) proposal() (*checks.Repair, error) {
	if k == nil {
		return nil, nil
	}
	changes, err := proposed(k.Changes)
	if err != nil {
		return nil, err
	}
	r := &checks.Repair{Says: checks.Text{ZH: k.ZH, EN: k.EN}, Changes: changes}
	for _, kept := range k.Alternatives {
		changes, err := proposed(kept)
		if err != nil {
			return nil, err
		}
		r.Alternatives = append(r.Alternatives, changes)
	}
	return r, nil
}

func proposed(kept []keptChange) (list []checks.Change, err error) {
	for _, c := range kept {
		keys, err := parseKeys([]string{c.Key})
		if err != nil {
			return nil, err
		}
		change := checks.Change{Key: keys[0]}
		if change.From, err = decimalOf(c.From); err != nil {
			return nil, err
		}
		if change.To, err = decimalOf(c.To); err != nil {
			return nil, err
		}
		list = append(list, change)
	}
	return list, nil
}

func decimalOf(n *json.Number) (*normalize.Decimal, error) {
	if n == nil {
		return nil, nil
	}
	d, err := normalize.ParseDecimal(n.String())
	return &d, err
}
