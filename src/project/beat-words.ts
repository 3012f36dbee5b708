import { wrapsCommand } from './launch-commands/shell/wrappers.ts'

/** Keys whose value is a name, names or a sentence. */
const TEXT =
  /^(?:name|label|title|desc\w*|container_name|image|summary|help|message|tags?|alias|depends_on|links|needs|services|profiles)$/i

const BEFORE = /[:=]$|^(?:&&?|\|\|?|;|-|@|\$|>|CMD|ENTRYPOINT|RUN|exec|then|do)$/

/** They take names of services; only what they run in one is a command. */
const CONTAINERS = /^(?:docker(?:-compose)?|podman(?:-compose)?|kubectl|helm)$/

/**
 * Whether `celery` is said rather than started: in a sentence, by `echo`, as a name (`docker compose up celery beat`).
 * @param bare nothing but `celery beat`
 */
export function isSaid(before: readonly string[], bare: boolean): boolean {
  const from = before.findLastIndex((word) => BEFORE.test(word))
  const word = before[from] ?? ''
  const key = /^[:=]$/.test(word) ? (before[from - 1] ?? '') : word.replace(/[:=]$/, '')
  if (/[:=]$/.test(word) && TEXT.test(key)) return true
  const rest = before.slice(from + 1).filter((one) => !/^\w+=/.test(one))
  const [first] = rest
  if (first === undefined) return false
  if (CONTAINERS.test(first) && !rest.includes('run')) return true
  return bare && !rest.includes('run') && !rest.includes('-m') ? true : /^start$/i.test(first) || !wrapsCommand(rest)
}

/** `cd backend && celery …`: the folder that the same line changes to. */
export function folderBefore(before: readonly string[]): string | undefined {
  const at = before.lastIndexOf('cd')
  return at < 0 ? undefined : before[at + 1]?.replace(/;$/, '')
}
