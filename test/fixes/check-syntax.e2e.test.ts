import { describe, expect, it } from 'vitest'
import { checkSyntax } from '../../src/fixes/check-syntax.ts'
import { interpreters } from '../python/interpreters.ts'

const before = 'from celery import Celery\napp = Celery("é")\n'
const guard = 'if sys.platform == "win32":\n    app.conf.worker_pool = "solo"\n'

// Every Python that can run a Celery which poolwise speaks of.
describe.each(interpreters().filter(({ version }) => Number(version.split('.')[1]) >= 6 && version.startsWith('3')))(
  'Python $version',
  ({ executable }) => {
    const judge = (after: string, from = before) =>
      checkSyntax(executable, import.meta.dirname, Buffer.from(from), Buffer.from(after))

    it.each([
      ['a guard and an import are added', `import sys\n${before}${guard}`],
      ['nothing', before],
    ])('%s', async (_, after) => expect(await judge(after)).toBeNull())

    it.each([
      ['no Python any more', `${before}if sys.platform ==\n`, /could not read the file after the change/],
      ['another statement is changed', before.replace('é', 'shop') + guard, /touch other statements/],
      ['a statement is gone', `import sys\n${guard}`, /touch other statements/],
      ['something else is added', `${before}print("hello")\n`, /touch other statements/],
      ['the guard stands inside of a function', `${before}def f():\n    pass\n`, /touch other statements/],
    ])('refused: %s', async (_, after, because) => expect(await judge(after)).toMatch(because))

    it('refused: a file that it cannot read itself', async () =>
      expect(await judge(`print "hello"\n${guard}`, 'print "hello"\n')).toMatch(/cannot read the file as it is/))
  },
)

it('refused: where there is no such interpreter', async () =>
  expect(await checkSyntax('/no/such/python', '/', Buffer.from(''), Buffer.from(''))).toMatch(/could not check/))
