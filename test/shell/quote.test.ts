import { describe, expect, it } from 'vitest'
import { quoteFor } from '../../src/shell/quote.ts'

const home = '/home/ann'

describe('POSIX', () => {
  it.each([
    ['worker', 'worker'],
    ['--pool=solo', '--pool=solo'],
    ['-Q', '-Q'],
    ['mail,reports', 'mail,reports'],
    ['celery[redis]', '"celery[redis]"'],
    ['kombu<5.8', '"kombu<5.8"'],
    ['<app>', '"<app>"'],
    ['', '""'],
    ["it's", `"it's"`],
    ["it's $1", String.raw`'it'\''s $1'`],
    ['$HOME/`id`', "'$HOME/`id`'"],
    ['/home/ann/shop/.venv/bin/python', '~/shop/.venv/bin/python'],
    ['/home/ann/my shop/.venv/bin/python', '~/"my shop/.venv/bin/python"'],
    ['/home/ann', '~'],
    ['/home/anna/x', '/home/anna/x'],
    ['--schedule=/home/ann/beat', '--schedule="$HOME"/beat'],
    ['--schedule=/home/ann/a b', '--schedule="$HOME""/a b"'],
  ])('%s → %s', (word, typed) => {
    expect(quoteFor('posix')(word, home)).toBe(typed)
  })
})

describe('PowerShell', () => {
  it.each([
    ['worker', 'worker'],
    ['--pool=solo', '--pool=solo'],
    ['mail,reports', '"mail,reports"'],
    ['--queues=mail,reports', '"--queues=mail,reports"'],
    ['--hostname=w1@%h', '"--hostname=w1@%h"'],
    [String.raw`.venv\Scripts\celery`, String.raw`.venv\Scripts\celery`],
    ['a$b', "'a$b'"],
    ["it's $1", "'it''s $1'"],
    [String.raw`C:\Users\ann\my shop\x.exe`, String.raw`"$HOME\my shop\x.exe"`],
    ['celery[redis]', '"celery[redis]"'],
    ['<app>', '"<app>"'],
  ])('%s → %s', (word, typed) => {
    expect(quoteFor('powershell')(word, String.raw`C:\Users\ann`)).toBe(typed)
  })
})

describe('cmd.exe', () => {
  it.each([
    ['--pool=solo', '--pool=solo'],
    ['mail,reports', '"mail,reports"'],
    ['a "b"', String.raw`^"a \^"b\^"^"`],
    ['a"&echo no&', String.raw`^"a\^"^&echo no^&^"`],
    [String.raw`C:\Users\ann\my shop\x`, String.raw`"%USERPROFILE%\my shop\x"`],
    ['a&b', '"a&b"'],
  ])('%s → %s', (word, typed) => {
    expect(quoteFor('cmd')(word, String.raw`C:\Users\ann`)).toBe(typed)
  })
})
