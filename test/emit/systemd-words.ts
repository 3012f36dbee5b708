/**
 * A unit read by the rules of systemd.syntax(7) and systemd.service(5): quotes with C escapes, %% for a percent sign,
 * $$ for a dollar in ExecStart=. Specifiers are left as they are.
 */
export function systemdUnit(text: string): Record<string, string[]> {
  const unit: Record<string, string[]> = {}
  for (const line of text.split('\n')) {
    const found = /^([A-Za-z]+)=(.*)$/.exec(line)
    if (found === null) {
      if (!/^(?:#.*|\[\w+\]|)$/.test(line)) throw new Error(`no line of a unit: ${line}`)
      continue
    }
    const [, name = '', value = ''] = found
    const words = name === 'ExecStart' || name === 'Environment' ? splitWords(value) : [value]
    unit[name] = words.map((word) => (name === 'ExecStart' ? word.replaceAll('$$', '$') : word).replaceAll('%%', '%'))
  }
  return unit
}

function splitWords(text: string): string[] {
  const words = [...text.matchAll(/"((?:\\.|[^"\\])*)"|([^\s"]+)/g)]
  if (words.map(([word]) => word).join(' ') !== text) throw new Error(`can't be read: ${text}`)
  return words.map(([, quoted, bare]) => (quoted === undefined ? bare! : quoted.replaceAll(/\\(.)/g, '$1')))
}
