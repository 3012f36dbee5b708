import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Interfaces } from '@oclif/core'
import { run } from '@oclif/core/run'
import { settings } from '@oclif/core/settings'
import { exitCodes } from '../exit-codes.ts'
import { terminalMayBeGone } from '../platform/lost-terminal.ts'
import { ignoresHangUps } from '../platform/nohup.ts'
import { useSafePath } from '../platform/safe-path.ts'
import { helpWords } from './help-words.ts'
import { reportError, type OclifError } from './report-error.ts'

/**
 * Runs the command line.
 * @param root the package's folder, where package.json and the oclif manifest are
 */
export async function main(argv: string[], root: string): Promise<void> {
  // A checkout has a tsconfig.json beside dist: oclif must not look for a transpiler.
  settings.enableAutoTranspile = false
  if (ignoresHangUps()) process.on('SIGHUP', terminalMayBeGone)
  useSafePath(process.env)
  for (const stream of [process.stdout, process.stderr]) watchOutput(stream)
  // Given its package.json, oclif doesn't search the folders above for it.
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Interfaces.PJSON
  try {
    await run(helpWords(argv), { root, pjson })
  } catch (error) {
    const end = argv.indexOf('--')
    const json = (end < 0 ? argv : argv.slice(0, end)).includes('--json')
    reportError(error as OclifError, { as: json ? 'document' : 'text', command: '' })
  }
  await written(process.stdout)
  await written(process.stderr)
  // A look-up in a dead DNS can't be cancelled and would keep the finished program alive for seconds.
  process.exit()
}

/** Resolves when all that was written has left, or can't. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.once('error', () => resolve())
    stream.write('', () => resolve())
  })

/**
 * Without a handler, an error of a stream ends the process with a stack trace. A reader that has gone, as in `| head`, is
 * none of ours: the exit code stays what the command found.
 */
function watchOutput(stream: NodeJS.WriteStream): void {
  let reported = false
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EIO') terminalMayBeGone()
    if (code === 'EPIPE' || code === 'EIO' || reported) return
    reported = true
    process.exitCode = exitCodes.usage
    if (stream === process.stdout) process.stderr.write(`poolwise: standard output could not be written: ${message}\n`)
  })
}
