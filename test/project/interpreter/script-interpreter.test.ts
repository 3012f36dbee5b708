import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { scriptInterpreter } from '../../../src/project/interpreter/script-interpreter.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwise-script-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('scriptInterpreter', () => {
  it.each<[string, string, string | null]>([
    ['a plain first line', '#!/usr/bin/python3\nimport sys\n', '/usr/bin/python3'],
    ['with an option', '#!/opt/py/bin/python3.11 -I\nimport sys\n', '/opt/py/bin/python3.11'],
    [
      'a path with a space in it',
      "#!/bin/sh\n'''exec' \"/home/ann lee/.venv/bin/python\" \"$0\" \"$@\"\n' '''\nimport sys\n",
      '/home/ann lee/.venv/bin/python',
    ],
    ['whatever python3 is on PATH', '#!/usr/bin/env python3\n', null],
    ['a shell script', '#!/bin/sh\nexec docker compose exec web celery "$@"\n', null],
    ['a program', 'MZ\u0000\u0001', null],
    ['nothing', '', null],
  ])('%s', (title, text, path) => {
    const file = join(folder, title.replaceAll(' ', '-'))
    writeFileSync(file, text)
    expect(scriptInterpreter(file)?.path ?? null).toBe(path)
  })

  it('follows links', () => {
    const python = join(folder, 'python')
    symlinkSync(process.execPath, python)
    writeFileSync(join(folder, 'celery'), `#!${python}\n`)
    expect(scriptInterpreter(join(folder, 'celery'))?.real).not.toBe(python)
  })

  it('is not there', () => expect(scriptInterpreter(join(folder, 'nowhere'))).toBeNull())
})
