import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { installFixes } from '../remedy/install-fix.ts'
import { installPackage } from '../remedy/install-package.ts'

export const driverInstalled = defineCheck({
  id: 'broker.driver-installed',
  title: "The broker's transport is installed",
  tier: 'local',
  severity: 'error',
  needs: ['broker', 'project', 'python'],
  after: ['broker.url-valid', 'python.versions-compatible'],
  evaluate({ broker: { driver, addresses }, project, python }) {
    const transport = addresses[0]?.transport ?? null
    if (driver === null) return skip('no transport was loaded')
    if (driver.imported) return pass({ transport, interpreter: python.executable })
    const { missingModule, error } = driver
    const requirement = driver.package ?? missingModule
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
              ...installPackage(project, python.executable, requirement),
              // The name of a module is not always the name of the package that provides it.
              fixes: driver.package === null ? [] : installFixes(project, python, driver.package),
            },
    })
  },
})
