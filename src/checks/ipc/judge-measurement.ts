import type { Measurement } from '../../facts/ipc.ts'
import { unknown, type CheckResult, type Evidence } from '../define-check.ts'

interface Verdicts {
  readonly pass: (evidence: Evidence) => CheckResult
  /** @param said the error or the time-out, in words */
  readonly fail: (said: string, evidence: Evidence) => CheckResult
}

/** Turns a measurement into a check result. */
export function judgeMeasurement(measurement: Measurement, verdicts: Verdicts): CheckResult {
  switch (measurement.status) {
    case 'worked':
      return verdicts.pass({ 'took ms': Math.round(measurement.ms) })
    case 'not-tried':
      return unknown(measurement.because)
    case 'silent':
      return verdicts.fail(`no answer within ${(measurement.afterMs / 1000).toFixed(0)} s`, { silence: true })
    case 'failed': {
      const { type, message, errno, winerror, frames } = measurement.error
      const code = winerror !== null ? ` (WinError ${winerror})` : errno !== null ? ` (errno ${errno})` : ''
      return verdicts.fail(
        `${type}: ${message}${message.includes('WinError') || message.includes('Errno') ? '' : code}`,
        {
          error: `${type}: ${message}`,
          ...(winerror !== null && { WinError: winerror }),
          ...(errno !== null && { errno }),
          ...(frames.length > 0 && { at: frames.slice(-3) }),
        },
      )
    }
  }
}
