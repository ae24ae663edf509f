package checks

// Articles that checks rest on, in the words of the law (《中华人民共和国政府信息公开条例》,
// 国务院令第711号, where no other law is named). An article is quoted only by checks of the bodies that it binds.
const (
	article49Departments = "第四十九条第一款：县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。"
	article49Governments = "第四十九条第二款：县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府信息公开工作年度报告。"
	articleFormer        = "原《条例》第三十一条：各级行政机关应当在每年3月31日前公布本行政机关的政府信息公开工作年度报告。"
	article50Governments = "第五十条第（四）项：政府信息公开工作存在的主要问题及改进情况，各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况。"
	articlesRuleMaking   = "《中华人民共和国立法法》（2023年修正）第九十一条第一款：国务院各部、委员会、中国人民银行、审计署和具有行政管理职能的直属机构以及法律规定的机构，可以根据法律和国务院的行政法规、决定、命令，在本部门的权限范围内，制定规章。第九十三条第一款：省、自治区、直辖市和设区的市、自治州的人民政府，可以根据法律、行政法规和本省、自治区、直辖市的地方性法规，制定规章。"
	article15Privacy     = "第十五条：涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。但是，第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开。"
)

// formerDeadline stood where Article 49 stands now: the years before firstUnderNewLaw.
var formerDeadline = Text{"原《条例》（国务院令第492号）第三十一条", "Article 31 of the regulation of 2008"}
