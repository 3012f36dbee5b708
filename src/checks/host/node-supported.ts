import { defineCheck, fail, pass } from '../define-check.ts'

/** `engines` in package.json. */
const MIN_VERSION: readonly [number, number] = [20, 19]

export const nodeSupported = defineCheck({
  id: 'host.node-supported',
  title: 'The version of Node.js is supported',
  tier: 'static',
  severity: 'error',
  needs: ['host'],
  evaluate({ host: { nodeVersion } }) {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number)
    const supported = major > MIN_VERSION[0] || (major === MIN_VERSION[0] && minor >= MIN_VERSION[1])
    if (supported) return pass({ node: nodeVersion })
    return fail({
      message: `Node.js ${nodeVersion} is too old: poolwise needs ${MIN_VERSION.join('.')} or later.`,
      evidence: { node: nodeVersion },
      remedy: `Install Node.js ${MIN_VERSION.join('.')} or later, preferably the current LTS release.`,
    })
  },
})
