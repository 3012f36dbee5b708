import { inRange } from './compare.ts'

/** One Requires-Dist line of a package's metadata. */
export interface Requirement {
  /** Normalised: lower case, runs of `-`, `_` and `.` replaced with a single `-`. */
  readonly name: string
  readonly extras: readonly string[]
  /** PEP 440 range; empty: any version. */
  readonly range: string
  readonly marker: string | null
}

/** The values that a marker is evaluated with. */
export interface MarkerEnvironment {
  readonly python: readonly [number, number, number]
  readonly sysPlatform: string
  readonly extra: string | null
}

export const normalizeName = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-')

/**
 * Reads `kombu[redis]<5.8,>=5.6.0 ; python_version < "3.9"` and the older `vine (<6.0,>=5.0.0)`.
 * @returns null for anything else (a URL, a malformed line)
 */
export function parseRequirement(line: string): Requirement | null {
  const [spec = '', ...marker] = line.split(';')
  const found = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[([^\]]*)\])?\s*\(?([^()]*)\)?\s*$/.exec(spec)
  if (!found || spec.includes('@')) return null
  return {
    name: normalizeName(found[1] ?? ''),
    extras: (found[2] ?? '')
      .split(',')
      .map((extra) => extra.trim())
      .filter(Boolean),
    range: (found[3] ?? '').replaceAll(/\s+/g, ''),
    marker: marker.length > 0 ? marker.join(';').trim() : null,
  }
}

/** Whether the requirement applies in this environment; false for a marker that cannot be parsed, to avoid false alarms. */
export function applies({ marker }: Requirement, environment: MarkerEnvironment): boolean {
  if (marker === null) return environment.extra === null
  const words = marker.match(/\(|\)|'[^']*'|"[^"]*"|[<>=!~]=?=?|[\w.]+/g) ?? []
  const value = (word: string | undefined): string | null => {
    if (word === undefined) return null
    if (/^['"]/.test(word)) return word.slice(1, -1)
    return variables(environment)[word] ?? null
  }
  let at = 0
  const comparison = (): boolean => {
    if (words[at] === '(') {
      at += 1
      const inner = either()
      at += 1
      return inner
    }
    const [left, operator, right] = [words[at], words[at + 1], words[at + 2]]
    at += 3
    return compare(left ?? '', value(left), operator ?? '', value(right))
  }
  const both = (): boolean => {
    let result = comparison()
    while (words[at] === 'and') {
      at += 1
      const next = comparison()
      result = result && next
    }
    return result
  }
  const either = (): boolean => {
    let result = both()
    while (words[at] === 'or') {
      at += 1
      const next = both()
      result = result || next
    }
    return result
  }
  return either() && (environment.extra === null || marker.includes('extra'))
}

function compare(variable: string, left: string | null, operator: string, right: string | null): boolean {
  if (left === null || right === null) return false
  if (variable === 'python_version' || variable === 'python_full_version') return inRange(left, `${operator}${right}`)
  return operator === '==' ? left === right : operator === '!=' ? left !== right : false
}

const variables = ({ python, sysPlatform, extra }: MarkerEnvironment): Readonly<Record<string, string>> => ({
  python_version: `${python[0]}.${python[1]}`,
  python_full_version: python.join('.'),
  sys_platform: sysPlatform,
  platform_system: { win32: 'Windows', darwin: 'Darwin' }[sysPlatform] ?? 'Linux',
  os_name: sysPlatform === 'win32' ? 'nt' : 'posix',
  platform_python_implementation: 'CPython',
  implementation_name: 'cpython',
  extra: extra ?? '',
})
