package main

// The words of the contract in both languages, one table for each.

import "nianbao/checks"

type words map[string][2]string

// id is the term that is called so in either language; one that the table lacks stays.
func (w words) id(name string) string {
	for id, said := range w {
		if said[0] == name || said[1] == name {
			return id
		}
	}
	return name
}

// word says a term; one that the table lacks stays as it is.
func (a *app) word(table words, term string) string {
	if w, ok := table[term]; ok {
		return a.say(w[0], w[1])
	}
	return term
}

var statusWords = words{
	"read":         {"已读取", "read"},
	"partial":      {"部分读取", "read in part"},
	"not_a_report": {"不是年度报告", "not a report"},
	"unreadable":   {"无法读取", "unreadable"},
}

var reasonWords = words{
	"empty":              {"文件为空", "the file is empty"},
	"limit":              {"过大或过于复杂，超过读取上限，未读取", "larger or more intricate than what is read"},
	"damaged":            {"文件损坏", "the file is damaged"},
	"mojibake":           {"乱码", "the characters are garbled"},
	"several_reports":    {"一个文件里有几份报告，请拆分后再读", "it holds several reports; split it"},
	"unknown_format":     {"无法识别的文件格式", "neither text nor a known format"},
	"unsupported_format": {"此版本尚不支持的文件格式", "a format that this version does not read"},
	"crash":              {"读取时程序出错", "the program failed while reading it"},
	"not_found":          {"文件不存在", "no such file"},
	"permission":         {"没有读取权限", "permission denied"},
	"directory":          {"是文件夹；check 只读单个文件，文件夹请用 nianbao ingest", "is a folder; check reads single files, nianbao ingest reads folders"},
	"special":            {"不是普通文件", "not a regular file"},
	"password":           {"有密码保护", "protected by a password"},
	"ocr_failed":         {"识别后未见年度报告内容", "nothing of a report was recognised in it"},
	"form_fields":        {"表单域所存与所显示的不一致", "form fields say something else than they show"},
	"needs_ocr":          {"需要文字识别", "needs text recognition"},
	"packed":             {"是 RAR、7z 等压缩包；请先解压，或改用 zip", "an archive such as RAR or 7z; unpack it, or pack it as zip"},
	"part_gone":          {"文件中不再有这一份报告", "the file holds fewer reports now"},
	"timeout":            {"读取超时", "took too long"},
	"io":                 {"读取文件出错", "the file could not be read"},
	"bomb":               {"解压后异常庞大，已停止", "expands suspiciously, stopped"},
	"table_cut":          {"表格在文中中断", "a table breaks off"},
	"table_missing":      {"有法定表格未找到", "a statutory table was not found"},
	"table_as_image":     {"表格为图片", "a table is published as a picture"},
	"table_attached":     {"表格可能在附件中", "a table may stand in an attachment"},
	"table_unread":       {"有表格未能读出", "a table could not be read"},
	"notice":             {"是通知", "it is a notice"},
	"infographic":        {"是图解", "it is an infographic"},
	"website_report":     {"是政府网站工作年度报表", "it is the yearly form of a web site"},
	"other_report":       {"是其他报告", "it is a report of another kind"},
	"list_page":          {"是报告列表页", "it is a list of reports"},
	"guide":              {"是信息公开指南或目录", "it is a guide or a catalogue"},
	"no_report_content":  {"没有年度报告的标题、章节和表格", "it has neither title, headings nor tables of a report"},
}

var methodWords = words{
	"cell":        {"由单元格读取", "cell"},
	"decoded":     {"数字连写，由合计推定", "decoded"},
	"ocr":         {"文字识别", "ocr"},
	"ocr_decoded": {"文字识别，并由合计推定", "ocr_decoded"},
}

var severityWords = words{"error": {"必改", "error"}, "warning": {"请核实", "warning"}, "notice": {"提示", "notice"}}

var classWords = words{
	"statute": {"法定", "statute"}, "form": {"格式", "the national form"}, "local": {"地方", "a local rule"}, "hint": {"提示", "practice or plausibility"},
}

var responsibilityWords = words{
	"publisher": {"单位填报", "publisher"},
	"reading":   {"识别存疑", "reading in doubt"},
	"undecided": {"待核", "undecided"},
}

var formWords = words{
	"f2019":  {"2019年格式", "form of 2019"},
	"f2021":  {"2021年格式", "form of 2021"},
	"mixed":  {"新旧格式混用", "both forms mixed"},
	"legacy": {"2019年以前的自由格式", "before the forms of 2019"},
}

var kindWords = words{
	"number": {"数字", "numbers"}, "blank": {"空白", "blank"}, "dash": {"短横", "dashes"},
	"none": {"“无”", "“none”"}, "na": {"不适用", "not applicable"}, "text": {"文字", "text"},
}

// headWords are the columns of tables that people read. In CSV and JSON they keep
// their names.
var headWords = words{
	"agency": {"单位", "agency"}, "year": {"年度", "year"}, "status": {"状态", "status"}, "format": {"文件类型", "format"},
	"documents": {"份数", "documents"}, "figures": {"数据", "figures"}, "findings": {"个数", "findings"},
	"severity": {"程度", "severity"}, "responsibility": {"责任", "responsibility"}, "check_id": {"核查", "check"}, "says": {"说明", "says"},
	"division_path": {"行政区划", "division_path"}, "form": {"格式", "form"}, "source": {"来源", "source"}, "handle": {"编号", "handle"},
}

// pick is the text of a check in the user's language.
func (a *app) pick(t checks.Text) string { return a.say("%[1]s", "%[2]s", t.ZH, t.EN) }
