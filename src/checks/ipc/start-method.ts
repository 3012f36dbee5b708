import { olderThan } from '../../versions/compare.ts'
import { defineCheck, fail, pass } from '../define-check.ts'

export const startMethod = defineCheck({
  id: 'ipc.start-method',
  title: 'Pool children are forked',
  tier: 'local',
  severity: 'info',
  needs: ['worker', 'celery', 'platform'],
  after: ['app.imports'],
  evaluate({ worker, celery, platform }) {
    const evidence = {
      'start method': worker.startMethod,
      system: platform.target,
      billiard: celery.billiardVersion,
      celery: celery.version,
    }
    if (worker.startMethod === 'fork') return pass(evidence)
    const old = olderThan(celery.version, '5.7.0')
    return fail({
      message:
        `billiard starts pool children with ${worker.startMethod} on ${platform.target}: each imports the app again, and values set at run time in the parent are missing.` +
        (old && worker.pool === 'prefork'
          ? ` Celery ${celery.version} then also needs FORKED_BY_MULTIPROCESSING=1.`
          : ''),
      evidence,
      remedy:
        'No action is needed. Keep module-level code fast and repeatable, and the arguments and results of tasks picklable.',
    })
  },
})
