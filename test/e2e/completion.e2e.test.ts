import { Ajv } from 'ajv'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkIndex } from '../../src/checks/check-index.ts'
import { shells, type CompletionShell } from '../../src/completion/shells.ts'
import { failureIndex } from '../../src/failures/failure-index.ts'
import { scenarios } from '../../src/scenarios/catalogue/index.ts'
import { repository, runBin } from '../support/run-bin.ts'
import { hasShell, shellOutput } from '../support/shells.ts'

const folder = mkdtempSync(join(tmpdir(), 'poolwise-completion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const scripts: Partial<Record<CompletionShell, string>> = {}
beforeAll(async () => {
  for (const shell of shells) {
    const { exitCode, stdout, stderr } = await runBin(['completion', shell])
    expect([exitCode, stderr]).toEqual([0, ''])
    scripts[shell] = stdout
    writeFileSync(join(folder, `completion.${shell}`), stdout)
  }
  mkdirSync(join(folder, 'shop'))
  writeFileSync(join(folder, 'shop.log'), '')
})

interface ManifestFlag {
  readonly name: string
  readonly char?: string
  readonly hidden?: boolean
  readonly allowNo?: boolean
}

interface Manifest {
  readonly commands: Readonly<Record<string, { readonly flags: Readonly<Record<string, ManifestFlag>> }>>
}

const { commands } = JSON.parse(readFileSync(join(repository, 'oclif.manifest.json'), 'utf8')) as Manifest

/** Every flag of a command as typed. */
const flagsOf = (id: string): string[] =>
  Object.values(commands[id]!.flags)
    .filter(({ hidden }) => !hidden)
    .flatMap(({ name, char, allowNo }) => [
      `--${name}`,
      ...(char ? [`-${char}`] : []),
      ...(allowNo ? [`--no-${name}`] : []),
    ])

/** What each shell offers at the end of each line. */
const offered: Readonly<Record<'bash' | 'zsh' | 'fish', (lines: readonly string[]) => Promise<string[][]>>> = {
  async bash(lines) {
    // As readline splits a line: the sign `=` is a word of its own.
    const test = `
      source completion.bash
      for line in "$@"; do
        COMPREPLY=()
        read -ra COMP_WORDS <<< "\${line//=/ = }"
        if [[ $line == *' ' ]]; then COMP_WORDS+=(''); fi
        COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
        _poolwise
        printf '%s\\n' "\${COMPREPLY[@]}" ==
      done`
    return answers(await shellOutput('bash', test, { cwd: folder, args: lines }))
  },
  async fish(lines) {
    const test = `source completion.fish; for line in $argv[2..-1]; complete -C $line | string replace -r '\\t.*' ''; echo ==; end`
    return answers(await shellOutput('fish', test, { cwd: folder, args: lines }))
  },
  async zsh(lines) {
    // Completion works on a terminal only: the list that TAB shows there, with one word a line.
    const test = `
      zmodload zsh/zpty
      zpty z 'zsh -f -i'
      zpty -w z "PS1='> '; stty cols 200 rows 1000; autoload -Uz compinit; compinit -u -D; source completion.zsh
        LISTMAX=0; bindkey '^I' list-choices
        echo READY\\$((1))"
      zpty -r z shown '*READY1*'
      for line in "$@"; do
        zpty -w -n z "$line"$'\\t\\x15'"echo DONE\\$((1))"$'\\n'
        zpty -r z shown '*DONE1*'
        print -r -- $shown
        print -r -- '=='
      done
      zpty -d z`
    const text = (await shellOutput('zsh', test, { cwd: folder, args: lines })).replaceAll('\r', '')
    return answers(text).map((shown) =>
      shown.filter((line) => !/^>|^poolwise |DONE/.test(line)).flatMap((line) => line.split(/ {2,}-- .*| {2,}|\t/)),
    )
  },
}

const answers = (text: string): string[][] =>
  text
    .split('==\n')
    .slice(0, -1)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )

/** A line, what is offered at its end, and what is not. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['poolwise ', ['doctor', 'explain', 'pool', 'worker', 'help'], ['launch', 'shop.log']],
  ['poolwise worker ', ['launch'], ['doctor']],
  ['poolwise help pool ', ['recommend'], ['doctor']],
  ['poolwise doctor --targ', ['--target'], ['--only']],
  ['poolwise doctor --target ', ['linux', 'macos', 'windows'], ['shop.log']],
  ['poolwise preflight --target=w', ['windows'], ['linux']],
  ['poolwise doctor --profile ', ['ci', 'dev'], []],
  ['poolwise pool recommend --emit s', ['shell', 'systemd'], ['compose']],
  ['poolwise worker launch --pool ', ['prefork', 'solo', 'threads', 'gevent', 'eventlet'], []],
  ['poolwise worker launch -P g', ['gevent'], ['solo']],
  ['poolwise doctor --only brok', ['broker', 'broker.reachable'], ['app.found']],
  ['poolwise doctor --only app.found,broker.reach', ['broker.reachable'], ['app.found']],
  ['poolwise doctor --skip ipc.child', ['ipc.child-spawns'], []],
  ['poolwise doctor sh', ['shop'], ['shop.log']],
  ['poolwise doctor --cwd sh', ['shop'], ['shop.log']],
  ['poolwise doctor --app ', [], ['shop', 'shop.log']],
  ['poolwise explain redis-con', ['redis-connection-refused'], ['shop.log']],
  ['poolwise explain broker.reach', ['broker.reachable'], []],
  ['poolwise reproduce spawn', ['spawn-empty-task-registry'], ['shop.log']],
  ['poolwise completion ', [...shells], []],
]

/** Where the names of files are the shell's own answer, which bash gives outside of the function. */
const FILES = ['poolwise explain shop', 'poolwise doctor --python shop', 'poolwise worker launch --beat -- shop']

/** Without what a shell adds: the flag before the sign, words before a comma, the sign of a folder. */
const bare = (word: string): string =>
  word
    .replace(/^--[a-z]+=(?=.)/, '')
    .replace(/^.*,/, '')
    .replace(/[/=]$/, '')

// zsh shows no list when the next key has already arrived, which on a busy machine it sometimes has.
describe.each(['bash', 'zsh', 'fish'] as const)('%s', { retry: 4 }, (shell) => {
  it.skipIf(!hasShell(shell))('offers what can be typed next', async () => {
    const all = await offered[shell](CASES.map(([line]) => line))
    for (const [index, [line, wanted, unwanted]] of CASES.entries()) {
      const words = all[index]!.map(bare)
      expect.soft(words, line).toEqual(expect.arrayContaining([...wanted]))
      expect
        .soft(
          words.filter((word) => unwanted.includes(word)),
          line,
        )
        .toEqual([])
    }
  })

  it.skipIf(!hasShell(shell))('offers every flag of every command', async () => {
    const ids = Object.keys(commands)
    const all = await offered[shell](
      ids.flatMap((id) => [`poolwise ${id.replace(':', ' ')} -`, `poolwise ${id.replace(':', ' ')} --`]),
    )
    for (const [index, id] of ids.entries()) {
      const words = [...all[2 * index]!, ...all[2 * index + 1]!].map(bare)
      expect.soft(words, id).toEqual(expect.arrayContaining([...flagsOf(id), '--help', '-h']))
    }
  })

  it.skipIf(!hasShell(shell))('offers files for a log, an interpreter and behind --', async () => {
    for (const [index, words] of (await offered[shell](FILES)).entries()) {
      // An empty answer is `-o default` of bash.
      if (shell === 'bash' && index > 0) expect.soft(words, FILES[index]).toEqual([])
      else expect.soft(words.map(bare), FILES[index]).toContain('shop.log')
    }
  })
})

describe.each(shells)('the script for %s', (shell) => {
  it('contains every command, flag and id', () => {
    const script = scripts[shell]!
    // fish has the name of an option without its signs.
    const spelt = (flag: string) => (shell === 'fish' ? flag.replace(/^--/, '-l ').replace(/^-(?=\w$)/, '-s ') : flag)
    const flags = Object.keys(commands).flatMap((id) => flagsOf(id).map(spelt))
    const words = Object.keys(commands).flatMap((id) => id.split(':'))
    const ids = [...checkIndex, ...failureIndex, ...scenarios].map(({ id }) => id)
    for (const word of [...flags, ...words, ...ids])
      expect.soft(new RegExp(`(?<![\\w-])${word.replaceAll('.', '\\.')}(?![\\w-])`).test(script), word).toBe(true)
  })

  it('says where to put it, names nothing of the machine that printed it, and is a document with --json', async () => {
    const { exitCode, stdout } = await runBin(['completion', shell, '--json'])
    expect(exitCode).toBe(0)
    const document = JSON.parse(stdout) as { shell: string; install: string; script: string }
    const schema = JSON.parse(readFileSync(join(repository, 'schemas', 'completion.json'), 'utf8')) as object
    const validate = new Ajv({ strict: false }).compile(schema)
    validate(document)
    expect(validate.errors).toBeNull()
    expect(document.shell).toBe(shell)
    expect(document.script.trimEnd()).toBe(scripts[shell]!.trimEnd())
    expect(scripts[shell]!.split('\n').slice(0, 5)).toContain(`#   ${document.install}`)
    expect(scripts[shell]).not.toContain(repository)
  })
})

describe('poolwise completion', () => {
  it('without an argument prints that of the shell in SHELL', async () => {
    const { stdout } = await runBin(['completion'], { env: { SHELL: '/usr/bin/zsh' } })
    expect(stdout).toBe(scripts.zsh)
  })

  it.each([
    [['completion'], { SHELL: '/bin/tcsh' }, /no shell given/, /bash, zsh, fish, powershell/],
    [
      ['completion', 'fihs'],
      {},
      /no completion for fihs: must be one of bash, zsh, fish, powershell/,
      /Did you mean fish/,
    ],
    [['completion', 'pwsh'], {}, /no completion for pwsh/, /Did you mean powershell/],
    [['completion', 'tcsh'], {}, /no completion for tcsh/, /./],
  ])('%j with %j is an error', async (args, env, message, next) => {
    const { exitCode, stdout, stderr } = await runBin(args, { env: { PSModulePath: undefined, ...env } })
    const [first, second] = stderr.split('\n')
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(first).toMatch(message)
    expect(second).toMatch(next)
  })

  it('help tells where each shell wants it', async () => {
    const { stdout } = await runBin(['completion', '--help'])
    for (const place of [
      'poolwise completion bash > ~/.local/share/bash-completion/completions/poolwise',
      'poolwise completion zsh > ~/.zfunc/_poolwise',
      'poolwise completion fish > ~/.config/fish/completions/poolwise.fish',
      'poolwise completion powershell | Out-String | Invoke-Expression',
    ])
      expect(stdout).toContain(place)
  })
})
