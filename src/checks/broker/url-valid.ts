import type { UrlProblem } from '../../facts/broker.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { locationAt } from '../location.ts'
import { quotedInFiles } from './quoted-in-files.ts'

/** The remedy by kind of problem; a suggestion is appended where there is one. */
const cures: Readonly<Record<UrlProblem['problem'], string>> = {
  'unknown-scheme': 'Correct the scheme of the broker URL, before "://".',
  'no-scheme':
    'Write the address with its scheme, for example redis://localhost:6379/0 or amqp://localhost:5672//. A result backend is set in result_backend.',
  'unescaped-character':
    'Percent-encode the user and the password: use the result of urllib.parse.quote(password, safe="").',
  'bad-port': 'Correct the port. If the password has special characters, percent-encode it.',
  'bad-database': 'End the broker URL with the number of a database: redis://host:6379/0.',
  'unknown-parameter': 'Move the parameter from the broker URL to broker_transport_options.',
  'bad-tls-parameter': 'Correct the TLS options.',
  'missing-master-name': 'Set master_name in broker_transport_options to the name of the monitored master.',
}

export const urlValid = defineCheck({
  id: 'broker.url-valid',
  title: 'The broker URL is valid',
  tier: 'local',
  severity: 'error',
  needs: ['broker'],
  considers: ['launchCommands'],
  after: ['broker.configured'],
  evaluate({ broker, launchCommands = [] }) {
    const [first, ...others] = broker.problems
    const from = broker.where
    if (first === undefined)
      return quotedInFiles(launchCommands) ?? pass({ addresses: broker.addresses.map(({ shown }) => shown), from })
    return fail({
      message: `The broker URL ${first.shown} is invalid: ${first.detail}.`,
      evidence: {
        address: first.shown,
        problem: first.problem,
        ...(first.suggestion !== null && { suggestion: first.suggestion }),
        ...(others.length > 0 && { 'also wrong': others.map(({ shown, detail }) => `${shown}: ${detail}`) }),
        from,
      },
      remedy: cures[first.problem] + (first.suggestion === null ? '' : ` Did you mean ${first.suggestion}?`),
      location: locationAt(from),
    })
  },
})
