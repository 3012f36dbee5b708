import type { OsName } from '../../facts/platform.ts'
import type { PoolName } from '../../facts/worker.ts'
import { listed } from '../../text/listed.ts'

/**
 * A sentence, with a blank before it, about the options that a cure's command has no more; empty where there are none.
 * @param dropped long names
 */
export function leftOut(dropped: readonly string[], pool: PoolName, target: OsName): string {
  const others = dropped.filter((name) => name !== '--beat')
  return [
    others.length > 0 &&
      ` ${listed(others)} ${others.length > 1 ? 'are' : 'is'} left out: the ${pool} pool does not support ${others.length > 1 ? 'them' : 'it'}.`,
    dropped.includes('--beat') &&
      ` -B is left out: Celery refuses it ${target === 'windows' ? 'on Windows' : `with the ${pool} pool`}. Run celery beat as a separate process.`,
  ]
    .filter(Boolean)
    .join('')
}
