import { describe, expect, it } from 'vitest'
import { findLaunchCommands } from '../../../../src/project/launch-commands/find-launch-commands.ts'
import { walkProject } from '../../../../src/project/walk.ts'
import { makeTree } from '../../tree.ts'

/** `line: command [systems]` for every command in a file, found from the project's root as the doctor finds it. */
async function read(path: string, text: string): Promise<string[]> {
  const root = makeTree({ [path]: text })
  const commands = await findLaunchCommands(root, (await walkProject(root)).files)
  return commands.map(({ line, argv, platforms, env = {} }) =>
    [`${line}: ${argv.slice(1).join(' ')}`, ...platforms, ...Object.entries(env).map((pair) => pair.join('='))].join(
      ' | ',
    ),
  )
}

const pycharm = (...options: readonly string[]) =>
  [
    '<component name="ProjectRunConfigurationManager">',
    '  <configuration default="false" name="worker" type="PythonConfigurationType" factoryName="Python">',
    '    <envs>\n      <env name="PYTHONUNBUFFERED" value="1" />\n    </envs>',
    ...options.map((option) => `    ${option}`),
    '    <method v="2" />\n  </configuration>\n</component>',
  ].join('\n')

describe('reads', () => {
  it.each<readonly [string, string, string, string[]]>([
    [
      'PyCharm: a module',
      '.idea/runConfigurations/worker.xml',
      pycharm(
        '<option name="SCRIPT_NAME" value="celery" />',
        '<option name="PARAMETERS" value="-A c worker -l info -n &quot;w1@%h&quot;" />',
        '<option name="MODULE_MODE" value="true" />',
      ),
      ['7: -A c worker -l info -n w1@%h | PYTHONUNBUFFERED=1'],
    ],
    [
      'PyCharm: a script',
      '.run/worker.run.xml',
      pycharm(
        '<option name="SCRIPT_NAME" value="$PROJECT_DIR$/.venv/bin/celery" />',
        '<option name="PARAMETERS" value="-A c worker" />',
      ),
      ['7: -A c worker | PYTHONUNBUFFERED=1'],
    ],
    [
      'PyCharm: a line of shell',
      '.idea/runConfigurations/w.xml',
      pycharm('<option name="SCRIPT_TEXT" value="cd x &amp;&amp; celery -A c worker --reload" />'),
      ['6: -A c worker --reload | PYTHONUNBUFFERED=1'],
    ],
    [
      'PyCharm: another module',
      '.idea/runConfigurations/w.xml',
      pycharm('<option name="SCRIPT_NAME" value="celery_worker.py" />'),
      [],
    ],
    ['PyCharm: broken', '.idea/runConfigurations/w.xml', '<component><configuration celery worker', []],
    [
      'GitLab',
      '.gitlab-ci.yml',
      'test:\n  image: python:3.12\n  script:\n    - pip install .\n    - celery -A c worker &\n    - |\n      export A=1\n      celery -A d worker\n',
      ['5: -A c worker | linux', '8: -A d worker | linux | A=1'],
    ],
    [
      'GitLab: Windows',
      '.gitlab/ci/windows.yml',
      'win:\n  tags: [saas-windows-medium-amd64]\n  script: [celery -A c worker -P solo]\n',
      ['3: -A c worker -P solo | windows'],
    ],
    [
      'GitLab: whoever runs it',
      'ci/x.gitlab-ci.yml',
      '.w: &w\n  - celery -A c worker\nj:\n  script: *w\n',
      ['2: -A c worker'],
    ],
    [
      'Taskfile',
      'Taskfile.yml',
      "version: '3'\ntasks:\n  worker:\n    desc: celery -A old worker\n    cmds:\n      - celery -A c worker\n  win:\n    cmds:\n      - cmd: celery -A c worker -P solo\n        platforms: [windows]\n  short: celery -A d worker\n",
      ['6: -A c worker', '9: -A c worker -P solo | windows', '11: -A d worker'],
    ],
    [
      'Kubernetes',
      'k8s/worker.yaml',
      'spec:\n  containers:\n    - name: w\n      command: ["celery"]\n      args: ["-A", "c", "worker", "-c", "2"]\n      env:\n        - {name: A, value: "1"}\n        - {name: B, valueFrom: {}}\n',
      ['4: -A c worker -c 2 | linux | A=1'],
    ],
    [
      'Kubernetes: args alone',
      'deploy/w.yml',
      'containers:\n  - args: [celery, -A, c, worker]\n',
      ['2: -A c worker | linux'],
    ],
    [
      'Kubernetes: a shell',
      'deployment.yaml',
      'containers:\n  - command: [sh, -c]\n    args: ["celery -A c worker"]\n',
      ['2: -A c worker | linux'],
    ],
    [
      'tox',
      'tox.ini',
      '[testenv]\ncommands =\n  pytest\n  - celery -A c worker {posargs}\ndeps = celery worker\n',
      ['4: -A c worker {posargs}'],
    ],
    [
      'pyproject: a table of tasks',
      'pyproject.toml',
      '[project]\nkeywords = ["celery worker"]\n[tool.taskipy.tasks]\n# worker = "celery -A old worker"\nworker = { cmd = "celery -A c worker -n \\"w\\"", help = "x" }\n',
      ['5: -A c worker -n w'],
    ],
    [
      'pyproject: several lines',
      'pyproject.toml',
      '[tool.poe.tasks.dev]\nshell = """\nredis-server &\ncelery -A c worker\n"""\n',
      ['4: -A c worker'],
    ],
    ['pyproject: broken', 'pyproject.toml', '[tool\nw = "celery -A c worker"', []],
    ['Pipfile', 'Pipfile', '[scripts]\nworker = "celery -A c worker"\n', ['2: -A c worker']],
  ])('%s', async (_what, path, text, expected) => expect(await read(path, text)).toEqual(expected))
})
