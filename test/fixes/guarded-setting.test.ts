import { describe, expect, it } from 'vitest'
import type { SettingFix } from '../../src/checks/remedy/fix.ts'
import { guardedSetting } from '../../src/fixes/guarded-setting.ts'
import { applySplices, invert } from '../../src/fixes/splice.ts'

const inApp = (attribute: string | null = null): SettingFix => ({
  kind: 'setting',
  title: 'choose solo',
  files: ['shop.py'],
  place: { of: 'app', attribute },
  name: 'worker_pool',
  value: 'solo',
  sysPlatform: 'win32',
  comment: 'Why.',
})
const inSettings: SettingFix = {
  ...inApp(),
  place: { of: 'module', prefix: 'CELERY_' },
  name: 'CELERY_WORKER_POOL',
}

/** The file after the change, or why there is none. */
function after(text: string, fix: SettingFix): string {
  const before = text.split('\n')
  const edit = guardedSetting(before, fix)
  if (!edit.ok) return `! ${edit.because}`
  const splices = edit.value
  const changed = applySplices(before, splices)
  expect(applySplices(changed, invert(splices))).toEqual(before)
  return changed.join('\n')
}

const guard = (indent = '    ', quote = '"') =>
  `# Why.\nif sys.platform == ${quote}win32${quote}:\n${indent}app.conf.worker_pool = ${quote}solo${quote}\n`

describe('below the app', () => {
  it.each<[title: string, before: string, expected: string]>([
    [
      'alone',
      'from celery import Celery\n\napp = Celery("shop")\n',
      `import sys\n\nfrom celery import Celery\n\napp = Celery("shop")\n\n${guard()}`,
    ],
    [
      'below all that configures it, above the tasks',
      'import sys\nfrom celery import Celery\n\napp = Celery(\n    "shop",\n)\napp.config_from_object("settings")\napp.conf.update(\n    a=1,\n)\n\n\n@app.task\ndef add():\n    pass\n',
      `import sys\nfrom celery import Celery\n\napp = Celery(\n    "shop",\n)\napp.config_from_object("settings")\napp.conf.update(\n    a=1,\n)\n\n${guard()}\n\n@app.task\ndef add():\n    pass\n`,
    ],
    [
      'below a condition that configures it',
      'import sys\nfrom celery import Celery\napp = Celery()\nif DEBUG:\n    app.conf.x = 1\nelse:\n    app.conf.x = 2\ny = 1\n',
      `import sys\nfrom celery import Celery\napp = Celery()\nif DEBUG:\n    app.conf.x = 1\nelse:\n    app.conf.x = 2\n\n${guard()}\ny = 1\n`,
    ],
    [
      'not below what a function does with it',
      'import sys\nfrom celery import Celery\napp = Celery()\n\ndef f():\n    app.conf.x = 1\n',
      `import sys\nfrom celery import Celery\napp = Celery()\n\n${guard()}\ndef f():\n    app.conf.x = 1\n`,
    ],
    [
      'what a docstring says about it is no code',
      'import sys\nfrom celery import Celery\napp = Celery()\n"""\napp.conf.x = 1\n"""\n',
      `import sys\nfrom celery import Celery\napp = Celery()\n\n${guard()}\n"""\napp.conf.x = 1\n"""\n`,
    ],
    [
      'in single quotes, with tabs, as the file has them',
      "import sys\nfrom celery import Celery\napp = Celery('a')\ndef f():\n\tpass\n",
      `import sys\nfrom celery import Celery\napp = Celery('a')\n\n${guard('\t', "'")}\ndef f():\n\tpass\n`,
    ],
    [
      'at the end of a file without a line end',
      'import sys\nfrom celery import Celery\napp = Celery()',
      `import sys\nfrom celery import Celery\napp = Celery()\n\n${guard()}`.trimEnd(),
    ],
    [
      'another name',
      'import sys\nfrom celery import Celery\nqueue = Celery()\n',
      `import sys\nfrom celery import Celery\nqueue = Celery()\n\n${guard().replace('app.', 'queue.')}`,
    ],
    [
      'a factory of the same file',
      'import sys\nfrom celery import Celery\ndef make():\n    return Celery()\napp = make()\n',
      `import sys\nfrom celery import Celery\ndef make():\n    return Celery()\napp = make()\n\n${guard()}`,
    ],
    [
      'an app that is only handed on',
      'from .celery import app\n',
      '! no app is created at the top level of this file, or several are',
    ],
    [
      'an app inside of a function',
      'def make():\n    app = Celery()\n',
      '! no app is created at the top level of this file, or several are',
    ],
    [
      'two apps',
      'one = Celery()\ntwo = Celery()\n',
      '! no app is created at the top level of this file, or several are',
    ],
    [
      'sys is something else',
      'import fake as sys\napp = Celery()\n',
      '! sys is the name of something else in this file',
    ],
    ['an empty file', '', '! no app is created at the top level of this file, or several are'],
  ])('%s', (_, before, expected) => expect(after(before, inApp())).toBe(expected))

  it('the one that -A names, of two', () => {
    const before = 'import sys\none = Celery()\ntwo = Celery()\n'
    expect(after(before, inApp('one'))).toContain(
      'one = Celery()\n\n# Why.\nif sys.platform == "win32":\n    one.conf.',
    )
    expect(after(before, inApp('three'))).toMatch(/^! /)
  })
})

describe('in a settings module', () => {
  const set = (quote = '"') =>
    `\n# Why.\nif sys.platform == ${quote}win32${quote}:\n    CELERY_WORKER_POOL = ${quote}solo${quote}\n`
  it.each<[title: string, before: string, expected: string]>([
    [
      "below the last of Celery's",
      'import sys\nCELERY_A = 1\nCELERY_B: dict = {\n    1: 2,\n}\nUSE_TZ = True\n',
      `import sys\nCELERY_A = 1\nCELERY_B: dict = {\n    1: 2,\n}\n${set()}\nUSE_TZ = True\n`,
    ],
    ['at the end where there is none', 'import sys\nDEBUG = True\n', `import sys\nDEBUG = True\n${set()}`],
    [
      'a pool that is set already comes before',
      "import sys\nCELERY_WORKER_POOL = 'prefork'\n",
      `import sys\nCELERY_WORKER_POOL = 'prefork'\n${set("'")}`,
    ],
  ])('%s', (_, before, expected) => expect(after(before, inSettings)).toBe(expected))
})

describe('import sys', () => {
  const head = (before: string) => after(`${before}app = Celery()\n`, inApp()).split('\napp = Celery()')[0]
  it.each<[title: string, before: string, expected: string]>([
    ['is there', 'import sys\n', 'import sys'],
    ['is there beside others', 'import os, sys\n', 'import os, sys'],
    ['in its place among others', 'import os\nimport time\n', 'import os\nimport sys\nimport time'],
    ['before the first', 'import time\nfrom a import b\n', 'import sys\nimport time\nfrom a import b'],
    [
      'after the docstring',
      '"""Shop."""\nfrom celery import Celery\n',
      '"""Shop."""\nimport sys\n\nfrom celery import Celery',
    ],
    [
      'after __future__',
      'from __future__ import annotations\n\nfrom a import b\n',
      'from __future__ import annotations\n\nimport sys\n\nfrom a import b',
    ],
    [
      'with the encoding above',
      '# -*- coding: utf-8 -*-\nfrom a import b\n',
      '# -*- coding: utf-8 -*-\nimport sys\n\nfrom a import b',
    ],
    [
      'a comment stays with its code',
      '#!/usr/bin/env python\n# Celery.\nfrom a import b\n',
      '#!/usr/bin/env python\nimport sys\n\n# Celery.\nfrom a import b',
    ],
    ['of a submodule is another', 'import sys.x\nimport zzz\n', 'import sys\nimport sys.x\nimport zzz'],
  ])('%s', (_, before, expected) => expect(head(before)).toBe(expected))
})
