import { defineRule } from '../define-rule.ts'

/** Drivers that wait in C code, which monkey-patching doesn't change, and the package that makes them cooperative. */
const BLOCKING: readonly (readonly [library: string, adapter: string | null, cure: string])[] = [
  ['psycopg2', 'psycogreen', 'install psycogreen and apply its patch'],
  ['grpc', null, 'call grpc.experimental.gevent.init_gevent() first'],
  ['playwright', null, 'use threads for it'],
]

export const geventWithBlockingDrivers = defineRule({
  id: 'gevent-with-blocking-drivers',
  when: ({ imports, installed }) =>
    BLOCKING.filter(
      ([library, adapter]) => imports.includes(library) && (adapter === null || !installed.includes(adapter)),
    ).map(([library, , cure]) => ({
      pool: 'gevent' as const,
      reason: `${library} blocks all other greenlets while it waits; ${cure}`,
    })),
})
