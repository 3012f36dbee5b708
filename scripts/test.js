// npm test: sets up, runs every test, and ends with the line `N passed, N failed, N skipped`.
// Arguments are vitest's: npm test -- test/doctor
import { join } from 'node:path'
import { root } from './lib/paths.js'
import { findPython } from './lib/python.js'
import { run } from './lib/run.js'
import { rabbitMq, redis } from './lib/servers.js'
import { buildIfChanged, installPackages, makeExampleVenv, requireNode } from './lib/setup.js'
import { orUnchanged, step } from './lib/steps.js'
import { tally } from './lib/tally.js'
import { testCommand } from './lib/test-command.js'
import { testVenv, testVenvs } from './lib/venvs.js'

/**
 * @param {string} folder for what the tests need
 * @returns {Promise<import('./lib/tally.js').Tally>}
 */
async function main(folder) {
  const report = join(folder, 'results.json')
  requireNode()
  process.stdout.write('Setting up\n')
  // The slowest to start, and independent of the other steps.
  const rabbit = rabbitMq(join(folder, 'rabbitmq'))
  await step('npm packages', installPackages, orUnchanged)
  const python = await step('Python', findPython, (found) => `${found.version} (${found.executable})`)
  await step('poolwise', buildIfChanged, orUnchanged)
  for (const name of testVenvs) await step(`virtual environment ${name}`, () => testVenv(name, python))
  await step('virtual environment of the example', () => makeExampleVenv(python), orUnchanged)
  const redisServer = await step('Redis', () => redis(folder), describeServer)
  const rabbitServer = await step('RabbitMQ', () => rabbit, describeServer)

  const env = { ...process.env, TEST_REDIS_URL: redisServer?.url, TEST_AMQP_URL: rabbitServer?.url }
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', ...reporters, ...process.argv.slice(2)]
  // A bound for what hangs: on a busy machine the tests take several times as long as on a quiet one.
  const { code } = await run(process.execPath, args, { cwd: root, env, inherit: true, deadlineMs: 75 * 60_000 })

  const counts = tally(report, code)
  const missing = [redisServer ? [] : ['Redis'], rabbitServer ? [] : ['RabbitMQ']].flat()
  for (const name of missing)
    process.stdout.write(`\n!!! ${name} is not available: the tests that need it were SKIPPED.\n`)
  // In CI a test that isn't run any more is a failure, unless it is known that the server isn't available.
  const strict = isOn(process.env.CI) && !isOn(process.env.POOLWISE_TEST_ALLOW_SKIP)
  return strict ? { ...counts, failed: counts.failed + missing.length } : counts
}

/** @param {import('./lib/servers.js').Server | null} server */
const describeServer = (server) => (server ? `${server.kind}, ${new URL(server.url).host}` : 'none')

/** @param {string | undefined} value */
const isOn = (value) => value !== undefined && !['', '0', 'false'].includes(value)

await testCommand('poolwise-test', main)
