import { createHash } from 'node:crypto'
import { sameCommand } from '../celery-command/same-command.ts'
import type { Category, Evidence, Remedy, RemedyCommand } from '../checks/define-check.ts'
import { pastedLine, startable, type PastePlace } from './paste-place.ts'
import type { Finding, RemediationCommand } from './report.ts'
import type { Evaluated } from './evaluate.ts'
import { declaredSeverity, effectiveSeverity, silenceFor, type Policy } from './policy.ts'

/** Turns an evaluated check into the row that every format shows. */
export function toFinding(
  { check, result, blockedBy, error, durationMs }: Evaluated,
  policy: Policy,
  today: string,
  place: PastePlace,
): Finding {
  const failed = result.status === 'fail' ? result : null
  const silence = result.status === 'fail' || result.status === 'unknown' ? silenceFor(policy, check.id, today) : null
  const remedy = failed?.remedy ?? (result.status === 'unknown' ? result.remedy : null)
  const declared = declaredSeverity(policy, check)
  return {
    id: check.id,
    category: check.id.split('.')[0] as Category,
    title: check.title,
    status: result.status,
    severity: effectiveSeverity(policy, check.id, declared, failed?.severity),
    declaredSeverity: declared,
    message: failed?.message ?? ('because' in result ? result.because : ''),
    evidence: 'evidence' in result ? withoutNull(result.evidence) : {},
    location: failed?.location ?? null,
    remediation: remedy && {
      text: remedy.text,
      commands: startable(remedy.commands, place).map((command) => reported(command, remedy, place)),
    },
    docs: `docs/checks/${check.id}.md`,
    blockedBy,
    silenced: silence && { reason: silence.reason, until: silence.until },
    fingerprint: fingerprint(check.id, failed?.message ?? ''),
    durationMs,
    error,
  }
}

/** What was looked for and isn't there is no evidence. */
const withoutNull = (evidence: Evidence): Evidence =>
  Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== null))

/** A command is safe if `--fix` runs the same one. */
const reported = (command: RemedyCommand, { fixes }: Remedy, place: PastePlace): RemediationCommand => ({
  argv: command.argv,
  platforms: command.platforms,
  shell: pastedLine(command, place),
  safe: (fixes ?? []).some((fix) => fix.kind === 'command' && sameCommand(fix.argv, command.argv)),
})

/** From the id and the message, without parts that differ between machines: quoted names are kept, paths and numbers removed. */
const fingerprint = (id: string, message: string): string =>
  createHash('sha256')
    .update(`${id} ${message.replaceAll(/\S*[/\\]\S*/g, '').replaceAll(/\d[\w.]*/g, '')}`)
    .digest('hex')
    .slice(0, 16)
