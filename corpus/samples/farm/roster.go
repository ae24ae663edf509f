package farm

// The list of units, as an oversight office would hand it over.

import (
	"bytes"
	"encoding/csv"
)

// Roster is the list as CSV, its headers in Chinese.
func (f *Farm) Roster() []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff") // as spreadsheets save it
	w := csv.NewWriter(&b)
	rows := [][]string{{"单位名称", "网址", "上级单位", "行政区划代码", "类型", "年报栏目", "简称/曾用名", "统一社会信用代码", "是否应编制", "截止日期", "备注", "允许不验证证书"}}
	for _, s := range f.sites[Before] {
		for _, u := range s.units {
			rows = append(rows, []string{u.name, u.url, u.parent, "", u.kind(), u.column, u.aliases, "", "是", "", "", map[bool]string{true: "是"}[u.unverified]})
		}
	}
	_ = w.WriteAll(rows) // a buffer takes everything
	return b.Bytes()
}
