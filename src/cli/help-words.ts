/** Other programs' ways to ask for help and for the version, as oclif's own. Pure. */
export function helpWords(argv: readonly string[]): string[] {
  const [first, ...rest] = argv
  if (first === undefined) return ['--help']
  if (first === 'help') return [...rest.filter((word) => word !== 'help' && !word.startsWith('-')), '--help']
  if (first === 'version' || first === '-V') return ['--version', ...rest]
  return [...argv]
}
