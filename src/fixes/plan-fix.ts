import { isAbsolute, join } from 'node:path'
import type { CommandFix, EditFix, Fix, SettingFix } from '../checks/remedy/fix.ts'
import { findExecutable } from '../platform/find-executable.ts'
import { checkSyntax } from './check-syntax.ts'
import { editLine } from './edit-line.ts'
import { guardedSetting } from './guarded-setting.ts'
import { readText } from '../project/read-text.ts'
import { installArgs, uninstallArgs } from './pip.ts'
import { readProjectFile, type ProjectFile } from './project-file.ts'
import { ok, refused, type Result } from './result.ts'
import { applySplices, type Splice } from './splice.ts'
import { decodeFile, encodeFile } from './text-file.ts'
import { unifiedDiff } from './unified-diff.ts'

const MAX_BYTES = 1024 * 1024

/** What a fix changes in the project as it is now. */
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
      /** The command that reverts it. */
      readonly undo: readonly string[]
    }
  | { readonly kind: 'none'; readonly title: string; readonly because: string }

export interface FixContext {
  readonly root: string
  /** The project's interpreter, which checks the syntax of a changed Python file. */
  readonly python: string | null
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Works out the exact diff or command. Changes nothing. */
export async function planFix(fix: Fix, context: FixContext): Promise<PlannedFix> {
  switch (fix.kind) {
    case 'command':
      return planCommand(fix, context.env)
    case 'pip': {
      const { title, python, requirements } = fix
      const argv = [
        python,
        ...installArgs(requirements, await readText(join(context.root, 'requirements.txt'), MAX_BYTES)),
      ]
      return planCommand({ title, argv, undo: [python, ...uninstallArgs(requirements)] }, context.env)
    }
    case 'edit':
      return planFirst(fix, [fix.file], context)
    case 'setting':
      return planFirst(fix, [...new Set(fix.files)], context)
  }
}

function planCommand({ title, argv, undo }: Omit<CommandFix, 'kind'>, env: FixContext['env']): PlannedFix {
  const program = programOf(argv[0] ?? '', env)
  return program.ok
    ? { kind: 'command', title, argv, undo, program: program.value }
    : { kind: 'none', title, because: program.because }
}

/** In the first file where it can be done. */
async function planFirst(
  fix: EditFix | SettingFix,
  files: readonly string[],
  context: FixContext,
): Promise<PlannedFix> {
  const reasons: string[] = []
  for (const file of files) {
    const planned = await planEdit(fix, file, context)
    if (planned.ok) return planned.value
    reasons.push(`${file}: ${planned.because}`)
  }
  return { kind: 'none', title: fix.title, because: reasons[0] ?? 'there is no file to change' }
}

async function planEdit(
  fix: EditFix | SettingFix,
  file: string,
  { root, python }: FixContext,
): Promise<Result<PlannedFix>> {
  const read = await readProjectFile(root, file)
  if (!read.ok) return read
  const before = read.value
  const text = decodeFile(before.bytes)
  if (!text) return refused('the file is not text, or mixes line endings')
  const edit = fix.kind === 'edit' ? editLine(text.lines, fix) : guardedSetting(text.lines, fix)
  if (!edit.ok) return edit
  const splices = edit.value
  const lines = applySplices(text.lines, splices)
  const after = encodeFile({ ...text, lines })
  if (fix.kind === 'setting') {
    if (python === null) return refused('no interpreter is available to check the change')
    const problem = await checkSyntax(python, root, before.bytes, after)
    if (problem !== null) return refused(problem)
  }
  const diff = await unifiedDiff(file, text.lines.join(text.eol), lines.join(text.eol))
  return ok({ kind: 'edit', title: fix.title, file, diff, splices, before, after })
}

function programOf(name: string, env: FixContext['env']): Result<string> {
  if (isAbsolute(name)) return ok(name)
  const program = findExecutable(name, env)
  if (program === null) return refused(`${name} is not on PATH`)
  // Node.js starts batch files only through a shell.
  return /\.(?:bat|cmd)$/i.test(program) ? refused(`${program} is a batch file`) : ok(program)
}
