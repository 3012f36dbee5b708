import type { Setting } from '../facts/app.ts'
import type { Facts } from '../facts/facts.ts'
import type { LookedAt } from './report.ts'
import type { Redactor } from '../redact/redact.ts'

/** One of poolwise's own settings: flag > variable > file > default. */
export interface SettingOrigin {
  readonly name: string
  readonly value: string
  readonly from: string
}

/** For --verbose: the places that were searched, and each value with its origin. Pure. */
export function lookedAt(
  facts: Partial<Facts>,
  origins: readonly SettingOrigin[],
  probeMs: Readonly<Record<string, number>>,
  redactor: Redactor,
): LookedAt[] {
  const { interpreter, appSearch, launchCommands, ownStarts, app } = facts
  const sections: LookedAt[] = [
    { subject: "poolwise's own settings", rows: origins.map(({ name, value, from }) => ({ name, value, from })) },
    {
      subject: 'the interpreter',
      rows: (interpreter?.trials ?? []).map(({ source, where, executable, because }) => ({
        name: source,
        value: executable ?? because ?? 'none',
        from: where,
      })),
    },
    {
      subject: 'the app',
      rows: [
        ...(appSearch?.looked ?? []).map((place, index) => ({ name: `${index + 1}`, value: place, from: null })),
        ...(appSearch?.candidates ?? []).map((one) => ({
          name: one === appSearch?.chosen ? 'taken' : 'possible',
          value: one.app,
          from: `${one.source}, ${one.where}`,
        })),
      ],
    },
    {
      subject: "worker commands in the project's files",
      rows: [...(launchCommands ?? []), ...(ownStarts ?? [])].map(({ file, line, argv, platforms }) => ({
        name: platforms.join(', ') || 'any system',
        value: argv.join(' '),
        from: `${file}:${line}`,
      })),
    },
    { subject: "Celery's settings, where they aren't its defaults", rows: settingRows(app?.settings ?? {}, redactor) },
    { subject: 'time', rows: timeRows(probeMs) },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}

function settingRows(settings: Readonly<Record<string, Setting>>, redactor: Redactor): LookedAt['rows'] {
  return Object.entries(settings).flatMap(([name, { value, origin, where }]) => {
    if (origin === 'default') return []
    // By its name, which marks it as a secret.
    const shown = redactor.value({ [name]: value })[name]
    return [{ name, value: JSON.stringify(shown), from: where ?? (origin === 'variable' ? 'a variable' : 'unknown') }]
  })
}

const timeRows = (probeMs: Readonly<Record<string, number>>): LookedAt['rows'] =>
  Object.entries(probeMs)
    .sort(([, one], [, other]) => other - one)
    .map(([name, ms]) => ({ name, value: `${ms} ms`, from: null }))
