/**
 * The requirement in the version that the project names: `celery` is `celery==5.3.6` where requirements.txt says so. Pure.
 * @param requirements the text of requirements.txt
 */
export function pinned(requirement: string, requirements: string): string {
  const wanted = /^(\w[\w.-]*)(\[[^\]]*\])?$/.exec(requirement)
  if (!wanted) return requirement
  const [, name = '', extras] = wanted
  for (const line of requirements.split(/\r?\n/)) {
    // A marker, a hash and a comment come behind the version.
    const found = /^\s*([\w.-]+)\s*(\[[^\]]*\])?\s*((?:[=<>!~]=?=?\s*[\w.*+!-]+\s*,?\s*)+)(?=$|[;#\\]|\s--)/.exec(line)
    if (found && normal(found[1]!) === normal(name))
      return `${name}${extras ?? found[2] ?? ''}${found[3]!.replaceAll(/\s/g, '')}`
  }
  return requirement
}

/** Names differ in case and in `-`, `_` and `.` without being different. */
const normal = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-')
