import type { UrlProblem } from '../../facts/broker.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { locationAt } from '../location.ts'

/** What to do, by the kind of the problem; the suggestion, where there is one, says how. */
const cures: Readonly<Record<UrlProblem['problem'], string>> = {
  'unknown-scheme': 'Correct what stands before "://" in the broker address.',
  'unescaped-character':
    'Percent-encode the user name and the password: urllib.parse.quote(password, safe="") gives what belongs into the address.',
  'bad-port': 'Correct the port; if the password has special characters, percent-encode it.',
  'bad-database': 'Put the number of the database at the end of the address: redis://host:6379/0.',
  'unknown-parameter': 'Move the parameter from the address to broker_transport_options.',
  'bad-tls-parameter': 'Correct the TLS options.',
  'missing-master-name': 'Name the master that the Sentinels watch in broker_transport_options.',
}

export const urlValid = defineCheck({
  id: 'broker.url-valid',
  title: 'The broker address can be read',
  tier: 'local',
  severity: 'error',
  needs: ['broker'],
  after: ['broker.configured'],
  evaluate({ broker }) {
    const [first, ...others] = broker.problems
    const from = broker.where
    if (first === undefined) return pass({ addresses: broker.addresses.map(({ shown }) => shown), from })
    return fail({
      message: `The broker address ${first.shown} can't be used: ${first.detail}.`,
      evidence: {
        address: first.shown,
        problem: first.problem,
        ...(first.suggestion !== null && { suggestion: first.suggestion }),
        ...(others.length > 0 && { 'also wrong': others.map(({ shown, detail }) => `${shown}: ${detail}`) }),
        from,
      },
      remedy: cures[first.problem] + (first.suggestion === null ? '' : ` Meant is probably: ${first.suggestion}`),
      location: locationAt(from),
    })
  },
})
