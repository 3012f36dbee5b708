import type { BrokerConfigFact } from '../../facts/broker.ts'
import type { InstalledPackage, PackagesFact, PythonFact } from '../../facts/python.ts'
import { inRange } from '../../versions/compare.ts'
import { applies, parseRequirement, type Requirement } from '../../versions/requirement.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { completeEnvironment } from '../remedy/complete-environment.ts'
import { installPackage } from '../remedy/install-package.ts'

/** A wrong version of these breaks the worker. An unmet pin of any other package in an extra rarely does. */
const FAMILY = ['kombu', 'billiard', 'amqp', 'vine', 'redis']

interface Mismatch {
  readonly by: InstalledPackage
  readonly requirement: Requirement
  readonly installed: string | null
}

export const versionsCompatible = defineCheck({
  id: 'python.versions-compatible',
  title: "The installed versions satisfy Celery's and kombu's requirements",
  tier: 'local',
  severity: 'error',
  needs: ['packages', 'python', 'project', 'interpreter', 'platform'],
  considers: ['broker', 'requirements'],
  after: ['python.version-supported', 'python.environment-exists'],
  evaluate({ packages, python, project, interpreter, platform, broker, requirements }) {
    const transports = (broker?.addresses ?? []).map(({ transport }) =>
      transport.replace(/^(rediss|sentinel)$/, 'redis'),
    )
    const mismatches = ['celery', 'kombu', 'amqp'].flatMap((name) =>
      mismatchesOf(packages[name], packages, python, transports),
    )
    const family = Object.fromEntries(
      ['celery', ...FAMILY].flatMap((name) => (packages[name] ? [[name, packages[name].version]] : [])),
    )
    const first = mismatches[0]
    if (first === undefined) return pass(family)
    const driver = broker?.driver
    const onlyExtras = mismatches.every(({ requirement }) => isOfExtra(requirement))
    const message = `${first.by.name} ${first.by.version} requires ${first.requirement.name}${first.requirement.range}, but ${first.installed ?? 'no version'} is installed.`
    const evidence = {
      ...family,
      'not satisfied': mismatches.map(
        ({ by, requirement, installed }) =>
          `${by.name}: ${requirement.name}${requirement.range} (installed: ${installed ?? 'none'})`,
      ),
      ...(onlyExtras && driver && !driver.imported && { error: driver.error }),
    }
    // An extra's range says what kombu was released with. What it refuses is seen when its transport makes a client.
    if (onlyExtras && driver?.imported) {
      return fail({
        message: `${message} The transport accepts it.`,
        evidence,
        severity: 'info',
        remedy:
          'Nothing has to be changed while the worker runs. Choose a version in the range if the transport raises errors of its client.',
      })
    }
    const wanted = byPackage(mismatches)
    const isIncomplete = mismatches.some(({ installed }) => installed === null)
    return fail({
      message,
      evidence,
      // A warning where the driver fails because of another package, which broker.driver-installed names.
      severity:
        onlyExtras && mismatches.every(({ requirement }) => failsForAnother(requirement, driver)) ? 'warn' : 'error',
      remedy: isIncomplete
        ? completeEnvironment({ platform, project, requirements, python, interpreter }, ...wanted)
        : installPackage(project, python, ...wanted),
    })
  },
})

function mismatchesOf(
  by: InstalledPackage | undefined,
  packages: PackagesFact,
  python: PythonFact,
  extras: readonly string[],
): Mismatch[] {
  if (by === undefined) return []
  const environments = [null, ...extras].map((extra) => ({
    python: python.version,
    sysPlatform: python.sysPlatform,
    extra,
  }))
  return by.requires.flatMap((line) => {
    const requirement = parseRequirement(line)
    if (requirement === null || !FAMILY.includes(requirement.name)) return []
    if (!environments.some((environment) => applies(requirement, environment))) return []
    const installed = packages[requirement.name]?.version ?? null
    // broker.driver-installed reports a missing driver.
    if (installed === null && isOfExtra(requirement)) return []
    return installed !== null && inRange(installed, requirement.range) ? [] : [{ by, requirement, installed }]
  })
}

/** One requirement for each package, with the ranges of all that ask for it. */
function byPackage(mismatches: readonly Mismatch[]): string[] {
  const ranges = new Map<string, Set<string>>()
  for (const { requirement } of mismatches) {
    const own = ranges.get(requirement.name) ?? new Set()
    if (requirement.range !== '') own.add(requirement.range)
    ranges.set(requirement.name, own)
  }
  return [...ranges].map(([name, own]) => `${name}${[...own].join(',')}`)
}

const failsForAnother = ({ name }: Requirement, driver: BrokerConfigFact['driver'] | undefined): boolean =>
  !!driver && driver.missingModule !== null && driver.missingModule !== name

const isOfExtra = ({ marker }: Requirement): boolean => marker?.includes('extra') ?? false
