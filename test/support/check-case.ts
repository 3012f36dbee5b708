import { describe, expect, it } from 'vitest'
import type { AnyCheck, CheckResult, CheckSeverity } from '../../src/checks/define-check.ts'
import { evaluateChecks } from '../../src/doctor/evaluate.ts'
import type { FactName, FactOutcomes, Facts } from '../../src/facts/facts.ts'
import { ok } from '../../src/facts/outcome.ts'
import { isFor, unpasteable } from './shell-forms.ts'

/** Checks with commands that Windows has no form of. */
const NOT_ON_WINDOWS: Readonly<Record<string, string>> = {
  'broker.reachable': 'there are no servers for Windows; the image is the other command',
  'host.open-files': 'Windows has no such limit',
}
const WINDOWS = { host: 'windows', target: 'windows', foreign: false } as const

/** What a case says of a result; what it leaves out isn't looked at. Prose never is. */
export interface Expected {
  readonly status: CheckResult['status']
  /** The level in force: the result's own, else the declared one. */
  readonly severity?: CheckSeverity
  readonly evidence?: Readonly<Record<string, unknown>>
  readonly at?: string | null
  /** The remedy's commands, words joined by a space. */
  readonly commands?: readonly string[]
}

/** Every fact as a probe that found it would bring it. */
export const found = (facts: Partial<Facts>): FactOutcomes =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, ok(value)]))

/** Runs one check alone, through the engine: a fact that isn't there is missing for it as in a real run. */
export function result(check: AnyCheck, facts: Partial<Facts>): CheckResult {
  const [evaluated] = evaluateChecks([check], found(facts))
  expect(evaluated?.error).toBeNull()
  return evaluated!.result
}

/** Asserts one line of a table. */
export function expectResult(check: AnyCheck, facts: Partial<Facts>, expected: Expected): void {
  const actual = result(check, facts)
  const location = actual.status === 'fail' ? actual.location : null
  const remedy = actual.status === 'fail' || actual.status === 'unknown' ? actual.remedy : null
  const seen = {
    status: actual.status,
    severity: (actual.status === 'fail' ? actual.severity : undefined) ?? check.severity,
    evidence: 'evidence' in actual ? actual.evidence : {},
    at: location && (location.line === null ? location.file : `${location.file}:${location.line}`),
    commands: (remedy?.commands ?? []).map(({ argv }) => argv.join(' ')),
  }
  expect(seen).toMatchObject(expected)
  const system = facts.platform?.target ?? 'linux'
  expect((remedy?.commands ?? []).flatMap((command) => unpasteable(command, system))).toEqual([])
  // The same fault on Windows, where it exists there.
  const there = facts.platform && result(check, { ...facts, platform: WINDOWS })
  const commands = (there && 'remedy' in there && there.remedy?.commands) || []
  if (NOT_ON_WINDOWS[check.id] === undefined)
    expect(commands.filter((command) => !isFor(command, 'windows')).map(({ argv }) => argv.join(' '))).toEqual([])
  expect(commands.flatMap((command) => unpasteable(command, 'windows'))).toEqual([])
  if (actual.status === 'fail') {
    expect(actual.message).not.toBe('')
    expect(actual.remedy.text).not.toBe('')
  }
}

/** A table for one check: a case is what it is called, the facts, and what the check must say of them. */
export function checkTable(
  check: AnyCheck,
  rows: readonly (readonly [title: string, facts: Partial<Facts>, expected: Expected])[],
): void {
  describe(check.id, () => {
    it.each(rows)('%s', (_, facts, expected) => expectResult(check, facts, expected))
  })
}

/** Facts without some of them. */
export function without(facts: Facts, ...names: readonly FactName[]): Partial<Facts> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name as FactName)))
}
