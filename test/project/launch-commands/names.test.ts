import { expect, it } from 'vitest'
import { formatOf } from '../../../src/project/launch-commands/find-launch-commands.ts'
import { projectTexts } from '../../../src/project/programs/project-texts.ts'

const W = 'celery -A shop worker'

it.each<[string, string, (string | undefined)[]]>([
  ['Procfile', `web: gunicorn\nmail: ${W} -Q mail\nslow-1: ${W}\n`, ['mail', 'slow-1']],
  ['compose.yml', `services:\n  a:\n    command: ${W}\n  b:\n    command: [celery, -A, shop, worker]\n`, ['a', 'b']],
  ['compose.yml', `x-w: &w\n  command: ${W}\nservices:\n  a:\n    <<: *w\n`, ['x-w']],
  ['k8s/worker.yaml', `spec:\n  containers:\n    - name: mail\n      command: [celery, -A, shop, worker]\n`, ['mail']],
  ['k8s/values.yaml', `mail:\n  command: [celery, -A, shop, worker]\n`, ['mail']],
  ['package.json', `{"scripts": {"mail": "${W}"}}`, ['mail']],
  ['Taskfile.yml', `tasks:\n  a: ${W}\n  b:\n    cmds:\n      - ${W}\n  c:\n    cmd: ${W}\n`, ['a', 'b', 'c']],
  ['deploy/mail.service', `[Service]\nExecStart=/srv/.venv/bin/celery -A shop worker\n`, ['mail']],
  ['supervisor.conf', `[program:mail]\ncommand=${W}\n[program:b]\nuser=x\ncommand=${W}\n`, ['mail', 'b']],
  ['Makefile', `x = 1\nmail: deps\n\t${W}\nb:\n\tcd x\n\t${W}\nc: ; ${W}\n`, ['mail', 'b', 'c']],
  ['justfile', `mail arg="1": deps\n    ${W}\n@b:\n    ${W}\n`, ['mail', 'b']],
  ['pyproject.toml', `[tool.poe.tasks]\na = "${W}"\n[tool.poe.tasks.b]\ncmd = "${W}"\n`, ['a', 'b']],
  [
    '.vscode/launch.json',
    `{"configurations": [{"name": "mail", "module": "celery", "args": ["-A", "shop", "worker"]}]}`,
    ['mail'],
  ],
  ['run.sh', `${W}\n`, [undefined]],
])('%s: the names of its workers', async (path, text, names) => {
  const found = await formatOf(path)!.read(text, path, projectTexts('/nowhere', []))
  expect(found.map(({ name }) => name)).toEqual(names)
})
