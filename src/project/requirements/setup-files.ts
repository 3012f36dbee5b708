import { best, namedBy, type Named } from './named.ts'

const QUOTED = /["']([A-Za-z][\w.-]*\s*(?:\[[\w,\s-]*\])?\s*(?:[<>=!~][^"']*)?)["']/g

/** Their strings are no requirements. */
const OTHER_ARGUMENTS = /\b(?:packages|name|keywords|py_modules)\s*=/

/** The requirement in setup.py: a string that is one. It is not executed, so a list that is computed is not found. */
export function inSetupPy(text: string): Named | null {
  let at = 0
  const found = text.split('\n').flatMap((line, index) => {
    const start = at
    at += line.length + 1
    if (OTHER_ARGUMENTS.test(line)) return []
    return [...line.matchAll(QUOTED)].map((match) => namedBy(match[1]!, index + 1, extraAt(text, start + match.index)))
  })
  return best(found)
}

/** The extra whose list the position is in: `extras_require={"name": [`. */
function extraAt(text: string, position: number): Named['part'] {
  const before = text.slice(0, position)
  const extras = before.lastIndexOf('extras_require')
  if (extras === -1 || before.lastIndexOf('install_requires') > extras) return null
  const name = [...before.slice(extras).matchAll(/["']([\w-]+)["']\s*:\s*\[/g)].at(-1)?.[1]
  return name === undefined ? null : { kind: 'extra', name, byDefault: false }
}

/** The requirement in setup.cfg: `install_requires`, or `[options.extras_require]`. */
export function inSetupCfg(text: string): Named | null {
  let section = ''
  let key = ''
  const found: (Named | null)[] = []
  for (const [index, line] of text.split('\n').entries()) {
    section = /^\[(.+)\]\s*$/.exec(line)?.[1] ?? section
    const [, name, value = ''] = /^(\w[\w.-]*)\s*=\s*(.*)$/.exec(line) ?? []
    key = name ?? key
    const requirement = name === undefined ? line : value
    if (section === 'options' && key === 'install_requires') found.push(namedBy(requirement, index + 1))
    if (section === 'options.extras_require')
      found.push(namedBy(requirement, index + 1, { kind: 'extra', name: key, byDefault: false }))
  }
  return best(found)
}
