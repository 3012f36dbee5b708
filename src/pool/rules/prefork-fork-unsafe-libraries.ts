import { defineRule } from '../define-rule.ts'

/**
 * Libraries whose sockets a forked child inherits without the threads that serve them. Importing them is harmless; what was
 * opened before the fork isn't. https://github.com/grpc/grpc/blob/master/doc/fork_support.md,
 * https://www.mongodb.com/docs/languages/python/pymongo-driver/current/faq/
 */
const DO_AFTER_FORK: Readonly<Record<string, string>> = {
  grpc: 'open channels',
  pymongo: 'create the MongoClient',
  jax: 'use devices',
}

export const preforkForkUnsafeLibraries = defineRule({
  id: 'prefork-fork-unsafe-libraries',
  when: ({ os, startMethod, imports }) =>
    os === 'windows' || startMethod !== 'fork'
      ? []
      : Object.entries(DO_AFTER_FORK)
          .filter(([library]) => imports.includes(library))
          .map(([library, what]) => ({
            pool: 'prefork' as const,
            reason: `${library} does not survive a fork: ${what} in the task or on worker_process_init, not at import`,
          })),
})
