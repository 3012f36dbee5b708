import type { PackagesFact } from '../../facts/python.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { distributionOf } from '../remedy/distribution-of.ts'
import { installFixes } from '../remedy/install-fix.ts'
import { installPackage } from '../remedy/install-package.ts'

export const driverInstalled = defineCheck({
  id: 'broker.driver-installed',
  title: "The broker's transport is installed",
  tier: 'local',
  severity: 'error',
  needs: ['broker', 'project', 'python'],
  considers: ['packages'],
  after: ['broker.url-valid', 'python.versions-compatible'],
  evaluate({ broker: { driver, addresses }, project, python, packages = {} }) {
    const transport = addresses[0]?.transport ?? null
    if (driver === null) return skip('no transport was loaded')
    if (driver.imported) return pass({ transport, interpreter: python.executable })
    const { missingModule, error } = driver
    const extra = hasAll(driver.package, packages) ? null : driver.package
    const requirement = extra ?? (missingModule && distributionOf(missingModule))
    return fail({
      message:
        missingModule === null
          ? `Celery cannot load the broker transport ${transport ?? ''}: ${error ?? 'no reason given'}`
          : `The broker transport ${transport ?? ''} needs ${missingModule}, which is not installed.`,
      evidence: { transport, 'missing module': missingModule, error, interpreter: python.executable },
      remedy:
        requirement === null
          ? remedy('Correct the setting that the error names, or upgrade kombu if it is older than this transport.')
          : {
              ...installPackage(project, python, requirement),
              // The name of a module is not always the name of the package that provides it.
              fixes: extra === null ? [] : installFixes(project, python, extra),
            },
    })
  },
})

/** What the extras of Celery and kombu install. */
const OF_EXTRAS: Readonly<Record<string, readonly string[]>> = {
  'celery[redis]': ['redis'],
  'celery[sqs]': ['boto3', 'pycurl', 'urllib3'],
  'celery[mongodb]': ['pymongo'],
  'celery[sqlalchemy]': ['sqlalchemy'],
  'celery[zookeeper]': ['kazoo'],
}

/** All of it is installed: the module is missing for another reason, and installing it again would change nothing. */
const hasAll = (requirement: string | null, packages: PackagesFact): boolean =>
  OF_EXTRAS[requirement ?? '']?.every((name) => packages[name] !== undefined) === true
