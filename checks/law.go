package checks

// Articles that checks rest on, in the words of the law (《中华人民共和国政府信息公开条例》,
// 国务院令第711号). An article is quoted only by checks of the bodies that it binds.
const (
	article49Departments = "第四十九条第一款：县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。"
	article49Governments = "第四十九条第二款：县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府信息公开工作年度报告。"
	article50Governments = "第五十条第（四）项：政府信息公开工作存在的主要问题及改进情况，各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况。"
)
