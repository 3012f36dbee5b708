import { describe, expect, it } from 'vitest'
import { prose } from '../../../../../src/project/launch-commands/formats/prose/prose.ts'
import { projectTexts } from '../../../../../src/project/programs/project-texts.ts'

const FENCE = '```'
const fence = (...lines: readonly string[]) => [FENCE, ...lines, FENCE].join('\n')
const WORKER = 'celery -A shop worker'

async function read(text: string): Promise<string[]> {
  const found = await prose.read(text, 'README.md', projectTexts('', []))
  return found.map(({ argv, platforms, discouraged }) =>
    [argv.slice(3).join(' '), platforms.join(' ') || 'any', ...(discouraged ? ['discouraged'] : [])].join(' | '),
  )
}

describe('what a text tells to run', () => {
  it.each([
    ['a sentence', `Start the worker with \`${WORKER}\`.`],
    ["don't forget", `Don't forget to start the worker: \`${WORKER}\``],
    ['a condition', `If the import fails, start a worker:\n\n${fence(WORKER)}`],
    ['you do not need', `You do not need a broker of your own:\n${fence(WORKER)}`],
    ['output that is fine', fence(`$ ${WORKER}`, '[tasks]', '  . shop.add')],
    ['the way to use it', `Use \`${WORKER}\`, not \`python worker.py\`.`],
  ])('%s', async (_, text) => expect(await read(text)).toEqual(['worker | any']))
})

describe('what a text advises against', () => {
  it.each([
    ["don't use", `Don't use \`${WORKER}\`.`],
    ['do not run', `Do not run this on your laptop:\n\n${fence(WORKER)}`],
    ['instead of', `Run poolwise instead of \`${WORKER}\`.`],
    ['does not work', `\`${WORKER}\` doesn't work there.`],
    ['never', `Never start it like this:\n${fence(WORKER)}`],
    ['fails', `On some machines the plain command fails:\n${fence(WORKER)}`],
    ['a remark above', fence('# wrong', WORKER)],
    ['a remark behind', fence(`${WORKER}  # deprecated`)],
    ['its failure below', fence(`$ ${WORKER}`, 'Error: No such option: --reload')],
    ['a heading', `## Known issues\n\n${fence(WORKER)}`],
    ['a heading above', `## Upgrading from 1.x\n\n### Worker\n\n${fence(WORKER)}`],
    ['it was removed', `The option was removed:\n\n    ${WORKER}\n`],
  ])('%s', async (_, text) => expect((await read(text)).map((one) => one.split(' | ').at(-1))).toEqual(['discouraged']))
})

describe('the system that a text names', () => {
  it.each([
    ['a heading', `## Windows\n${fence(WORKER)}`, 'windows'],
    ['a deeper heading below it', `## Windows\n### Worker\n${fence(WORKER)}`, 'windows'],
    ['the next heading', `## Windows\n## Worker\n${fence(WORKER)}`, 'any'],
    ['WSL', `## Windows (WSL 2)\n${fence(WORKER)}`, 'linux'],
    ['not Windows', `### Everything but non-Windows systems\n${fence(WORKER)}`, 'linux macos'],
    ['the sentence above', `Linux is easy.\n\nOn Windows, in PowerShell:\n\n${fence(WORKER)}`, 'windows'],
    ['a sentence that only mentions it', `Windows is supported.\n\nStart the worker:\n\n${fence(WORKER)}`, 'any'],
    ['a remark above', fence('# Windows', WORKER), 'windows'],
    ['a remark behind', fence(`${WORKER}   # macOS`), 'macos'],
    ['a tab', `=== "Windows"\n\n    ${WORKER}\n`, 'windows'],
    ['AsciiDoc', `== Windows\n\n[source,bash]\n----\n${WORKER}\n----\n`, 'windows'],
    ['an inline sentence', `On Windows use \`${WORKER}\`.`, 'windows'],
  ])('%s', async (_, text, system) => expect(await read(text)).toEqual([`worker | ${system}`]))
})
