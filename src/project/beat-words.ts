import { wrapsCommand } from './launch-commands/shell/wrappers.ts'

/** Keys whose value is a name or a sentence. */
const TEXT = /^(?:name|label|title|desc\w*|container_name|image|summary|help|message|tags?|alias)$/i

const BEFORE = /[:=]$|^(?:&&?|\|\|?|;|-|@|\$|>|CMD|ENTRYPOINT|RUN|exec|then|do)$/

/** Whether `celery` is said rather than started: in a sentence, by `echo`, as a name. */
export function isSaid(before: readonly string[]): boolean {
  const from = before.findLastIndex((word) => BEFORE.test(word))
  const word = before[from] ?? ''
  const key = /^[:=]$/.test(word) ? (before[from - 1] ?? '') : word.replace(/[:=]$/, '')
  if (/[:=]$/.test(word) && TEXT.test(key)) return true
  const rest = before.slice(from + 1).filter((one) => !/^\w+=/.test(one))
  return rest.length > 0 && (/^start$/i.test(rest[0]!) || !wrapsCommand(rest))
}

/** `cd backend && celery …`: the folder that the same line changes to. */
export function folderBefore(before: readonly string[]): string | undefined {
  const at = before.lastIndexOf('cd')
  return at < 0 ? undefined : before[at + 1]?.replace(/;$/, '')
}
