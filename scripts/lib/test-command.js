import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SetupError } from './errors.js'
import { endAll } from './run.js'
import { closingLine } from './tally.js'

/**
 * Runs tests in a temporary folder, prints the closing line, and sets the exit code. What was started ends with it, on
 * Ctrl+C and SIGTERM too.
 * @param {string} name of the folder
 * @param {(folder: string) => Promise<import('./tally.js').Tally>} main
 */
export async function testCommand(name, main) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  const cleanUp = () => {
    endAll()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])) {
    process.once(signal, () => {
      cleanUp()
      process.exit(code)
    })
  }
  try {
    const counts = await main(folder)
    process.exitCode = counts.failed === 0 ? 0 : 1
    process.stdout.write(`\n${closingLine(counts)}\n`)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`\n${error.message}\n${error.details.map((line) => `  ${line}\n`).join('')}`)
    process.exitCode = 2
  } finally {
    cleanUp()
  }
}
