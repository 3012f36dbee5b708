import { watchFiles } from '../../project/watch-files.ts'
import { doctorHuman } from '../../render/human/doctor.ts'
import { changesHuman } from '../../render/human/watch.ts'
import { exitCodes } from '../../exit-codes.ts'
import { printable } from '../../text/printable.ts'
import { printableDocument } from '../../text/printable-document.ts'
import type { CommandResult } from '../command-result.ts'
import { UsageError } from '../errors.ts'
import type { Examined } from '../examine.ts'
import { interruptible } from '../interrupt.ts'
import { examineProject } from './examine-project.ts'
import type { Invocation } from './invocation.ts'

/**
 * `--watch`: examines the project again whenever one of its files changes, and prints what is new.
 * @throws Interrupted when Ctrl+C or SIGTERM ends it
 */
export async function watch(invocation: Invocation): Promise<CommandResult> {
  if (invocation.format !== 'human')
    throw new UsageError('--watch never ends, and --json prints one document', 'Leave one of them out.')
  await interruptible((signal) => watchUntil(signal, invocation))
  return { printed: null, exitCode: exitCodes.interrupted }
}

async function watchUntil(signal: AbortSignal, invocation: Invocation): Promise<void> {
  const { flags, theme, print } = invocation
  let last = await examineProject(invocation)
  const watched = await watchFiles(last.root, signal)
  try {
    print(doctorHuman(last.report, theme, flags))
    for (;;) {
      watched.watchPackages(packageFolders(last))
      process.stderr.write(theme.dim('\nwatching; Ctrl+C ends it\n'))
      const files = await watched.next()
      if (signal.aborted) return
      print(`\n${theme.bold(new Date().toLocaleTimeString())}  ${changedFiles(files)}\n`)
      try {
        const now = await examineProject(invocation)
        print(changesHuman(last.report, now.report, theme))
        last = now
      } catch (error) {
        // A settings file that is half written: its next change is examined again.
        if (!(error instanceof UsageError)) throw error
        print(printableDocument([error.message, error.next]).join('\n  '))
      }
    }
  } finally {
    await watched.close()
  }
}

const MAX_NAMES = 3

const changedFiles = (files: readonly string[]): string =>
  files
    .slice(0, MAX_NAMES)
    .map((file) => printable(file))
    .join(', ') + (files.length > MAX_NAMES ? ` and ${files.length - MAX_NAMES} more` : '')

const packageFolders = ({ facts }: Examined): string[] => [
  ...new Set(Object.values(facts.packages ?? {}).map(({ location }) => location)),
]
