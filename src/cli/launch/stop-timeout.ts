import { UsageError } from '../errors.ts'

/**
 * The value of --stop-timeout.
 * @returns seconds; null for `none`
 * @throws UsageError for anything else
 */
export function readStopTimeout(text: string): number | null {
  if (text === 'none') return null
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (seconds < 1)
    throw new UsageError(
      `--stop-timeout ${text}: not a number of seconds`,
      'Give a whole number of seconds, at least 1, or none.',
    )
  return seconds
}
