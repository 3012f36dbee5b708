// Loaded into poolwise by `node --import`: notes every process it starts, so that the same work can be timed alone.
import childProcess from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { performance } from 'node:perf_hooks'

const file = process.env.POOLWISE_BENCH_RECORD ?? ''
const { spawn } = childProcess

/** @param {any[]} call */
function recorded(...call) {
  const begun = performance.now()
  const [program, args, options] = call
  const child = spawn(program, args, options)
  child.once('exit', () => {
    const entry = { program, args, cwd: options?.cwd, env: options?.env, begun, ended: performance.now() }
    appendFileSync(file, `${JSON.stringify(entry)}\n`)
  })
  return child
}

childProcess.spawn = /** @type {typeof spawn} */ (recorded)
syncBuiltinESMExports()
