import { expect, it } from 'vitest'
import { editLine } from '../../src/fixes/edit-line.ts'
import { applySplices } from '../../src/fixes/splice.ts'

const edit = (
  text: string,
  line: number,
  before = 'celery -A shop worker',
  after = 'celery -A shop worker --pool=solo',
) => {
  const lines = text.split('\n')
  const result = editLine(lines, { kind: 'edit', title: '', file: 'run.bat', line, before, after })
  return result.ok ? applySplices(lines, result.value).join('\n') : `! ${result.because}`
}

it.each<[title: string, text: string, line: number, expected: string]>([
  ['a command', 'cd x\ncelery -A shop worker\n', 2, 'cd x\ncelery -A shop worker --pool=solo\n'],
  [
    'what is around it stays',
    '  $ celery -A shop worker  # start\n',
    1,
    '  $ celery -A shop worker --pool=solo  # start\n',
  ],
  ['spaces between its words', 'celery  -A\tshop   worker', 1, 'celery -A shop worker --pool=solo'],
  ['moved by another change', 'x\ny\ncelery -A shop worker\n', 1, 'x\ny\ncelery -A shop worker --pool=solo\n'],
  [
    'a longer word is another',
    'celery -A shop worker-one\n',
    1,
    '! line 1 does not contain "celery -A shop worker" exactly once',
  ],
  [
    'a longer program is another',
    'my-celery -A shop worker\n',
    1,
    '! line 1 does not contain "celery -A shop worker" exactly once',
  ],
  ['it is gone', 'flower\n', 1, '! line 1 does not contain "celery -A shop worker" exactly once'],
  [
    'twice in the line',
    'celery -A shop worker; celery -A shop worker',
    1,
    '! line 1 does not contain "celery -A shop worker" exactly once',
  ],
  [
    'moved, and not sure which',
    'x\ncelery -A shop worker\ncelery -A shop worker\n',
    1,
    '! line 1 does not contain "celery -A shop worker" exactly once',
  ],
  [
    'the line that is meant, of two',
    'celery -A shop worker\ncelery -A shop worker\n',
    2,
    'celery -A shop worker\ncelery -A shop worker --pool=solo\n',
  ],
])('%s', (_, text, line, expected) => expect(edit(text, line)).toBe(expected))

it('signs that patterns and replacements know are plain text', () =>
  expect(edit('a.b $1 (x)', 1, 'a.b $1 (x)', "$& $1 $'")).toBe("$& $1 $'"))
