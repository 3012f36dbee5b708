import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { findLaunchCommands } from '../../src/project/launch-commands/find-launch-commands.ts'
import { bareScripts } from '../../src/project/launch-context/bare-scripts.ts'

async function bareIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'poolwise-bare-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const names = Object.keys(files)
  const found = await bareScripts(root, await findLaunchCommands(root, names), names)
  return found.map(({ file, line }) => `${file}:${line}`)
}

const start = 'celery -A shop worker -l INFO\n'

it.each<[about: string, files: Record<string, string>, found: string[]]>([
  ['a plain celery', { 'start.sh': `#!/bin/sh\n${start}` }, ['start.sh:2']],
  ['in a folder', { 'scripts/worker': `#!/bin/bash\nset -e\nexec ${start}` }, ['scripts/worker:3']],
  ['in a case', { 'run.sh': `case "$1" in\nstart)\n  ${start}  ;;\nesac\n` }, ['run.sh:3']],
  ['by the tool', { 'start.sh': `uv run ${start}` }, []],
  ['by its path', { 'start.sh': `.venv/bin/${start}` }, []],
  ['activated', { 'start.sh': `. .venv/bin/activate\n${start}` }, []],
  ['PATH is set', { 'start.sh': `export PATH="$PWD/.venv/bin:$PATH"\n${start}` }, []],
  ['direnv', { '.envrc': 'layout python\n', 'start.sh': start }, []],
  ['of an image', { 'docker/start.sh': start, 'entrypoint.sh': start }, []],
  ['called by an image', { Dockerfile: 'CMD ["./start.sh"]\n', 'start.sh': start }, []],
  ['called by a tool', { 'README.md': 'Run `uv run ./start.sh`.\n', 'start.sh': start }, []],
  ['called in an activated shell', { 'README.md': '. .venv/bin/activate\n./start.sh\n', 'start.sh': start }, []],
  ['called as it is', { 'README.md': 'Start it:\n\n    ./start.sh\n', 'start.sh': start }, ['start.sh:1']],
  ['a target beside one with a tool', { Makefile: `web:\n\tuv run flask run\nworker:\n\t${start}` }, ['Makefile:4']],
  ['no script', { Procfile: `worker: ${start}`, Makefile: `worker:\n\t${start}` }, []],
])('%s', async (_, files, found) => {
  expect(await bareIn(files)).toEqual(found)
})
