import { inRange } from '../../versions/compare.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { knownBugs as table } from './known-bugs-table.ts'

export const knownBugs = defineCheck({
  id: 'python.known-bugs',
  title: 'The installed versions have no known bug that affects this project',
  tier: 'local',
  severity: 'warn',
  needs: ['packages', 'platform', 'worker', 'app'],
  considers: ['brokerConnections'],
  evaluate(facts) {
    const met = table.filter((bug) => {
      const version = facts.packages[bug.package]?.version
      return version !== undefined && inRange(version, bug.versions) && bug.met(facts)
    })
    const first = met[0]
    if (first === undefined) return pass()
    return fail({
      message: `${first.package} ${facts.packages[first.package]?.version ?? ''}: ${first.what}`,
      evidence: { bugs: met.map((bug) => `${bug.package}${bug.versions}: ${bug.what} (${bug.link})`) },
      remedy: met.map((bug) => bug.cure).join(' '),
    })
  },
})
