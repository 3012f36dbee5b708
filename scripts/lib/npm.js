// npm, by plain Node: it installs the packages that everything else uses.
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { installFailure, SetupError } from './errors.js'
import { pathFolders } from './on-path.js'
import { root } from './paths.js'
import { start } from './run.js'

// Two retries, within seconds: without a network npm would take two minutes to fail.
const RETRIES = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']

/** Installs what package-lock.json names. @throws {SetupError} */
export async function npmCi() {
  const npm = findNpmCli()
  if (npm === null)
    throw new SetupError('npm was not found beside Node.js. Install it, then run the same command again.')
  // No package of ours needs its install script. The log level is set because `npm --silent start` passes its own on.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const args = [npm, 'ci', '--ignore-scripts', '--prefer-offline', ...quiet, ...RETRIES]
  const child = start(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: 600_000 })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
  /** @type {number | null} */
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message
      resolve(null)
    })
    child.once('close', resolve)
  })
  if (code !== 0) throw installFailure('npm ci', output)
}

/**
 * npm's JavaScript, to be run by this very Node: `npm` itself is a shell script, and on Windows `npm.cmd`, which Node
 * refuses to start without a shell. Looked for where `npm run` says it is, then beside Node.
 * @returns {string | null} the path of npm-cli.js
 */
export function findNpmCli() {
  const node = dirname(realpathSync(process.execPath))
  const candidates = [
    process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : '',
    join(node, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(node, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    // Debian keeps npm apart from Node; /usr/bin/npm links to the script itself.
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    ...pathFolders().flatMap((folder) => [
      join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      existsSync(join(folder, 'npm')) ? realpathSync(join(folder, 'npm')) : '',
    ]),
  ]
  return candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file)) ?? null
}
