import { defineRule } from '../define-rule.ts'

/** Drivers that wait in C, where monkey-patching doesn't reach, and the package that mends it. */
const BLOCKING: readonly (readonly [library: string, mended: string | null, cure: string])[] = [
  ['psycopg2', 'psycogreen', 'install psycogreen and patch with it'],
  ['grpc', null, 'call grpc.experimental.gevent.init_gevent() first'],
  ['playwright', null, 'take threads for it'],
]

export const geventWithBlockingDrivers = defineRule({
  id: 'gevent-with-blocking-drivers',
  when: ({ imports, installed }) =>
    BLOCKING.filter(
      ([library, mended]) => imports.includes(library) && (mended === null || !installed.includes(mended)),
    ).map(([library, , cure]) => ({
      pool: 'gevent' as const,
      reason: `${library} doesn't give way to other greenlets: while it waits, all wait; ${cure}`,
    })),
})
