import { isAbsolute, join } from 'node:path'
import type { EditFix, Fix, SettingFix } from '../checks/remedy/fix.ts'
import { findExecutable } from '../platform/find-executable.ts'
import { checkSyntax } from './check-syntax.ts'
import { editLine } from './edit-line.ts'
import { guardedSetting } from './guarded-setting.ts'
import { readText } from '../project/read-text.ts'
import { pinned } from './pinned.ts'
import { readProjectFile, type ProjectFile } from './project-file.ts'
import { applySplices, type Splice } from './splice.ts'
import { decodeFile, encodeFile } from './text-file.ts'
import { unifiedDiff } from './unified-diff.ts'

const MAX_BYTES = 1024 * 1024

/** What a fix comes to in the project as it is at this moment. */
export type PlannedFix =
  | {
      readonly kind: 'edit'
      readonly title: string
      /** Relative to the root. */
      readonly file: string
      readonly diff: string
      readonly splices: readonly Splice[]
      readonly before: ProjectFile
      readonly after: Buffer
    }
  | {
      readonly kind: 'command'
      readonly title: string
      readonly argv: readonly string[]
      /** The program's absolute path. */
      readonly program: string
      readonly undo: readonly string[] | 'packages'
    }
  | { readonly kind: 'none'; readonly title: string; readonly because: string }

export interface FixContext {
  readonly root: string
  /** The project's interpreter, which has to agree to a changed Python file. */
  readonly python: string | null
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Works out the exact diff or command. Changes nothing. */
export async function planFix(fix: Fix, context: FixContext): Promise<PlannedFix> {
  const none = (because: string): PlannedFix => ({ kind: 'none', title: fix.title, because })
  if (fix.kind === 'command') {
    const program = programOf(fix.argv[0] ?? '', context.env)
    if (program.startsWith('!')) return none(program.slice(1))
    // pip alone doesn't know what the project asks for.
    const requirements =
      fix.undo === 'packages' ? await readText(join(context.root, 'requirements.txt'), MAX_BYTES) : null
    if (requirements === null) return { ...fix, program }
    // Behind `python -I -m pip install`.
    const named = fix.argv.slice(5).map((word) => pinned(word, requirements))
    return { ...fix, program, argv: [...fix.argv.slice(0, 5), ...named] }
  }
  const reasons: string[] = []
  for (const file of fix.kind === 'edit' ? [fix.file] : [...new Set(fix.files)]) {
    const planned = await planEdit(fix, file, context)
    if (typeof planned !== 'string') return planned
    reasons.push(`${file}: ${planned}`)
  }
  return none(reasons[0] ?? 'there is no file to change')
}

async function planEdit(
  fix: EditFix | SettingFix,
  file: string,
  { root, python }: FixContext,
): Promise<PlannedFix | string> {
  const before = await readProjectFile(root, file)
  if (typeof before === 'string') return before
  const text = decodeFile(before.bytes)
  if (!text) return "its text or its line ends aren't of one kind"
  const splices = fix.kind === 'edit' ? editLine(text.lines, fix) : guardedSetting(text.lines, fix)
  if (typeof splices === 'string') return splices
  const lines = applySplices(text.lines, splices)
  const after = encodeFile({ ...text, lines })
  if (fix.kind === 'setting') {
    if (python === null) return 'no interpreter is there to check the change'
    const problem = await checkSyntax(python, root, before.bytes, after)
    if (problem !== null) return problem
  }
  const diff = await unifiedDiff(file, text.lines.join(text.eol), lines.join(text.eol))
  return { kind: 'edit', title: fix.title, file, diff, splices, before, after }
}

/** The program's path, or why it can't be run after an exclamation mark. */
function programOf(name: string, env: FixContext['env']): string {
  if (isAbsolute(name)) return name
  const program = findExecutable(name, env)
  if (program === null) return `!${name} isn't on PATH`
  // Node starts no batch file without a shell.
  return /\.(?:bat|cmd)$/i.test(program) ? `!${program} is a batch file` : program
}
