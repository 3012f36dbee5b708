import type { LaunchCommand } from '../../facts/project.ts'
import { showUrl } from '../../broker/address/show-url.ts'
import { fail, type CheckResult } from '../define-check.ts'

/** A value that still has its quotation marks when the worker reads it: `- BROKER_URL="redis://…"` in a Compose file. */
const QUOTED = /^(["'])[a-z][\w+.-]*:\/\/[\s\S]*\1$/i

/** Variables that hold a broker's address, by their names. */
const OF_BROKER = /BROKER/i
const PERHAPS = /(?:REDIS|AMQP|RABBIT|CELERY).*UR[LI]$/i

/** The address of a worker's own environment, which is not this one: what the project's files set for its command. */
export function quotedInFiles(commands: readonly LaunchCommand[]): CheckResult | null {
  for (const { file, line, env = {}, prose } of commands) {
    if (prose) continue
    const found = Object.entries(env).find(
      ([name, value]) => QUOTED.test(value) && (OF_BROKER.test(name) || PERHAPS.test(name)),
    )
    if (found === undefined) continue
    const [name, value] = found
    const bare = value.slice(1, -1)
    return fail({
      message: `${file} sets ${name} to ${showUrl(value)}, and the quotation marks are part of the value: "No such transport".`,
      evidence: { variable: name, command: `${file}:${line}` },
      remedy: `Remove the quotation marks around the value, or put them around the whole entry: "${name}=${showUrl(bare)}".`,
      location: { file, line },
      ...(!OF_BROKER.test(name) && { severity: 'warn' as const }),
    })
  }
  return null
}
