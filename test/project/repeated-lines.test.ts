import { expect, it } from 'vitest'
import { appAssignments, appMakers } from '../../src/project/app/python-source.ts'
import { importedApps } from '../../src/project/app/source-hints.ts'
import { settingsModule } from '../../src/project/django.ts'
import { entrypointWords } from '../../src/project/launch-commands/formats/dockerfile.ts'
import { stretches } from '../../src/project/launch-commands/formats/prose/code-spans.ts'
import { parseYaml } from '../../src/project/launch-commands/yaml-document.ts'

const SIZE = 250_000

/** A pattern that is tried again from each of these lines to the end of the file takes minutes, and Ctrl+C with it. */
it.each<[line: string, read: (text: string) => unknown, nothing: unknown]>([
  ['class A(\n', (text) => appMakers(text), ['Celery']],
  ['a=\n', (text) => appAssignments(text, ['Celery']), []],
  ['from a import (\n', (text) => importedApps(text, 'a', 'app'), []],
  ['\n', (text) => settingsModule(text), null],
  ['"a\n', (text) => stretches(text), []],
  ['RUN a\n', (text) => entrypointWords(text), []],
])('a file of %j is read once', (line, read, nothing) => {
  expect(read(line.repeat(SIZE / line.length))).toEqual(nothing)
})

it('a file of very many keys is parsed', async () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}:\n`)
  expect((await parseYaml(keys.join('')))?.document.toJS()).toMatchObject({ k0: null, k19999: null })
})
