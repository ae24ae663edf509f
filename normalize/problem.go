package normalize

import (
	"fmt"
	"strings"

	"nianbao/extract"
)

// problemText says each code in both languages; %s is the row, table or text.
var problemText = map[string][2]string{
	"row-arity":          {"“%s”行的数据格数与表式不符，未采用", "row %q does not have the number of cells that the form has; nothing was stored from it"},
	"row-ambiguous":      {"“%s”与多个项目相符，无法确定，未采用", "label %q matches several rows of the form; nothing was stored from it"},
	"row-repeated":       {"“%s”出现两次且数据不同，未采用", "row %q is printed twice with different values; nothing was stored from it"},
	"row-unread":         {"未能读出“%s”行", "row %q could not be read"},
	"row-unknown":        {"无法识别的项目“%s”含有数据", "unknown row %q holds values"},
	"column-unknown":     {"“%s”表的列标题无法与表式对应，未采用", "the column headers of %q do not fit the form; nothing was stored from it"},
	"digits-glued":       {"“%s”的数字连在一起，无法逐格分开", "the digits of %q run together and cannot be told apart"},
	"decoded-doubtful":   {"“%s”行的数字由合计推定，但各行之间不平，有疑", "the digits of row %q were cut by its total, but the rows do not balance; they are doubtful"},
	"cell-unread":        {"单元格“%s”无法归入表式", "cell %q has no place in the form"},
	"cell-garbled":       {"单元格“%s”含有无法识别的字符", "cell %q holds characters that could not be decoded"},
	"table-missing":      {"未找到“%s”表", "table %q was not found"},
	"table-unread":       {"“%s”表已找到，但未能读出", "table %q is there but could not be read"},
	"table-cut":          {"“%s”表在文中中断", "table %q breaks off"},
	"table-not-reached":  {"全文在“%s”表之前中断", "the text breaks off before table %q"},
	"table-as-image":     {"“%s”可能以图片形式发布，未能读取", "%q seems to be published as a picture and was not read"},
	"table-unruled":      {"“%s”表未能读出：图片中没有可辨认的框线，而图片中的表格只按框线读取", "table %q was not read: no ruled table of it was found in the picture, and pictures are read by rules only"},
	"table-attached":     {"“%s”可能在附件中", "%q may stand in an attachment"},
	"cell-doubtful":      {"单元格“%s”有歧义，未采用", "cell %q can be read in more than one way; nothing was stored"},
	"ocr-unsure":         {"单元格识别结果不可靠（%s），未采用", "what was recognised in a cell (%s) is not certain; nothing was stored"},
	"ocr-refuted":        {"单元格识别为“%s”，但与各项合计均不符，未采用", "a cell was recognised as %q, against all of its sums; nothing was stored"},
	"figures-disagree":   {"“%s”有两种读法，未采用", "two readings of %q disagree; nothing was stored"},
	"figure-unconfirmed": {"“%s”只有一种读法给出，而该读法在别处多与其他读法不一致，未采用", "only one reading gives %q, and others contradict it in much else; nothing was stored"},
	"values-displaced":   {"“%s”行的数据可能错位，未采用", "the values of row %q may belong to another label; nothing was stored from it"},
	"value-as-columns":   {"“%s”行有空格缺失，无法确定各列", "cells of row %q are missing, so its columns cannot be told"},
	"hidden-sheet":       {"工作表“%s”已隐藏，未读取", "sheet %q is hidden and was not read"},
	"hidden-rows":        {"%s 有隐藏的行，其中内容未读取", "%s has hidden rows; what they hold was not read"},
	"hidden-columns":     {"%s 有隐藏的列，其中内容未读取", "%s has hidden columns; what they hold was not read"},
	"hidden-cells":       {"%s 有与底色同色的文字，未读取", "%s has text in the colour of its paper, which was not read"},
	"page-picture":       {"第 %s 页是图片，未经文字识别，其中的内容未读取；识别需要 Tesseract", "page %s is a picture and was not read; recognising it needs Tesseract"},
	"page-unread":        {"第 %s 页的文字无法读取，其中的内容未读取", "the text of page %s could not be read"},
	"row-left":           {"“%s”行不属于任何单位，未读取", "row %q is of no unit and was not read"},
	"sheet-left":         {"工作表“%s”不含报告的表格，未读取", "sheet %q has no table of a report and was not read"},
	"tracked-changes":    {"文中有 %s 处修订尚未接受，按接受全部修订后的文字读取；发布前应接受或拒绝修订", "%s tracked changes are not accepted; the text is read as if all were"},
}

func problem(code, key, about string, at extract.Pos) Problem {
	t := problemText[code]
	return Problem{Code: code, Key: key, ZH: fmt.Sprintf(t[0], about), EN: fmt.Sprintf(t[1], inEnglish(key, about)), At: at}
}

// inEnglish puts the English name before a label of the form, or the title of a table,
// that the key names: Rules (规章). Other words stay as they are printed.
func inEnglish(key, about string) string {
	table, row, _ := strings.Cut(key, "/")
	row, _, _ = strings.Cut(row, "/")
	for _, f := range Forms() {
		t, _ := f.Table(table)
		if t.Title == about && t.EN != "" {
			return t.EN + " (" + about + ")"
		}
		if r := rowNamed(t, row); row != "" && r.EN != "" && short(bareLabel(r.Label)) == short(about) {
			return r.EN + " (" + about + ")"
		}
	}
	return about
}
