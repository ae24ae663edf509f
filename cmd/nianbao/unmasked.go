package main

// show --unmasked: the personal data of one report as printed, for the office that has to
// tell the unit where they stand. No search, list, export or page shows them.

import (
	"context"
	"slices"

	"nianbao/checks"
	"nianbao/corpus/dataset"
	"nianbao/normalize"
)

var personalWords = words{
	string(checks.IDNumber): {"身份证号", "identity number"}, string(checks.Mobile): {"手机号码", "mobile number"},
	string(checks.BankCard): {"银行账（卡）号", "bank account"}, string(checks.Person): {"个人姓名", "name of a person"},
}

// asPrinted is a stored report with its sections as they are printed.
func asPrinted(db *dataset.DB, report int64, r *normalize.Report) (*normalize.Report, error) {
	raw, err := db.SectionsAsPrinted(context.Background(), report)
	printed := *r
	printed.Sections = slices.Clone(r.Sections)
	for i, text := range raw {
		if i < len(printed.Sections) {
			printed.Sections[i].Text = text
		}
	}
	return &printed, err
}

// printPersonal lists what would be masked, with the words around it.
func (a *app) printPersonal(r *normalize.Report) {
	spans := checks.PersonalData(r)
	a.printf("\n%s\n", a.bold(a.say("个人信息（未遮盖，请勿外传）", "Personal data, unmasked: not to be passed on")))
	t := table{}
	for _, s := range spans {
		in := &r.Sections[s.Section]
		around := checks.Around(in.Text, s)
		t.rows = append(t.rows, []string{"  ", in.Heading, a.word(personalWords, string(s.Kind)), printable(in.Text[s.From:s.To]), printable(around)})
	}
	a.printf("%s", t.String())
	if len(spans) == 0 {
		a.printf("  %s\n", a.say("未发现", "none was found"))
	}
}
