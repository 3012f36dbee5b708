import { flush } from '@oclif/core/flush'
import { handle } from '@oclif/core/handle'
import { run } from '@oclif/core/run'
import { settings } from '@oclif/core/settings'

/**
 * Runs the command line.
 * @param root the package's folder, where package.json and the oclif manifest are
 */
export async function main(argv: string[], root: string): Promise<void> {
  // A checkout has a tsconfig.json beside dist: oclif must not look for a transpiler.
  settings.enableAutoTranspile = false
  try {
    await run(argv, { root })
    await flush()
  } catch (error) {
    await handle(error as Error)
  }
  await written(process.stderr)
  // A look-up in a dead DNS can't be cancelled and would keep the finished program alive for seconds.
  process.exit()
}

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => stream.write('', () => resolve()))
