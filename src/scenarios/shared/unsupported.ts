import { olderThan } from '../../versions/compare.ts'
import type { ScenarioEnvironment } from '../environment.ts'

type UnsupportedReason = (environment: ScenarioEnvironment) => string | null

/** Runs on every system. */
export const everywhere: UnsupportedReason = () => null

export const onlyOnWindows: UnsupportedReason = ({ os }) => (os === 'windows' ? null : 'only Windows has this failure')

/** @param because what happens on Windows instead */
export const notOnWindows =
  (because: string): UnsupportedReason =>
  ({ os }) =>
    os === 'windows' ? because : null

/** @param because what older versions do, after "Celery 4.4.7" */
export const sinceCelery =
  (version: string, because: string): UnsupportedReason =>
  ({ celery }) =>
    olderThan(celery.version, version) ? `Celery ${celery.version} ${because}` : null

/** For failures of a fork that nothing asked for. */
export const whereForkIsTheDefault: UnsupportedReason = ({ os, celery }) => {
  if (os === 'windows') return 'Windows has no fork'
  const method = celery.defaultStartMethod
  return method === 'fork' || method === null
    ? null
    : `billiard ${celery.billiardVersion} uses ${method} here by default, not fork`
}
