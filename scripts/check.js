// npm run check: all static checks of the code. No warnings.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, SetupError } from './lib/errors.js'
import { findNpmCli } from './lib/npm.js'
import { root } from './lib/paths.js'
import { installRuff, ruff, ruffRequirements } from './lib/ruff.js'
import { run } from './lib/run.js'
import { buildIfChanged, installPackages, requireNode } from './lib/setup.js'
import { orUnchanged, step } from './lib/steps.js'

/** Name, the package's script under node_modules, its arguments. */
const tools = /** @type {const} */ ([
  ['types', 'typescript/bin/tsc', ['-p', '.']],
  ['lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint/']],
  ['format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
  ['import direction', 'dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'src']],
  ['unused code', 'knip/bin/knip.js', ['--treat-config-hints-as-errors']],
  ['package shape', 'publint/src/cli.js', ['run', '--strict']],
])

/** @param {string} script @param {readonly string[]} args */
async function tool(script, args) {
  const result = await run(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root })
  if (result.code !== 0) throw new Failure(result.startError ?? result.output)
}

/** The schemas are committed: they must match the types. */
async function freshSchemas() {
  const { schemas } = await import('./lib/schemas.js')
  const stale = (await schemas()).filter(({ fresh }) => !fresh).map(({ file }) => file)
  if (stale.length > 0) throw new Failure(`out of date: ${stale.join(', ')}. Run: npm run build`)
}

/** What npm would publish: the licence of every bundled package, and no stray files. */
async function packageContent() {
  const [{ licensesFile, metafile }, { bundledPackages, thirdPartyLicenses }] = await Promise.all([
    import('./lib/bundle.js'),
    import('./lib/licenses.js'),
  ])
  const bundled = bundledPackages(JSON.parse(readFileSync(metafile, 'utf8')))
  if (readFileSync(licensesFile, 'utf8') !== thirdPartyLicenses(bundled))
    throw new Failure('THIRD-PARTY-LICENSES does not match the bundle. Run: npm run build')
  const packed = await run(process.execPath, [findNpmCli() ?? '', 'pack', '--dry-run', '--json'], { cwd: root })
  if (packed.code !== 0) throw new Failure(packed.startError ?? packed.output)
  /** @type {string[]} */
  const files = JSON.parse(packed.stdout)[0].files.map((/** @type {{ path: string }} */ { path }) => path)
  const wanted = ['LICENSE', 'THIRD-PARTY-LICENSES', 'bin/run.js', 'dist/cli/main.js', 'dist/python/probe.py']
  const missing = [...wanted, 'oclif.manifest.json', 'schemas/doctor.json'].filter((file) => !files.includes(file))
  const stray = files.filter((file) => /^(src|test|scripts|examples)\/|__pycache__|\.map$/.test(file))
  if (missing.length > 0) throw new Failure(`the package lacks ${missing.join(', ')}`)
  if (stray.length > 0) throw new Failure(`the package contains ${stray.join(', ')}`)
}

/**
 * Lock files contain versions and hashes, no download addresses: those are the machine's own setting. And they list the
 * optional parts for every system: npm leaves out those that it couldn't find, and `npm ci` then fails on other systems.
 */
async function soundLocks() {
  const locks = ['package-lock.json', 'examples/portfolio/requirements.txt', ruffRequirements, ...fixtureRequirements()]
  const address = /"resolved":|--(extra-)?index-url|--find-links| @ (https?|file):/
  const addressed = locks.filter((file) => address.test(readFileSync(join(root, file), 'utf8')))
  if (addressed.length > 0) throw new Failure(`contains a download address: ${addressed.join(', ')}`)
  /** @type {Record<string, { optionalDependencies?: Record<string, string> }>} */
  const packages = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const locked = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
  const missing = optional.filter((name) => !locked.has(name))
  if (missing.length > 0) throw new Failure(`package-lock.json lacks parts for other systems: ${missing.join(', ')}`)
}

const fixtureRequirements = () =>
  readdirSync(join(root, 'test/fixtures/requirements')).map((name) => `test/fixtures/requirements/${name}`)

/** @type {string[]} */
const failed = []

/** @param {string} name @param {() => Promise<unknown>} work */
async function check(name, work) {
  try {
    await step(name, work)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    failed.push(name)
    process.stdout.write(`\n${error.message.trimEnd()}\n\n`)
  }
}

try {
  requireNode()
  await step('npm packages', installPackages, orUnchanged)
  await step('poolwise', buildIfChanged, orUnchanged)
  await step('ruff', installRuff, orUnchanged)
  for (const [name, script, args] of tools) await check(name, () => tool(script, args))
  await check('Python lint', () => ruff(['check', '--quiet']))
  await check('Python format', () => ruff(['format', '--check', '--quiet']))
  await check('schemas', freshSchemas)
  await check('package content and licences', packageContent)
  await check('lock files', soundLocks)
  process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nFailed: ${failed.join(', ')}\n`)
  process.exitCode = failed.length === 0 ? 0 : 1
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`\n${error.message}\n${error.details.map((line) => `  ${line}\n`).join('')}`)
  process.exitCode = 2
}
