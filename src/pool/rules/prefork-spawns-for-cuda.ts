import { olderThan } from '../../versions/compare.ts'
import { defineRule, iff } from '../define-rule.ts'

/**
 * A forked child can't use the CUDA context of its parent: "Cannot re-initialize CUDA in forked subprocess". Spawned
 * children inherit none; Celery can spawn since 5.7. https://docs.pytorch.org/docs/stable/notes/multiprocessing.html
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
        reason: `the app imports ${cuda ?? ''} with CUDA: a forked child can't use CUDA after its parent has, a spawned one can`,
      }),
      ...iff(forks && !spawns, {
        pool: 'prefork',
        reason: `the app imports ${cuda ?? ''} with CUDA: use it only inside tasks, because a forked child can't use CUDA after its parent has; Celery 5.7 can spawn children`,
      }),
    ]
  },
})
