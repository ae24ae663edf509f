package main

// Completion of commands and flags, for the shells that people use.

import "github.com/spf13/cobra"

func newCompletionCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "completion bash|zsh|fish|powershell", Args: cobra.ExactArgs(1),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Short:     a.say("生成命令行补全脚本", "print a script that completes commands in the shell"),
		Example:   "  nianbao completion bash > /etc/bash_completion.d/nianbao",
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return a.usage("没有 %s 的补全脚本；可选：bash、zsh、fish、powershell", "no completion for %s; there are: bash, zsh, fish, powershell", args[0])
		},
	}
}
