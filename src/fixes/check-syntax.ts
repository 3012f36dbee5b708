import { pythonAsset } from '../platform/python-assets.ts'
import { runProcess } from '../platform/run-process.ts'

const DEADLINE_MS = 10_000

/**
 * Has the project's interpreter parse the edited file and verify that statements were only added.
 * @returns why the file must not be written; null: it may be
 */
export async function checkSyntax(python: string, cwd: string, before: Buffer, after: Buffer): Promise<string | null> {
  const { stdout, exitCode, startError } = await runProcess(
    python,
    ['-I', '-S', '-B', pythonAsset('check_syntax.py')],
    {
      cwd,
      env: process.env,
      deadlineMs: DEADLINE_MS,
      input: JSON.stringify({ before: before.toString('base64'), after: after.toString('base64') }),
    },
  )
  try {
    return (JSON.parse(stdout) as { because: string | null }).because
  } catch {
    return `Python could not check the changed file: ${startError ?? `it exited with code ${exitCode ?? 'none'}`}`
  }
}
