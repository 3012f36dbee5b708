import { Ajv } from 'ajv'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isFullSuite } from '../support/full-suite.ts'
import { fixtureProject, repository, runBin } from '../support/run-bin.ts'
import { venv } from '../support/venv.ts'

const validator = async (name: string) =>
  new Ajv({ strict: false }).compile(JSON.parse(await readFile(join(repository, 'schemas', `${name}.json`), 'utf8')))

const words = (line: string): string[] => line.split(' ').filter((word) => word !== '')

describe('help and version, in every way that people ask for them', () => {
  it.each(['', '-h', '--help', 'help', 'help help'])('poolwise %s shows what to start with', async (line) => {
    const { exitCode, stdout, stderr } = await runBin(words(line))
    expect([exitCode, stderr]).toEqual([0, ''])
    for (const command of ['poolwise doctor', 'poolwise explain worker.log', 'poolwise worker launch'])
      expect(stdout).toContain(`  ${command} `)
  })

  it.each(['-V', '--version', 'version', 'version --json'])('poolwise %s', async (line) => {
    const { exitCode, stdout } = await runBin(words(line))
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^poolwise\/\d+\.\d+\.\d+ \S+ node-v\d+\.\d+\.\d+\n$/)
  })

  it.each([
    ['help doctor', 'doctor [folder] [flags]'],
    ['doctor -h', 'doctor [folder] [flags]'],
    ['doctor --only broker --help', 'doctor [folder] [flags]'],
    ['help worker launch', 'worker launch [folder] [flags] [-- celery options]'],
    ['worker launch . -h', 'worker launch [folder] [flags] [-- celery options]'],
    ['pool', 'pool COMMAND'],
    ['worker', 'worker COMMAND'],
    ['help worker', 'worker COMMAND'],
  ])('poolwise %s shows the usage of it', async (line, usage) => {
    const { exitCode, stdout } = await runBin(words(line))
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`USAGE\n  $ poolwise ${usage}\n`)
  })
})

describe('help fits every terminal', () => {
  const commands = ['doctor', 'preflight', 'explain', 'reproduce', 'pool recommend', 'worker launch', 'completion']
  const pages = ['', 'pool', 'worker', ...commands]
  it.each(pages)('%s, and cuts no word', async (page) => {
    const shown = async (columns: number) => {
      const { stdout } = await runBin(['help', ...words(page)], { env: { COLUMNS: String(columns) } })
      // A command that can be pasted stays in one line.
      const lines = stdout.split('\n').filter((line) => !line.trimStart().startsWith('$ '))
      for (const line of lines) expect.soft(line.length, line).toBeLessThanOrEqual(columns)
      return stdout.split(/\s+/)
    }
    const vocabulary = new Set(await shown(120))
    for (const columns of isFullSuite ? [40, 50, 60, 80] : [40, 80])
      expect((await shown(columns)).filter((word) => !vocabulary.has(word))).toEqual([])
  })

  it.each(commands)('%s has a summary, examples and its exit codes', async (command) => {
    const { stdout } = await runBin([...words(command), '--help'])
    expect(stdout).toMatch(/^[a-z][^\n]+[^.]\n\nUSAGE\n/)
    expect(stdout).toMatch(/\nEXAMPLES\n[^]+\n\nEXIT CODES\n {2}0 {4,}\w/)
    for (const code of ['2', '70', '130']) expect(stdout).toMatch(new RegExp(`\\n  ${code} +\\w`))
  })
})

describe('what is mistyped: one line that names it, one with the next step, exit 2', () => {
  it.each([
    ['docter', /there is no command docter/, /Did you mean doctor\?/],
    ['docter . --json', /there is no command docter \./, /Did you mean doctor\?/],
    ['help docter', /there is no command docter/, /Did you mean doctor\?/],
    ['worker lunch', /there is no command worker lunch/, /Did you mean worker launch\?/],
    ['help worker lunch', /there is no command worker lunch/, /Did you mean worker launch\?/],
    ['wroker', /there is no command wroker/, /Did you mean worker\?/],
    ['recommend', /there is no command recommend/, /Did you mean pool recommend\?/],
    ['--json doctor', /no command before --json/, /poolwise doctor --json/],
    ['doctor --onyl broker', /has no option --onyl/, /Did you mean --only\?/],
    ['doctor -x', /has no option -x/, /See: poolwise doctor --help/],
    ['worker launch --pol solo', /has no option --pol/, /Did you mean --pool\?/],
    ['doctor --target win', /--target win: must be one of linux, macos, windows/, /Did you mean windows\?/],
    ['worker launch --pool thread', /--pool thread: must be one of/, /Did you mean threads\?/],
    ['worker launch -P thread', /--pool thread: must be one of/, /Did you mean threads\?/],
    ['pool recommend --emit k8s', /--emit k8s: must be one of/, /Choose one of them/],
    ['doctor --target', /--target needs a value: linux, macos, windows/, /See: /],
    ['doctor --import-timeout soon', /--import-timeout: expected an integer but received: soon/, /See: /],
    ['doctor --app a --app b', /--app is given twice/, /once/],
    ['doctor --list --fix', /--list and --fix exclude each other|--fix and --list exclude each other/, /See: /],
    ['doctor --yes', /--yes works only with --fix/, /See: /],
    ['doctor a b', /unexpected argument b/, /See: /],
    ['doctor no-such-folder', /there is no folder no-such-folder/, /folder/],
    ['doctor broker.reachable', /there is no folder broker\.reachable/, /poolwise doctor --only broker\.reachable/],
    ['pool recommend package.json', /package\.json is not a folder/, /folder/],
    ['worker launch no-such-folder', /there is no folder no-such-folder/, /folder/],
    ['doctor . --cwd .', /two folders are given/, /one of them/],
    ['doctor --only broker.reachble', /--only broker\.reachble: there is no such check/, /broker\.reachable/],
    ['reproduce spawn-empty-task-regstry', /there is no scenario/, /spawn-empty-task-registry/],
    [
      'worker launch --without-gossip',
      /--without-gossip is an option of Celery/,
      /worker launch .*-- --without-gossip/,
    ],
    ['worker launch -c 2 -O fair', /-O is an option of Celery/, /worker launch -c 2 .*-- -O fair/],
  ])('poolwise %s', async (line, message, next) => {
    const args = words(line)
    const { exitCode, stderr, stdout } = await runBin(args.filter((word) => word !== '--json' || args[0] === '--json'))
    if (args[0] !== '--json') {
      const [first = '', second = '', ...more] = stderr.trimEnd().split('\n')
      expect([exitCode, stdout, more]).toEqual([2, '', []])
      expect(first).toMatch(/^poolwise: /)
      expect(first).toMatch(message)
      expect(second).toMatch(/^ {2}\S/)
      expect(second).toMatch(next)
    }
    const machine = await runBin(args.includes('--json') ? args : [...args, '--json'])
    expect(machine.exitCode).toBe(2)
    const launch = args[0] === 'worker' && args[1] === 'launch'
    const validate = await validator(launch ? 'worker-event' : 'error')
    const document = JSON.parse(machine.stdout) as { error: { message: string; next: string; exitCode: number } }
    validate(document)
    expect(validate.errors).toBeNull()
    expect(document.error.message).toMatch(message)
    expect(document.error.next).toMatch(next)
    expect(document.error.exitCode).toBe(2)
  })
})

describe('a variable that cannot be used is named', () => {
  it.each([
    ['doctor', { POOLWISE_TARGET: 'win' }, /POOLWISE_TARGET=win: must be one of/, /Did you mean windows/],
    ['doctor', { POOLWISE_OFFLINE: 'maybe' }, /POOLWISE_OFFLINE=maybe: must be yes or no/, /POOLWISE_OFFLINE=1/],
    ['preflight', { POOLWISE_IMPORT_TIMEOUT: 'x' }, /POOLWISE_IMPORT_TIMEOUT=x: /, /Correct POOLWISE_IMPORT_TIMEOUT/],
    [
      'worker launch',
      { POOLWISE_STOP_TIMEOUT: 'x' },
      /POOLWISE_STOP_TIMEOUT=x: expected a whole/,
      /Correct POOLWISE_STOP/,
    ],
    ['worker launch', { POOLWISE_POOL: 'thread' }, /POOLWISE_POOL=thread: must be one of/, /Did you mean threads/],
    ['explain', { POOLWISE_QUIET: 'ja' }, /POOLWISE_QUIET=ja: must be yes or no/, /unset/],
    ['doctor', { POOLWISE_CWD: 'nowhere' }, /there is no folder nowhere/, /folder/],
  ])('poolwise %s with %j', async (line, env, message, next) => {
    const { exitCode, stderr } = await runBin(words(line), { env })
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(next)
  })

  it('a typed flag makes it meaningless', async () => {
    const { exitCode } = await runBin(['doctor', '--list', '--target', 'linux'], { env: { POOLWISE_TARGET: 'win' } })
    expect(exitCode).toBe(0)
  })
})

describe('what is typed for Celery reaches Celery', () => {
  let python = ''
  beforeAll(async () => {
    python = await venv('celery-5.7.0')
  })

  it.each([
    ['-c 4 -Q mail -n x@%h -E -B', '--concurrency=4 --queues=mail --hostname=x@%h --task-events --beat'],
    ['-l debug -P solo', '--loglevel=debug'],
    ['--concurrency 3 -- --without-gossip', '--concurrency=3 --without-gossip'],
    ['-- -c 3', '-c 3'],
  ])('poolwise worker launch %s', async (line, options) => {
    const args = ['worker', 'launch', fixtureProject('healthy'), '--dry-run', '--python', python, ...words(line)]
    const { stdout, exitCode } = await runBin(args)
    expect(exitCode).toBe(0)
    const [, command = ''] = /^ *\$ (.*?)\)?$/m.exec(stdout) ?? []
    expect(command.endsWith(options), command).toBe(true)
  })

  it('the folder may follow the command, as with --cwd', async () => {
    for (const command of ['doctor', 'preflight']) {
      const args = [command, fixtureProject('healthy'), '--offline', '--json', '--python', python]
      const { stdout } = await runBin(args, { cwd: fixtureProject('import-error') })
      expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 0 } })
    }
  })

  it('a launch that is refused says so in events', async () => {
    const args = ['worker', 'launch', '--json', '--python', python]
    const { stdout, exitCode } = await runBin(args, { cwd: fixtureProject('import-error') })
    expect(exitCode).toBe(2)
    const validate = await validator('worker-event')
    validate(JSON.parse(stdout))
    expect(validate.errors).toBeNull()
    expect(JSON.parse(stdout)).toMatchObject({ type: 'refused', because: [{ id: 'app.imports' }] })
  })
})
