// npm run test:windows: the built poolwise on Node.js for Windows with Python for Windows, on Windows or under Wine.
// Ends with the line `N passed, N failed, N skipped`. Arguments are vitest's.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.js'
import { findPython } from './lib/python.js'
import { run } from './lib/run.js'
import { redis } from './lib/servers.js'
import { buildIfChanged, installPackages, requireNode } from './lib/setup.js'
import { orUnchanged, step } from './lib/steps.js'
import { tally } from './lib/tally.js'
import { testCommand } from './lib/test-command.js'
import { setUpLane } from './windows-lane/set-up.js'
import { keepServices, settled } from './windows-lane/wine.js'

/**
 * @param {string} folder for what the tests need
 * @returns {Promise<import('./lib/tally.js').Tally>}
 */
async function main(folder) {
  const report = join(folder, 'results.json')
  requireNode()
  process.stdout.write('Setting up the Windows lane\n')
  await step('npm packages', installPackages, orUnchanged)
  const python = await step('Python', findPython, (found) => `${found.version} (${found.executable})`)
  await step('poolwise', buildIfChanged, orUnchanged)
  const lane = await setUpLane(python)
  if ('because' in lane) return skipped(lane.because)
  const server = await step(
    'Redis',
    () => redis(folder),
    (found) => (found ? new URL(found.url).host : 'none'),
  )

  const env = { ...process.env, TEST_REDIS_URL: server?.url, POOLWISE_WINDOWS_LANE_SETUP: JSON.stringify(lane) }
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`]
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', '--project', 'windows', ...reporters, ...process.argv.slice(2)]
  const letGo = lane.wine === null ? () => undefined : await keepServices(lane.wine)
  const { code } = await run(process.execPath, args, { cwd: root, env, inherit: true, deadlineMs: 60 * 60_000 })
  letGo()
  const counts = tally(report, code)
  if (lane.wine === null || (await settled(lane.wine))) return counts
  process.stdout.write('\n!!! Windows programs that the tests started still run.\n')
  return { ...counts, failed: counts.failed + 1 }
}

/** Each file of tests counts as one that didn't run. @param {string} because */
function skipped(because) {
  const tests = join(root, 'test', 'windows')
  const files = existsSync(tests) ? readdirSync(tests).filter((file) => file.endsWith('.test.ts')).length : 0
  process.stdout.write(`\n!!! The Windows lane was SKIPPED: ${because}.\n`)
  return { passed: 0, failed: 0, skipped: files }
}

await testCommand('poolwise-windows', main)
