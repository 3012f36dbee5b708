import type { OsName } from '../facts/platform.ts'
import type { ProjectFact } from '../facts/project.ts'
import { defineEmitter } from './define-emitter.ts'
import { comments, equalWorkers, heading, replicated, shellLine, shellWord, variablesOf } from './text.ts'

const RUNNERS: Readonly<Record<OsName, string>> = {
  linux: 'ubuntu-latest',
  windows: 'windows-latest',
  macos: 'macos-latest',
}

/** GitHub evaluates expressions in every value: a name of the project must not be one. */
const LITERAL = "${{ '${{' }}"

/** Commands that install the project, and the prefix that runs a command in its environment. */
const MANAGERS: Readonly<Record<ProjectFact['manager'], readonly [install: string, run: readonly string[]]>> = {
  pip: ['python -m pip install -r requirements.txt', []],
  poetry: ['pipx install poetry && poetry install', ['poetry', 'run']],
  uv: ['pipx install uv && uv sync', ['uv', 'run']],
  pipenv: ['pipx install pipenv && pipenv sync --dev', ['pipenv', 'run']],
  pdm: ['pipx install pdm && pdm sync', ['pdm', 'run']],
  hatch: ['pipx install hatch && hatch env create', ['hatch', 'run']],
  conda: [
    'conda env update --file environment.yml --name test',
    ['conda', 'run', '--no-capture-output', '--name', 'test'],
  ],
}

/**
 * A workflow for GitHub Actions: it starts the worker on each system with the pool for it, and stops it warm. On Windows by
 * remote control: no external signal stops a worker warm there.
 */
export const github = defineEmitter({
  format: 'github',
  system: null,
  // A hosted runner's.
  cpus: 4,
  async emit({ plans, app, manager, pythonVersion, target, below }) {
    const { default: yaml } = await import('yaml')
    const [install, run] = MANAGERS[manager]
    const include = (Object.keys(RUNNERS) as OsName[]).flatMap((os) =>
      // Workers that consume different queues are jobs of their own.
      equalWorkers(plans[os]).map(({ suffix, plan }) => ({
        os: RUNNERS[os],
        ...(suffix !== '' && { queues: suffix.slice(1) }),
        worker: shellLine([
          ...Object.entries(variablesOf(plan, 0)).map(([name, value]) => `${name}=${value}`),
          ...run,
          ...replicated(plan),
        ])
          .replace(/^(?=\w+=)/, 'env ')
          .replaceAll('${{', LITERAL),
      })),
    )
    const { folder } = plans[target]
    const script = [
      '${{ matrix.worker }} > worker.log 2>&1 &',
      'worker=$!',
      "for _ in $(seq 60); do grep -q ' ready\\.' worker.log && break; sleep 1; done",
      "grep ' ready\\.' worker.log || { cat worker.log; exit 1; }",
      '# Add the tests that need a worker here.',
      'if [ "$RUNNER_OS" = Windows ]',
      `then ${shellLine([...run, 'celery', '-A', app, 'control', 'shutdown']).replaceAll('${{', LITERAL)}`,
      'else kill -TERM "$worker"',
      'fi',
      'wait "$worker"',
    ].join('\n')
    const workflow = {
      name: 'celery-worker',
      on: ['push', 'pull_request'],
      jobs: {
        worker: {
          'runs-on': '${{ matrix.os }}',
          strategy: { 'fail-fast': false, matrix: { include } },
          ...(below !== '' && { defaults: { run: { 'working-directory': below } } }),
          steps: [
            { uses: 'actions/checkout@v4' },
            { uses: 'actions/setup-python@v5', with: { 'python-version': pythonVersion ?? '3.x' } },
            { run: install },
            {
              name: 'Start the worker and stop it',
              shell: 'bash',
              ...(folder !== undefined && { 'working-directory': [below, folder].filter(Boolean).join('/') }),
              run: `${script}\n`,
            },
          ],
        },
      },
    }
    return [
      ...comments('#', [
        ...heading(plans[target]),
        `.github/workflows/celery-worker.yml; ${shellWord(app)} needs a broker that its workers can reach`,
      ]),
      yaml.stringify(workflow, { lineWidth: 0 }).trimEnd(),
    ].join('\n')
  },
})
