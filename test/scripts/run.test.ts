import { expect, it } from 'vitest'
import { run } from '../../scripts/lib/run.js'
import { alive, until } from '../support/processes.ts'

it('tells exit code and output of a program', async () =>
  expect(await run(process.execPath, ['-e', 'console.log(1); console.error(2); process.exit(3)'])).toEqual({
    code: 3,
    stdout: '1\n',
    stderr: '2\n',
    output: expect.stringMatching(/^(1\n2|2\n1)\n$/) as string,
    timedOut: false,
    startError: null,
  }))

it('tells why a program was not started', async () =>
  expect(await run('/nowhere/program', [])).toMatchObject({
    code: null,
    startError: expect.stringMatching(/ENOENT/) as string,
  }))

it('gives a program the environment that it is told, and no more', async () =>
  expect((await run(process.execPath, ['-p', 'process.env.HOME'], { env: {} })).stdout).toBe('undefined\n'))

it('kills the whole tree at the deadline', async () => {
  const code = `
    const sleeper = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
    console.log(sleeper.pid)
    setInterval(() => {}, 1000)`
  let deadlineMs = 1_000
  let result = await run(process.execPath, ['-e', code], { deadlineMs })
  while (result.stdout === '' && (deadlineMs *= 3) < 30_000)
    result = await run(process.execPath, ['-e', code], { deadlineMs })
  expect(result).toMatchObject({ code: null, timedOut: true })
  const sleeper = Number(result.stdout)
  expect(sleeper).toBeGreaterThan(0)
  await until(() => !alive(sleeper))
})
