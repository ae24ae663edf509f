package word

// Single property modifiers: a code that says how long its operand is, and the operand.

// Codes of the modifiers that change what is shown, or where.
const (
	deletedMark   = 0x0800 // sprmCFRMarkDel
	insertedMark  = 0x0801 // sprmCFRMarkIns
	fieldVanish   = 0x0802 // sprmCFFldVanish
	dataFollows   = 0x0806 // sprmCFData
	symbolChar    = 0x6A09 // sprmCSymbol
	specVanish    = 0x0818 // sprmCFSpecVanish
	vanish        = 0x083C // sprmCFVanish
	special       = 0x0855 // sprmCFSpec
	raisedText    = 0x2A48 // sprmCIss
	movedText     = 0x4845 // sprmCHpsPos: half points above or below the line
	charStyle     = 0x4A30 // sprmCIstd
	plainChars    = 0x2A33 // sprmCPlain
	inTable       = 0x2416 // sprmPFInTable
	rowEnd        = 0x2417 // sprmPFTtp
	innerCellEnd  = 0x244B // sprmPFInnerTableCell
	innerRowEnd   = 0x244C // sprmPFInnerTtp
	tableDepth    = 0x6649 // sprmPItap
	deeper        = 0x664A // sprmPDtap
	hugeList      = 0x6646 // sprmPHugePapx
	hugeListOld   = 0x6645
	outline       = 0x2640 // sprmPOutLvl
	listOf        = 0x460B // sprmPIlfo
	listLevel     = 0x260A // sprmPIlvl
	changedTabs   = 0xC615 // sprmPChgTabs
	defineTable   = 0xD608 // sprmTDefTable
	defineTableV1 = 0xD606 // sprmTDefTable10
	mergeDown     = 0xD62B // sprmTVertMerge
	mergeCells    = 0x5624 // sprmTMerge
	splitCells    = 0x5625 // sprmTSplit
	insertCells   = 0x7621 // sprmTInsert
	deleteCells   = 0x5622 // sprmTDelete
	widthOfCells  = 0x7623 // sprmTDxaCol
)

// sizes of operands, by the three highest bits of a code; -1: the operand says.
var sizes = [8]int{1, 1, 2, 4, 2, 2, -1, 3}

// each calls do for every modifier of a list, up to one that is cut.
func each(list []byte, do func(code int, operand []byte)) {
	for len(list) >= 2 {
		code := u16(list, 0)
		list = list[2:]
		size, skip := operandSize(code, list)
		operand := cut(list, skip, size)
		if operand == nil {
			return
		}
		do(code, operand)
		list = list[skip+size:]
	}
}

// operandSize is how long an operand is behind the bytes that say so.
func operandSize(code int, b []byte) (size, skip int) {
	size = sizes[code>>13]
	switch {
	case size >= 0:
		return size, 0
	case code == defineTable || code == defineTableV1:
		return u16(b, 0) - 1, 2
	case len(b) == 0:
		return 0, 1
	case code == changedTabs && b[0] == 255:
		return tabsSize(b), 1
	}
	return int(b[0]), 1
}

// tabsSize is the size of a list of tabs too long for one byte to say.
func tabsSize(b []byte) int {
	if len(b) < 2 {
		return -1
	}
	gone := 1 + 4*int(b[1])
	if 1+gone >= len(b) {
		return -1
	}
	return gone + 1 + 3*int(b[1+gone])
}

// shortCodes are those of modifiers that a piece states in one byte.
var shortCodes = map[int]int{
	0x18: inTable, 0x19: rowEnd, 0x41: deletedMark, 0x42: insertedMark, 0x43: fieldVanish, 0x47: dataFollows,
	0x52: plainChars, 0x5C: vanish, 0x68: raisedText,
}

// eachOfPiece calls do for what a piece says of all its characters.
func (d *document) eachOfPiece(p piece, do func(code int, operand []byte)) {
	switch {
	case p.prm == 0:
	case p.prm&1 == 0:
		if code, ok := shortCodes[p.prm>>1&0x7F]; ok {
			do(code, []byte{byte(p.prm >> 8)})
		}
	case p.prm>>1 < len(d.groups):
		d.work += len(d.groups[p.prm>>1])
		each(d.groups[p.prm>>1], do)
	}
}

// eachOfParagraph calls do for the modifiers of a paragraph; a long list stands in the
// data stream.
func (d *document) eachOfParagraph(r run, p piece, do func(code int, operand []byte)) {
	each(r.list, func(code int, operand []byte) {
		if code != hugeList && code != hugeListOld {
			do(code, operand)
			return
		}
		at := u32(operand, 0)
		d.work += u16(d.data, at)
		each(cut(d.data, at+2, u16(d.data, at)), func(code int, operand []byte) {
			if code != hugeList && code != hugeListOld {
				do(code, operand)
			}
		})
	})
	d.eachOfPiece(p, do)
}
