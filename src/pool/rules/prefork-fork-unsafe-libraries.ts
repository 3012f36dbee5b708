import { defineRule } from '../define-rule.ts'

/**
 * Libraries whose threads or sockets a forked child inherits without what drives them. Importing them is harmless; what
 * was opened before the fork isn't. https://github.com/grpc/grpc/blob/master/doc/fork_support.md,
 * https://www.mongodb.com/docs/languages/python/pymongo-driver/current/faq/
 */
const WHAT_TO_DO_LATE: Readonly<Record<string, string>> = {
  grpc: 'open channels',
  pymongo: 'make the MongoClient',
  jax: 'use devices',
}

export const preforkForkUnsafeLibraries = defineRule({
  id: 'prefork-fork-unsafe-libraries',
  when: ({ os, startMethod, imports }) =>
    os === 'windows' || startMethod !== 'fork'
      ? []
      : Object.entries(WHAT_TO_DO_LATE)
          .filter(([library]) => imports.includes(library))
          .map(([library, what]) => ({
            pool: 'prefork' as const,
            reason: `${library} doesn't survive a fork: ${what} in the task or on worker_process_init, not at import`,
          })),
})
