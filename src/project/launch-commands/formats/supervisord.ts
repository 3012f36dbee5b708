import { appVariables } from '../../../celery-command/names-no-app.ts'
import { commandsOn, inFolder, inImage, named, POSIX, type LaunchFormat } from '../format.ts'

type Variables = Readonly<Record<string, string>>

/** supervisord's configuration: a value continues on indented lines; `;` starts a comment. */
export const supervisord: LaunchFormat = {
  name: 'supervisord configuration',
  kind: 'machine',
  matches: (path) =>
    /(?:^|\/)[^/]*\.(?:conf|ini)(?:\.(?:j2|tmpl|template|example))?$/.test(path) &&
    !/(?:tox|pytest|mypy)\.ini$/.test(path),
  read(text) {
    const lines = text.split('\n')
    const sections = sectionsOf(lines)
    const general = variablesOf(sections.find(({ title }) => title === 'supervisord') ?? null)
    return sections.flatMap((section) => {
      const env = { ...general, ...variablesOf(section) }
      const name = /^program:(.+)$/.exec(section.title)?.[1]
      return section.settings
        .filter((setting) => setting.key === 'command')
        .flatMap(({ value, line }) => {
          const found = inImage(commandsOn(expanded(value, env), line, 'posix', POSIX), env)
          return named(inFolder(found, valueOf(section, 'directory')), name)
        })
    })
  },
}

interface Section {
  readonly title: string
  readonly settings: readonly { readonly key: string; readonly value: string; readonly line: number }[]
}

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: { title: string; settings: { key: string; value: string; line: number }[] }[] = [
    { title: '', settings: [] },
  ]
  lines.forEach((text, index) => {
    const [, title] = /^\[([^\]]+)\]/.exec(text) ?? []
    if (title !== undefined) sections.push({ title, settings: [] })
    const [, key = '', start] = /^(\w+)\s*=\s*(.*)$/.exec(text) ?? []
    if (start === undefined) return
    const more = lines.slice(index + 1, index + 50)
    const end = more.findIndex((next) => !/^\s+\S/.test(next))
    const parts = [start, ...more.slice(0, end < 0 ? undefined : end)]
    const value = parts.map((part) => part.replace(/\s;.*$|\\\s*$/, '').trim()).join(' ')
    sections.at(-1)!.settings.push({ key, value, line: index + 1 })
  })
  return sections
}

const valueOf = ({ settings }: Section, wanted: string): string | undefined =>
  settings.findLast(({ key, value }) => key === wanted && value !== '')?.value.split(/\s/)[0]

/** `environment=A="1",B='two words',C=3` */
function variablesOf(section: Section | null): Variables {
  const text = section?.settings.findLast(({ key }) => key === 'environment')?.value ?? ''
  const pairs = text.matchAll(/([A-Za-z_]\w*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^,\s]*))/g)
  return Object.fromEntries([...pairs].map(([, name, double, single, bare]) => [name!, double ?? single ?? bare ?? '']))
}

/** supervisord's own `%(ENV_NAME)s` and `%%`; the command itself is no shell's. */
const expanded = (command: string, env: Variables): string =>
  command
    .replaceAll(
      /%\(ENV_(\w+)\)s/g,
      (whole, name: string) => env[name] ?? (appVariables.includes(name) ? `$${name}` : whole),
    )
    .replaceAll('%%', '%')
