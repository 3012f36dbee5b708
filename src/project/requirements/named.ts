import type { CeleryRequirement, RequirementPart } from '../../facts/requirements.ts'

/** Packages that require Celery: to name one of them is to name Celery. */
const BRING_CELERY = new Set([
  'celery',
  'celery-redbeat',
  'celery-singleton',
  'django-celery-beat',
  'django-celery-results',
  'flower',
])

/** A requirement as a reader of one kind of file found it. */
export type Named = Omit<CeleryRequirement, 'file'>

const REQUIREMENT = /^\s*([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?\s*([^;#\\]*)/

/**
 * Reads a requirement in pip's form.
 * @returns null unless it names Celery or a package that brings it
 */
export function namedBy(requirement: string, line: number, part: RequirementPart | null = null): Named | null {
  const [, name = '', extras = '', version = ''] = REQUIREMENT.exec(requirement.slice(0, 300)) ?? []
  // `celery @ git+https://…`: where from is of no use to the reader of a message.
  // Poetry writes `celery (>=5.4,<6)`.
  const bare = version.trim().replace(/^\((.*)\)$/, '$1')
  return named(name, `${name}${extras}${/^[<>=!~]/.test(bare) ? bare : ''}`, line, part)
}

/** @param written as the message shows it */
export function named(name: string, written: string, line: number, part: RequirementPart | null = null): Named | null {
  const normal = name.toLowerCase().replaceAll(/[-_.]+/g, '-')
  return BRING_CELERY.has(normal) ? { package: normal, written: written.trim(), line, part } : null
}

/** Celery itself before a package that brings it, what is always installed before a part that must be asked for. */
export function best<T extends Named>(all: readonly (T | null)[]): T | null {
  const rank = ({ package: name, part }: T): number =>
    (name === 'celery' ? 0 : 2) + (part === null || part.byDefault ? 0 : 1)
  return all.filter((one) => one !== null).sort((one, other) => rank(one) - rank(other))[0] ?? null
}

/** The line of the first match, counted from 1; 1 without a match. */
export function lineOf(text: string, pattern: RegExp): number {
  const at = text.search(pattern)
  return at === -1 ? 1 : text.slice(0, at).split('\n').length
}
