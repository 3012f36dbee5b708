import { advise } from '../../pool/advise.ts'
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
    const plan = advise(advisorInput(facts, null), facts.app.app)
    const recommended = plan.nodes[0]?.pool ?? 'solo'
    const { worker } = facts
    const evidence = { configured: worker.pool, from: worker.poolOrigin.where, recommended }
    if (recommended === worker.pool) return pass(evidence)
    return fail({
      message: `${recommended} fits better here than ${worker.pool}: ${plan.reasons[0]?.text ?? ''}.`,
      evidence: { ...evidence, because: plan.rejected.find(({ pool }) => pool === worker.pool)?.reason ?? null },
      remedy: remedy(
        'Compare the pools, or start the worker with the recommended one.',
        command('poolwise', 'pool', 'recommend'),
        ...(plan.command[0] ? [command(...plan.command[0])] : []),
      ),
    })
  },
})
