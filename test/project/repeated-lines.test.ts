import { expect, it } from 'vitest'
import { appAssignments, appMakers } from '../../src/project/app/python-source.ts'
import { importedApps } from '../../src/project/app/source-hints.ts'
import { settingsModule } from '../../src/project/django.ts'
import { entrypointWords } from '../../src/project/launch-commands/formats/dockerfile.ts'
import { stretches } from '../../src/project/launch-commands/formats/prose/code-spans.ts'
import type { LaunchFormat } from '../../src/project/launch-commands/format.ts'
import { gitlabCi } from '../../src/project/launch-commands/formats/gitlab-ci.ts'
import { taskfile } from '../../src/project/launch-commands/formats/taskfile.ts'
import { vscode } from '../../src/project/launch-commands/formats/vscode.ts'
import { kubernetes } from '../../src/project/launch-commands/formats/kubernetes.ts'
import { compose } from '../../src/project/launch-commands/formats/compose.ts'
import { shellScript } from '../../src/project/launch-commands/formats/shell-script.ts'
import { imageVariables } from '../../src/project/programs/image-variables.ts'
import { projectTexts } from '../../src/project/programs/project-texts.ts'
import { parseYaml } from '../../src/project/launch-commands/yaml-document.ts'

const SIZE = 250_000
const WORKER = 'celery -A proj worker'

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

/** Made anew for each key, a map of so many takes hours. */
it.each<[what: string, format: LaunchFormat, line: (key: string) => string, text: string, argv: string]>([
  ['a Kubernetes manifest', kubernetes, (key) => `${key}: x\n`, 'command: celery -A proj worker\n', WORKER],
  ['a Kubernetes manifest', kubernetes, () => 'args: x\n', 'command: celery -A proj worker\n', `${WORKER} x`],
  ['a Compose file', compose, () => 'command: x\n', 'command: celery -A proj worker\n', WORKER],
  ['a Taskfile', taskfile, (key) => `${key}: x\n`, 'cmd: celery -A proj worker\n', WORKER],
  ['a file of GitLab', gitlabCi, () => 'script: x\n', 'script: celery -A proj worker\n', WORKER],
  ['tasks of VS Code', vscode, () => '"command": x\n', '"command": celery -A proj worker\n', WORKER],
])('%s with very many keys in one map is read', async (_, format, line, command, argv) => {
  const keys = Array.from({ length: 25_000 }, (_value, index) => line(`k${index}`))
  const found = await format.read(command + keys.join(''), 'k8s/worker.yaml', projectTexts('/shop', []))
  expect(found.map((one) => one.argv.join(' '))).toEqual([argv])
})

it('a folder that a script changes to in each of its lines is not known', async () => {
  const script = `${'cd a && ls\n'.repeat(25_000)}celery -A proj worker\n`
  const [found] = await shellScript.read(script, 'run.sh', projectTexts('/shop', []))
  expect(found?.folderAbove?.length ?? 0).toBeLessThan(2_000)
})

it('an image of very many variables has the first ones, and none that doubles with each line', () => {
  const lines = Array.from({ length: 25_000 }, (_, index) => `ENV V${index}=x D="$D$D-"\n`)
  const env = imageVariables(`FROM python\n${lines.join('')}`)
  expect(Object.keys(env).length).toBeLessThan(1_000)
  expect(env).toMatchObject({ V0: 'x', V100: 'x' })
  expect(env['D']!.length).toBeLessThan(10_000)
})
