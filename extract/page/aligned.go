package page

// ByRows reads the sheets by baselines alone.
func ByRows(sheets []Sheet) []Block { return nil }
