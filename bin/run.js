#!/usr/bin/env node
// No `?.` and no top-level await in this file: an older Node must be able to read it to say that it is too old.

const FLOOR = { major: 20, minor: 19 }

if (tooOld()) {
  stop(
    `poolwise needs Node.js ${FLOOR.major}.${FLOOR.minor} or newer; this is ${process.version}. Get one from https://nodejs.org/`,
  )
} else {
  start()
}

function start() {
  endOnSignals()
  if (!hasFolder()) return stop('poolwise: the current folder no longer exists\n  Change to one that does.')
  // Not by `import`: that evaluates every property of these modules, among them the streams of node:fs.
  const { existsSync, readFileSync, writeSync } = process.getBuiltinModule('node:fs')
  const root = process.getBuiltinModule('node:url').fileURLToPath(new URL('..', import.meta.url))
  const main = new URL('../dist/cli/main.js', import.meta.url)
  if (asksVersion(process.argv[2]) && !maybeWsl()) {
    // What oclif would print, without loading it, nor the streams behind process.stdout.
    const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
    const arch = process.arch === 'ia32' ? 'x86' : process.arch
    writeSync(1, `${name}/${version} ${process.platform}-${arch} node-${process.version}\n`)
  } else if (existsSync(main)) {
    const nodeModule = process.getBuiltinModule('node:module')
    // Node 22.8 and newer keep the compiled code between runs; Node 20 (and its types) has no such function.
    if ('enableCompileCache' in nodeModule) /** @type {any} */ (nodeModule).enableCompileCache()
    import(main.href).then((cli) => cli.main(process.argv.slice(2), root), notLoaded)
  } else {
    stop('poolwise is not built yet. Run: npm run build')
  }
}

/**
 * A signal that comes before anything listens, or in between, would kill Node. `worker launch` ends with 0, as after any stop
 * that was asked for.
 */
function endOnSignals() {
  // Or Node opens a port for its debugger. `worker launch` passes the signal on.
  process.on('SIGUSR1', () => undefined)
  const [topic, command] = process.argv.slice(2)
  const launches = topic === 'worker' && command === 'launch'
  const asked = launches && !process.argv.includes('--shell-exit-codes')
  const own = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
  for (const [name, code] of Object.entries(own))
    process.on(name, () => {
      if (process.listenerCount(name) > 1) return
      const exit = () => process.exit(asked ? 0 : launches ? code : 130)
      if (name === 'SIGHUP') unlessIgnored(exit)
      else exit()
    })
}

/**
 * Whether nohup started this is known by a part of the build.
 * @param {() => void} exit
 */
function unlessIgnored(exit) {
  const nohup = new URL('../dist/platform/nohup.js', import.meta.url)
  import(nohup.href).then(({ ignoresHangUps }) => {
    if (!ignoresHangUps()) exit()
  }, exit)
}

/** Node asks the system for the current folder while it loads modules, and fails without one. */
function hasFolder() {
  try {
    return process.cwd() !== ''
  } catch {
    return false
  }
}

/** @param {NodeJS.ErrnoException} error */
function notLoaded(error) {
  // Too many open files (`ulimit -n`), of this process or the system; no memory.
  if (!['EMFILE', 'ENFILE', 'ENOMEM'].includes(String(error.code))) throw error
  stop(
    `poolwise: the system refuses what is needed: ${error.message}\n  Raise the limits of open files and memory: ulimit -n 1024; ulimit -v unlimited`,
  )
}

function tooOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major < FLOOR.major || (major === FLOOR.major && minor < FLOOR.minor)
}

/** @param {string | undefined} word */
function asksVersion(word) {
  return word === '--version' || word === '-V' || word === 'version'
}

/** Under WSL oclif prints the platform `wsl`. */
function maybeWsl() {
  const { existsSync } = process.getBuiltinModule('node:fs')
  return (
    process.platform === 'linux' &&
    (/microsoft/i.test(process.getBuiltinModule('node:os').release()) ||
      existsSync('/proc/sys/fs/binfmt_misc/WSLInterop'))
  )
}

/** @param {string} message */
function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 2
}
