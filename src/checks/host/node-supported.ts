import { defineCheck, fail, pass } from '../define-check.ts'

/** The floor of package.json's `engines`. */
const FLOOR: readonly [number, number] = [20, 19]

export const nodeSupported = defineCheck({
  id: 'host.node-supported',
  title: 'Node is a version that poolwise supports',
  tier: 'static',
  severity: 'error',
  needs: ['host'],
  evaluate({ host: { nodeVersion } }) {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number)
    const supported = major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])
    if (supported) return pass({ node: nodeVersion })
    return fail({
      message: `Node ${nodeVersion} is older than ${FLOOR.join('.')}, the oldest that poolwise runs on.`,
      evidence: { node: nodeVersion },
      remedy: `Install Node ${FLOOR.join('.')} or newer; the current LTS release is the best choice.`,
    })
  },
})
