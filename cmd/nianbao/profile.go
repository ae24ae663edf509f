package main

// --profile: the rules of one place, out of a small table.

import (
	"crypto/sha256"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"nianbao/checks"
)

func (a *app) profileFlag(c *cobra.Command, path *string) {
	c.Flags().StringVar(path, "profile", "", a.say("同时按地方规则核查：CSV，两列：规则、值", "hold reports to local rules too: the CSV `FILE` of a rule and its value"))
}

// readProfile reads the rules that a flag names. Which rules they are is part of
// which program read a document: with others it is read again.
func (a *app) readProfile(path string) error {
	if path == "" {
		return nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return a.usage("无法读取规则文件 %s：%s", "the profile %s cannot be read: %s", printable(path), a.because(err))
	}
	text, ok := spreadsheetText(b)
	if !ok {
		return a.usage("规则文件 %s 既不是 UTF-8，也不是 GB18030", "the profile %s is neither UTF-8 nor GB18030", printable(path))
	}
	a.rules, err = checks.ParseProfile(text)
	if err != nil {
		return a.usage("规则文件 %s%s", "the profile %s%s", printable(path), a.wrongRule(err))
	}
	a.rulesHashed = "+" + hashOf(b)[:sha256.Size/4]
	return nil
}

// wrongRule says where a profile is wrong, and why.
func (a *app) wrongRule(err error) string {
	var wrong *checks.ProfileError
	switch {
	case !errors.As(err, &wrong):
		return a.say("：%v", ": %v", err)
	case wrong.Line == 0:
		return a.say("：", ": ") + a.pick(wrong.Says)
	}
	return a.say(" 第 %d 行：", ", line %d: ", wrong.Line) + a.pick(wrong.Says)
}
