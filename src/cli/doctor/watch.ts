import { watchFiles } from '../../project/watch-files.ts'
import { doctorHuman } from '../../render/human/doctor.ts'
import { changesHuman } from '../../render/human/watch.ts'
import { Interrupted, UsageError } from '../errors.ts'
import type { Examined } from '../examine.ts'
import { look, type Told, type Typed } from './invocation.ts'

/** `--watch`: looks again whenever a file of the project changes, and tells what is new, until it is interrupted. */
export async function watch(typed: Typed): Promise<Told> {
  const { flags, json, theme, say } = typed
  if (json) throw new UsageError('--watch has no end, and --json is one document', 'Leave one of them out.')
  const controller = new AbortController()
  const interrupt = () => controller.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  let last = await look(typed)
  const watched = await watchFiles(last.root, controller.signal)
  try {
    say(doctorHuman(last.report, theme, flags))
    for (;;) {
      watched.watchPackages(packageFolders(last))
      process.stderr.write(theme.dim('\nwatching; Ctrl+C ends it\n'))
      const files = await watched.next()
      if (controller.signal.aborted) throw new Interrupted()
      say(`\n${theme.bold(new Date().toLocaleTimeString())}  ${changedFiles(files)}\n`)
      try {
        const now = await look(typed)
        say(changesHuman(last.report, now.report, theme))
        last = now
      } catch (error) {
        // A settings file that is being written: the next change will mend it.
        if (!(error instanceof UsageError)) throw error
        say(`${error.message}\n  ${error.next}`)
      }
    }
  } finally {
    await watched.close()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

const MOST_NAMES = 3

const changedFiles = (files: readonly string[]): string =>
  files.slice(0, MOST_NAMES).join(', ') + (files.length > MOST_NAMES ? ` and ${files.length - MOST_NAMES} more` : '')

const packageFolders = ({ facts }: Examined): string[] => [
  ...new Set(Object.values(facts.packages ?? {}).map(({ location }) => location)),
]
