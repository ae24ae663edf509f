package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

const sheetSpaces = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// sheetFile is a workbook with what a fixture gives of it: sheet1, sheet2 … are the
// insides of sheets, states what the workbook says of each.
func sheetFile(files map[string]string) []byte {
	states := strings.Fields(files["states"])
	parts := [][2]string{{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`}}
	var list, rels strings.Builder
	for i := 1; files[fmt.Sprintf("sheet%d", i)] != ""; i++ {
		state := "visible"
		if i <= len(states) {
			state = states[i-1]
		}
		fmt.Fprintf(&list, `<sheet name="表%d" sheetId="%d" state="%s" r:id="r%d"/>`, i, i, state, i)
		fmt.Fprintf(&rels, `<Relationship Id="r%d" Target="worksheets/sheet%d.xml"/>`, i, i)
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", i), "<worksheet" + sheetSpaces + ">" + files[fmt.Sprintf("sheet%d", i)] + "</worksheet>"})
	}
	workbook := files["workbook"]
	if workbook == "" {
		workbook = "<workbook" + sheetSpaces + "><sheets>" + list.String() + "</sheets></workbook>"
	}
	return packed(append(parts, [][2]string{{"xl/workbook.xml", workbook}, {"xl/_rels/workbook.xml.rels", "<Relationships>" + rels.String() + "</Relationships>"},
		{"xl/styles.xml", "<styleSheet" + sheetSpaces + ">" + files["styles"] + "</styleSheet>"}, {"xl/sharedStrings.xml", "<sst" + sheetSpaces + ">" + files["strings"] + "</sst>"}}...))
}

// pageFile is an OFD document with what a fixture gives of it: layers of one page, its
// template, resources.
func pageFile(files map[string]string) []byte {
	const space = ` xmlns:ofd="http://www.ofdspec.org/2016"`
	page := func(inner string) string {
		return "<ofd:Page" + space + "><ofd:Template TemplateID=\"1\"/><ofd:Content>" + inner + "</ofd:Content></ofd:Page>"
	}
	parts := [][2]string{{"OFD.xml", "<ofd:OFD" + space + "><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"},
		{"Doc_0/Document.xml", "<ofd:Document" + space + "><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes>" +
			`<ofd:TemplatePage ID="1" BaseLoc="Tpl/Content.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="2" BaseLoc="Pages/Content.xml"/></ofd:Pages></ofd:Document>`},
		{"Doc_0/Res.xml", "<ofd:Res" + space + ">" + files["resources"] + "</ofd:Res>"},
		{"Doc_0/Tpl/Content.xml", strings.Replace(page(files["template"]), `<ofd:Template TemplateID="1"/>`, "", 1)},
		{"Doc_0/Pages/Content.xml", page(files["page"])}}
	return packed(parts)
}

func binaryBook(files map[string]string) []byte { return bookScript(files["book"]) }

func listFile(files map[string]string) []byte { return []byte(files["doc"]) }

// TestSheetFixtures: each testdata/xlsx_*, xls_*, ofd_* and csv_*.txtar holds a sentence,
// parts of a file and what a reader of it sees.
func TestSheetFixtures(t *testing.T) {
	builders := map[Format]func(map[string]string) []byte{XLSX: sheetFile, XLS: binaryBook, OFD: pageFile, CSV: listFile}
	for format, build := range builders {
		for name, file := range officeFixtures(t, string(format)+"_*.txtar", build) {
			t.Run(name[len("testdata/"):], func(t *testing.T) { officeFixture(t, name, file, format) })
		}
	}
}

// cells is a row of a sheet with texts in its cells.
func rowOf(attributes, cells string) string {
	return "<sheetData><row " + attributes + ">" + cells + "</row></sheetData>"
}

// TestSheetsRefused: what cannot be read says why.
func TestSheetsRefused(t *testing.T) {
	text := func(ref string) string { return `<c r="` + ref + `" t="inlineStr"><is><t>a</t></is></c>` }
	sheet := func(inner string) []byte { return sheetFile(map[string]string{"sheet1": inner}) }
	page := func(inner string) []byte {
		return pageFile(map[string]string{"page": "<ofd:Layer>" + inner + "</ofd:Layer>"})
	}
	for name, c := range map[string]struct {
		file   []byte
		reason string
	}{
		"no cell":           {sheet("<sheetData/>"), "empty"},
		"one place twice":   {sheet(rowOf("", text("B1")+text("B1"))), "damaged"},
		"rows backwards":    {sheet(`<sheetData><row r="5"/><row r="4"/></sheetData>`), "damaged"},
		"lost sheet":        {sheetFile(map[string]string{"workbook": "<workbook" + sheetSpaces + `><sheets><sheet name="a" r:id="x"/></sheets></workbook>`}), "damaged"},
		"binary workbook":   {packed([][2]string{{"xl/workbook.bin", "x"}}), "unsupported_format"},
		"entities":          {sheet(`<!DOCTYPE x [<!ENTITY a "b">]>`), "damaged"},
		"too many cells":    {sheet("<sheetData>" + strings.Repeat("<row>"+strings.Repeat(`<c><v>1</v></c>`, 100)+"</row>", 5001) + "</sheetData>"), "limit"},
		"no page":           {packed([][2]string{{"OFD.xml", "<OFD><DocBody><DocRoot>a.xml</DocRoot></DocBody></OFD>"}, {"a.xml", "<Document/>"}}), "empty"},
		"lost page":         {packed([][2]string{{"OFD.xml", "<OFD><DocBody><DocRoot>a.xml</DocRoot></DocBody></OFD>"}, {"a.xml", `<Document><Pages><Page BaseLoc="b.xml"/></Pages></Document>`}}), "damaged"},
		"text without size": {page(`<ofd:TextObject Boundary="0 0 9 9"><ofd:TextCode>1</ofd:TextCode></ofd:TextObject>`), "damaged"},
		"text without box":  {page(`<ofd:TextObject Size="3"><ofd:TextCode>1</ofd:TextCode></ofd:TextObject>`), "damaged"},
		"blocks in blocks":  {page(strings.Repeat("<ofd:PageBlock>", 40) + strings.Repeat("</ofd:PageBlock>", 40)), "limit"},
		"broken path":       {page(`<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 L</ofd:AbbreviatedData></ofd:PathObject>`), "damaged"},
		"blank page":        {page(""), "empty"},
		"a picture":         {page(`<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="9"/>`), "needs_ocr"},
		"two cells":         {bookScript("xf 0 0 0\nsheet a 0\nn 1 1 0 5\nn 1 1 0 6\n"), "damaged"},
		"cut book":          {compoundOf("Workbook", biff(0x809, words(0x600, 5))), "damaged"},
		"encrypted book":    {compoundOf("Workbook", append(biff(0x809, words(0x600, 5)), biff(0x2F)...)), "password"},
		"old book":          {compoundOf("Book", biff(0x809, words(0x500, 5))), "unsupported_format"},
		"old kind":          {compoundOf("Workbook", biff(0x809, words(0x500, 5))), "unsupported_format"},
		"encrypted":         {packed([][2]string{{"OFD.xml", "x"}, {"Encryptions.xml", "x"}}), "password"},
	} {
		content, err := Read(c.file)
		var why *Refusal
		if !errors.As(err, &why) || why.Reason != c.reason || content != nil {
			t.Errorf("%s: got %v want %s", name, err, c.reason)
		}
	}
}
