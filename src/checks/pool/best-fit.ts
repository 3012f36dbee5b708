import type { PoolName } from '../../facts/worker.ts'
import { advise, outvoted } from '../../pool/advise.ts'
import { advisorInput } from '../../pool/advisor-input.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

export const bestFit = defineCheck({
  id: 'pool.best-fit',
  title: 'The configured pool is the recommended one',
  tier: 'local',
  severity: 'info',
  needs: ['platform', 'host', 'python', 'celery', 'app', 'worker', 'project', 'packages'],
  considers: ['ipc'],
  after: ['pool.supported-on-platform', 'pool.package-installed'],
  evaluate(facts) {
    const input = advisorInput(facts, null)
    const { worker, app } = facts
    const other = outvoted(input)
    const plan = advise(other ? { ...input, configuredPool: asked(other.prefers) } : input, app.app)
    const recommended = plan.nodes[0]?.pool ?? 'solo'
    const evidence = { configured: worker.pool, from: worker.poolOrigin.where, recommended }
    if (recommended === worker.pool) return pass(evidence)
    return fail({
      message: `${recommended} fits better here than ${worker.pool}: ${other?.reason ?? plan.reasons[0]?.text ?? ''}.`,
      evidence: {
        ...evidence,
        because: other?.reason ?? plan.rejected.find(({ pool }) => pool === worker.pool)?.reason ?? null,
      },
      remedy: remedy(
        'Compare the pools, or start the worker with the recommended one.',
        command('poolwise', 'pool', 'recommend'),
        ...(plan.command[0] ? [command(...plan.command[0])] : []),
      ),
    })
  },
})

const asked = (pool: PoolName) => ({ pool, origin: { kind: 'flag' as const, where: '--pool' } })
