/** The exit codes of a command, for its help: the code, what it means. Those that every command has come last. */
export const exitCodeHelp = (own: Readonly<Record<string | number, string>>): Readonly<Record<string, string>> => ({
  ...own,
  2: own[2] ?? 'what was typed, a variable or a settings file is wrong',
  70: 'a defect of poolwise',
  130: own[130] ?? 'interrupted',
})
