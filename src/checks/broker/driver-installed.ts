import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { installFixes } from '../remedy/install-fix.ts'
import { installPackage } from '../remedy/install-package.ts'

export const driverInstalled = defineCheck({
  id: 'broker.driver-installed',
  title: "The broker's transport can be imported and made",
  tier: 'local',
  severity: 'error',
  needs: ['broker', 'project', 'python'],
  after: ['broker.url-valid', 'python.versions-compatible'],
  evaluate({ broker: { driver, addresses }, project, python }) {
    const transport = addresses[0]?.transport ?? null
    if (driver === null) return skip('no transport was tried')
    if (driver.imported) return pass({ transport, interpreter: python.executable })
    const { missingModule, error } = driver
    const requirement = driver.package ?? missingModule
    return fail({
      message:
        missingModule === null
          ? `Celery can't make the transport ${transport ?? ''} of the broker: ${error ?? 'no reason given'}`
          : `The transport ${transport ?? ''} of the broker needs the package ${missingModule}, which isn't installed.`,
      evidence: { transport, 'missing module': missingModule, error, interpreter: python.executable },
      remedy:
        requirement === null
          ? remedy('Correct the setting that the error names, or upgrade kombu if this transport is newer than it.')
          : {
              ...installPackage(project, python.executable, requirement),
              // A name that only the import tells may be anybody's package.
              fixes: driver.package === null ? [] : installFixes(project, python, driver.package),
            },
    })
  },
})
