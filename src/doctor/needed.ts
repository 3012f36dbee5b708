import type { AnyCheck } from '../checks/define-check.ts'
import type { FactName } from '../facts/facts.ts'
import type { AnyProbe } from '../probes/define-probe.ts'
import { ownersOf } from './evaluate.ts'

/**
 * The checks that must be evaluated for the selected ones: themselves, and all checks whose failure would block one of
 * them.
 */
export function withOwners(wanted: ReadonlySet<string>, all: readonly AnyCheck[]): AnyCheck[] {
  const byId = new Map(all.map((check) => [check.id, check]))
  const needed = new Set<string>()
  const visit = (id: string): void => {
    const check = byId.get(id)
    if (!check || needed.has(id)) return
    needed.add(id)
    ownersOf(check).forEach(visit)
  }
  wanted.forEach(visit)
  return all.filter(({ id }) => needed.has(id))
}

/** The probes that these checks need, with the probes that those need themselves. Others are not run. */
export function probesFor(
  checks: readonly AnyCheck[],
  always: readonly FactName[],
  all: readonly AnyProbe[],
): AnyProbe[] {
  const needed = new Set<AnyProbe>()
  const visit = (fact: FactName): void => {
    for (const probe of all) {
      if (!probe.provides.includes(fact) || needed.has(probe)) continue
      needed.add(probe)
      for (const next of [...probe.needs, ...(probe.considers ?? [])]) visit(next)
    }
  }
  for (const { needs, considers } of checks) [...needs, ...considers].forEach(visit)
  always.forEach(visit)
  return all.filter((probe) => needed.has(probe))
}
