package main

// Usage in both languages: cobra's template and its complaints, translated.

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/extract/pattern"
)

// translateUsage puts the fixed words of the help into the user's language.
func (a *app) translateUsage(root *cobra.Command) {
	root.InitDefaultHelpFlag()
	root.SetHelpCommand(a.newHelpCmd(root))
	all := allCommands(root)
	for _, c := range all {
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = a.say("显示用法", "show this help")
	}
	if a.lang != "zh" {
		return
	}
	for _, c := range all {
		c.DisableFlagsInUseLine = true
		c.Use = argumentNames.Replace(c.Use) + " [选项]"
	}
	cobra.AddTemplateFunc("inChinese", inChinese)
	root.SetUsageTemplate(strings.NewReplacer(
		"FlagUsages |", "FlagUsages | inChinese |",
		"Usage:", "用法：", "[command] --help\" for more information about a command.", "命令 --help\" 查看命令的用法。",
		"Use \"", "输入 \"", "[command]", "命令", "Aliases:", "别名：", "Examples:", "示例：", "Available Commands:", "命令：",
		"Global Flags:", "通用选项：", "Flags:", "选项：",
	).Replace(root.UsageTemplate()))
}

// newHelpCmd shows the help of a command that is named, as --help behind it does.
func (a *app) newHelpCmd(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help", Short: a.say("显示某个命令的用法", "show the help of a command"),
		RunE: func(_ *cobra.Command, args []string) error {
			c, rest, err := root.Find(args)
			if err == nil && len(rest) > 0 {
				err = a.usage("没有命令 %s", "there is no command %s", strings.Join(args, " "))
			}
			if err != nil {
				return err
			}
			return c.Help()
		},
	}
}

// allCommands are a command and all below it.
func allCommands(c *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		list = append(list, allCommands(sub)...)
	}
	return list
}

// argumentNames are what the usage lines of the commands ask for.
var argumentNames = strings.NewReplacer("FILE", "文件", "PATH", "路径", "WORDS", "词语", "HANDLE", "编号", "QUESTION", "问题", "CHECK", "核查编号", "KEY", "指标", "FRAGMENT", "名称片段")

// kindOfFlag and defaultOfFlag are the English words that pflag puts into the list of flags.
var (
	kindOfFlag    = pattern.MustCompile(`(?m)^( +(?:-\w, )? *--[a-z-]+) (strings|string|int)`)
	defaultOfFlag = pattern.MustCompile(` ?\(default "?([^")]*)"?\)`)
)

// inChinese translates a list of flags; columns stay where they are.
func inChinese(usages string) string {
	usages = kindOfFlag.ReplaceAllStringFunc(usages, func(s string) string {
		m := kindOfFlag.FindStringSubmatch(s)
		return m[1] + " 值" + strings.Repeat(" ", len(m[2])-width("值"))
	})
	return defaultOfFlag.ReplaceAllString(usages, "（默认 $1）")
}

// cobraSays pairs the complaints of the command line library with ours.
var cobraSays = []struct {
	says *pattern.Pattern
	zh   string
	en   string
}{
	{pattern.MustCompile(`^unknown command "([^"]*)" for "nianbao"(?s:.*)$`), "没有命令 $1", "there is no command $1"},
	{pattern.MustCompile(`^unknown command "([^"]*)" for "nianbao (\w+)"(?s:.*)$`), "$2 不接受参数 $1", "$2 takes no argument: $1"},
	{pattern.MustCompile(`^unknown flag: (.*)$`), "没有选项 $1", "there is no flag $1"},
	{pattern.MustCompile(`^unknown shorthand flag: .* in (.*)$`), "没有选项 $1", "there is no flag $1"},
	{pattern.MustCompile(`^flag needs an argument: (.*)$`), "选项 $1 缺少值", "the flag $1 needs a value"},
	{pattern.MustCompile(`^requires at least 1 arg\(s\).*$`), "缺少参数", "an argument is missing"},
	{pattern.MustCompile(`^accepts (?:at most )?(\d+) arg\(s\), received (\d+)$`), "应有 $1 个参数，实为 $2 个", "takes $1 argument(s), not $2"},
	{pattern.MustCompile(`^invalid argument "(.*)" for "(.*)" flag: .*$`), "选项 $2 的值 $1 无效", "$1 is no value for $2"},
}

// usageError is one line and a hint for what the command line library refuses.
// It returns plain errors, so they are told from ours by not being wrapped.
func (a *app) usageError(c *cobra.Command, err error) error {
	if err == nil {
		return nil
	}
	var f *failure
	if errors.As(err, &f) {
		if f.code == exitUsage && f.hint == "" {
			f.hint = a.hint(c)
		}
		return err
	}
	for _, s := range cobraSays {
		if s.says.MatchString(err.Error()) {
			return &failure{exitUsage, s.says.ReplaceAllString(err.Error(), a.say(s.zh, s.en)), a.hint(c)}
		}
	}
	return err
}

func (a *app) hint(c *cobra.Command) string {
	if c.Name() == "help" {
		c = c.Parent()
	}
	return a.say("用法见 %s --help", "see %s --help", c.CommandPath())
}
