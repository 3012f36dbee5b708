import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failures } from '../../src/failures/known/catalogue.ts'
import { POSIX_ONLY } from '../support/shell-forms.ts'

/**
 * The pages that `poolwise explain <id>` prints, and what it advises: a reader on Windows can paste the commands too. Lines
 * with `$` are for POSIX shells, and for all where they work in all; `>` is cmd.exe, `PS>` PowerShell.
 */

/** Faults that Windows doesn't have, or that are in a container or on a server with Linux. */
const NOT_ON_WINDOWS: Readonly<Record<string, string>> = {
  'checks/host.cpu-quota': 'control groups',
  'checks/host.init-process': 'process 1 of a container',
  'checks/host.memory': 'control groups',
  'checks/host.open-files': 'Windows has no such limit',
  'checks/host.privileges': 'root and sudo',
  'checks/host.processes': 'limits of users and control groups',
  'checks/host.shared-memory': '/dev/shm',
  'checks/ipc.child-spawns': 'a limit on processes, beside the causes on Windows',
  'checks/python.same-environment': 'the packages of Debian, beside what holds everywhere',
  'failures/command-not-executable': 'file modes, and the first line of a script',
  'failures/fork-failed': 'Windows does not fork',
  'failures/path-not-writable': 'users of a service on a server',
  'failures/semlock-shm-no-space': '/dev/shm',
  'failures/semlock-shm-unavailable': '/dev/shm',
  'failures/too-many-open-files': 'Windows has no such limit',
  'failures/worker-exit70': 'signals of a terminal',
  'failures/worker-lost-sigterm': 'signals',
}

const docs = join(import.meta.dirname, '..', '..', 'docs')
const pages = ['checks', 'failures'].flatMap((folder) =>
  readdirSync(join(docs, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({
      page: `${folder}/${name.replace(/\.md$/, '')}`,
      text: readFileSync(join(docs, folder, name), 'utf8'),
    })),
)

const fences = (text: string): string[] =>
  [...text.matchAll(/^```(?:console|sh|bash)\n(.*?)^```/gms)].map(([, block]) => block!)

/** What the shells of Windows don't have, or read otherwise, outside of double quotes. */
function isPosixOnly(line: string): boolean {
  const bare = line.replaceAll(/"[^"]*"/g, '""')
  const words = bare.split(/\s+/)
  return (
    words.some((word, index) => (index === 0 || words[index - 1] === '&&') && POSIX_ONLY.test(word)) ||
    /^mkdir -|'|\$\w|\$\(|;|\||&&|(?:^|\s)(?:~|\.[\w.-]*|)\/\S/.test(bare)
  )
}

it('a block with lines for POSIX shells has those for the shells of Windows', () => {
  const missing = pages.flatMap(({ page, text }) =>
    fences(text).flatMap((block) => {
      const lines = block.split('\n')
      const posix = lines.flatMap((line) => (/^\$ /.test(line) && isPosixOnly(line.slice(2)) ? [line] : []))
      return posix.length === 0 || NOT_ON_WINDOWS[page] !== undefined || lines.some((line) => /^(?:PS)?> /.test(line))
        ? []
        : // A block of its own for Windows, after this one.
          fences(text).some((other) => other !== block && /^> /m.test(other))
          ? []
          : posix.map((line) => `${page}: ${line}`)
    }),
  )
  expect(missing).toEqual([])
})

it('lines for the shells of Windows are none of a POSIX shell', () => {
  const wrong = pages.flatMap(({ page, text }) =>
    fences(text).flatMap((block) =>
      block.split('\n').flatMap((line) => {
        const [, command] = /^> (.*)$/.exec(line) ?? []
        return command !== undefined && isPosixOnly(command) && !/^(?:findstr|rmdir|where)/.test(command)
          ? [`${page}: ${line}`]
          : []
      }),
    ),
  )
  expect(wrong).toEqual([])
})

/** Programs whose command is meant to be typed. */
const TYPED = /^(?:pip|python|celery|poolwise|watchfiles|redis-cli|rabbitmqctl|poetry|uv|pdm|pipenv|docker|npx|aws) /

/** The commands among the words in backticks. */
const spans = (text: string): string[] =>
  [...text.replaceAll(/^```.*?^```/gms, '').matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, span]) => span!)

const wrongSpan = (span: string): boolean =>
  (TYPED.test(span) && /'/.test(span.replaceAll(/"[^"]*"/g, ''))) ||
  (POSIX_ONLY.test(span.split(' ')[0]!) && span.includes(' ')) ||
  /^export \w+=/.test(span)

it('commands in the text have quotes that every shell knows, and no program that Windows lacks', () => {
  const wrong = pages.flatMap(({ page, text }) =>
    NOT_ON_WINDOWS[page] !== undefined
      ? []
      : spans(text).flatMap((span) => (wrongSpan(span) ? [`${page}: ${span}`] : [])),
  )
  expect(wrong).toEqual([])
})

it('so have the cures of failures', () => {
  const wrong = failures.flatMap(({ id, action }) =>
    NOT_ON_WINDOWS[`failures/${id}`] !== undefined
      ? []
      : spans(action).flatMap((span) => (wrongSpan(span) ? [`${id}: ${span}`] : [])),
  )
  expect(wrong).toEqual([])
})

it('the table names pages', () => {
  const names = pages.map(({ page }) => page)
  expect(Object.keys(NOT_ON_WINDOWS).filter((page) => !names.includes(page))).toEqual([])
})
