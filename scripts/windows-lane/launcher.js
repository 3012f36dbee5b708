// Compiles redirector.c: the launcher that is python.exe in a virtual environment on Windows.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installFailure } from '../lib/errors.js'
import { root } from '../lib/paths.js'
import { run } from '../lib/run.js'
import { onPath } from '../lib/on-path.js'

const SOURCE = join(root, 'scripts', 'windows-lane', 'redirector.c')
/** A C compiler for every system, as a wheel. */
const ZIG = 'ziglang==0.17.1'

/** @param {string} cache @returns {string} the compiled launcher, whether or not it is there */
export const launcherFile = (cache) =>
  join(cache, `launcher-${createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 12)}.exe`)

/** @param {string} cache @param {string} pip @returns {Promise<boolean>} whether something was done */
export async function compileLauncher(cache, pip) {
  const wanted = launcherFile(cache)
  if (existsSync(wanted)) return false
  const scratch = join(cache, `compile-${process.pid}`)
  mkdirSync(scratch, { recursive: true })
  try {
    const exe = join(scratch, 'launcher.exe')
    const options = ['-O2', '-s', '-o', exe, SOURCE]
    const mingw = onPath('x86_64-w64-mingw32-gcc')
    const compiled = mingw ? await run(mingw, options) : await withZig(options, scratch, pip)
    if (!existsSync(exe)) throw new Error(`redirector.c was not compiled:\n${compiled.startError ?? compiled.output}`)
    renameSync(exe, wanted)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return true
}

/** @param {readonly string[]} options @param {string} scratch @param {string} pip */
async function withZig(options, scratch, pip) {
  const zig = join(scratch, 'zig')
  const install = ['install', '--disable-pip-version-check', '--progress-bar', 'off', '--target', zig, ZIG]
  const fetched = await run(pip, ['-m', 'pip', ...install], { deadlineMs: 900_000 })
  if (fetched.code !== 0) throw installFailure('fetching a C compiler (ziglang)', fetched.output)
  const env = { ...process.env, PYTHONPATH: zig, ZIG_GLOBAL_CACHE_DIR: join(scratch, 'zig-cache') }
  const args = ['-m', 'ziglang', 'cc', '-target', 'x86_64-windows-gnu', ...options]
  // Its first run also compiles the C library.
  return run(pip, args, { env, cwd: scratch, deadlineMs: 900_000 })
}
