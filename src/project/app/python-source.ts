/** A name at module level that is, or is very likely to be, a Celery app. */
export interface AppAssignment {
  readonly name: string
  /** 1-based. */
  readonly line: number
}

/**
 * Python source with the content of strings and comments blanked, with the same lines, so that an example in
 * a docstring is not taken for code. String contents become spaces; the quotes stay.
 */
export function blankStrings(source: string): string {
  const token = /#[^\n]*|("""|''')(?:\\[\s\S]|(?!\1)[\s\S])*(?:\1|$)|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g
  return source.replace(token, (found) => {
    // Short ones are subscripts such as extensions["celery"], which are needed below.
    if (/^(["'])celery\1$/.test(found)) return found
    return found.replace(/[^\n"']/g, ' ')
  })
}

/** Characters before Celery among the bases of a class: without a limit, heads without an end are read to the end of the file. */
const MAX_BASES = 500

/** Names that create a Celery app when called: the class, its subclasses, functions that return one. */
export function appMakers(code: string): string[] {
  const classes = constructors(code)
  const makers = [...classes]
  for (const [, name] of code.matchAll(
    new RegExp(`^class\\s+(\\w+)\\s*\\([^)]{0,${MAX_BASES}}\\b(?:${classes.join('|')})\\b`, 'gm'),
  )) {
    makers.push(name!)
  }
  const call = `(?<![\\w.])(?:celery\\.)?(?:${makers.join('|')})\\s*\\(`
  const named = new RegExp(`(?<!\\w)(\\w+)[ \\t]*(?::[^=\\n]*)?=[ \\t]*${call}`, 'g')
  // A function's body: the indented (or empty) lines below its head.
  for (const [, name, body] of code.matchAll(
    /^(?:async\s+)?def\s+(\w+)\b[^\n]*\n((?:[ \t][^\n]*\n|\n|\)[^\n]*\n)*)/gm,
  )) {
    // It must return the app: a web application's factory often creates one and returns something else.
    const apps = [...body!.matchAll(named)].map(([, app]) => `${app!}\\b`)
    if (new RegExp(`\\breturn\\s+(?:${[call, ...apps].join('|')})`).test(body!)) makers.push(name!)
  }
  return makers
}

/** `Celery`, and its aliases from `from celery import Celery as X`. */
function constructors(code: string): string[] {
  const alias = /^from\s+celery\s+import\s+[^\n]*\bCelery\s+as\s+(\w+)/m.exec(code)?.[1]
  return alias ? ['Celery', alias] : ['Celery']
}

/**
 * Module-level assignments of apps: `app = Celery(…)`, `celery_app = make_celery(…)`,
 * `celery = flask_app.extensions["celery"]`.
 * @param makers see appMakers, those of other modules included
 */
export function appAssignments(code: string, makers: readonly string[]): AppAssignment[] {
  const call = `(?:\\w+\\.)*(?:${makers.join('|')})\\s*\\(`
  const value = `(?:${call}|[^\\n=]*\\.extensions\\s*(?:\\[\\s*["']celery["']|\\.get\\(\\s*["']celery["']))`
  const assignment = new RegExp(`^((?:\\w+[ \\t]*(?::[ \\t]*[\\w.\\[\\]"' ]+)?=[ \\t]*)+)${value}`, 'gm')
  let line = 1
  let counted = 0
  return first(code.matchAll(assignment), MAX_APPS).flatMap((found) => {
    line += code.slice(counted, found.index).split('\n').length - 1
    counted = found.index
    const names = [...found[1]!.matchAll(/(\w+)\s*(?::[^=]*)?=/g)].map(([, name]) => name!)
    const at = line
    return names.map((name) => ({ name, line: at }))
  })
}

/** More apps than any project has, in one file. */
const MAX_APPS = 100

function first<T>(items: Iterable<T>, most: number): T[] {
  const found: T[] = []
  for (const item of items) if (found.push(item) === most) break
  return found
}

/** Whether the name is visibly bound at module level. */
export const binds = (code: string, name: string): boolean =>
  new RegExp(
    `^(?:${name}\\s*(?::[^=\\n]*)?=(?!=)|(?:async\\s+)?def\\s+${name}\\b|class\\s+${name}\\b|(?:from|import)\\s[^\\n]*\\b${name}\\s*$)`,
    'm',
  ).test(code)
