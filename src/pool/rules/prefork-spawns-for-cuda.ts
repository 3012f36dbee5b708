import { olderThan } from '../../versions/compare.ts'
import { defineRule, iff } from '../define-rule.ts'

/**
 * A forked child can't use the CUDA context of its parent: "Cannot re-initialize CUDA in forked subprocess". Spawned
 * children have none to inherit; Celery can spawn from 5.7 on. https://docs.pytorch.org/docs/stable/notes/multiprocessing.html
 */
export const preforkSpawnsForCuda = defineRule({
  id: 'prefork-spawns-for-cuda',
  when: ({ os, startMethod, celery, cuda }) => {
    const forks = cuda !== null && os === 'linux' && startMethod === 'fork'
    const spawns = celery !== null && !olderThan(celery, '5.7.0')
    return [
      ...iff(forks && spawns, {
        pool: 'prefork',
        options: ['--pool-start-method=spawn'],
        reason: `${cuda ?? ''} with CUDA is imported with the app: a forked child can't use CUDA once the parent has, a spawned one can`,
      }),
      ...iff(forks && !spawns, {
        pool: 'prefork',
        reason: `${cuda ?? ''} with CUDA is imported with the app: use it inside of tasks only, a forked child can't use CUDA once the parent has; Celery 5.7 could spawn its children`,
      }),
    ]
  },
})
