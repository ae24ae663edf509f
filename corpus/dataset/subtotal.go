package dataset

// The cells of a sum row that an agency added: rare, so they are kept as JSON.

import (
	"nianbao/normalize"
)

// sumCell is one cell with all that is known of it.
type sumCell struct {
	Key      string           `json:"key"`
	Kind     normalize.Kind   `json:"kind"`
	Exact    string           `json:"exact,omitempty"`
	Text     string           `json:"text"`
	Unit     string           `json:"unit,omitempty"`
	Method   normalize.Method `json:"method"`
	Readings int              `json:"readings"`
	At       place            `json:"at"`
}

func sumCells(s normalize.Subtotal) []sumCell {
	var cells []sumCell
	for _, f := range s.Values {
		c := sumCell{Key: f.Key.String(), Kind: f.Value.Kind, Text: f.Text, Unit: f.Unit, Method: f.Method, Readings: f.Readings, At: placeOf(f.At)}
		if f.Value.Kind == normalize.Number {
			c.Exact = f.Value.Number.String()
		}
		cells = append(cells, c)
	}
	return cells
}

func (c sumCell) figure() (normalize.Figure, error) {
	keys, err := parseKeys([]string{c.Key})
	if err != nil {
		return normalize.Figure{}, err
	}
	f := normalize.Figure{Key: keys[0], Value: normalize.Value{Kind: c.Kind}, Text: c.Text, Unit: c.Unit, Method: c.Method, Readings: c.Readings, At: c.At.pos()}
	if c.Kind == normalize.Number {
		f.Value.Number, err = normalize.ParseDecimal(c.Exact)
	}
	return f, err
}
