import { existsSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import type { CommandSearch, LaunchCommand } from '../../facts/project.ts'
import { aboutRoot, type AboutRoot } from './about-root.ts'
import { projectTexts, type ProjectTexts } from '../programs/project-texts.ts'
import { isProductionCode } from '../production-code.ts'
import { isLargerThan } from '../../platform/read-file.ts'
import { limitedText } from '../limited-text.ts'
import { nextTurn } from '../next-turn.ts'
import { readText, readWholeText } from '../read-text.ts'
import { textBudget } from '../text-budget.ts'
import { batch } from './formats/batch.ts'
import { mentionsWorker } from './shell/celery-commands.ts'
import { celeryd } from './formats/celeryd.ts'
import { compose } from './formats/compose.ts'
import { dockerfile } from './formats/dockerfile.ts'
import type { LaunchFormat } from './format.ts'
import { gitlabCi } from './formats/gitlab-ci.ts'
import { githubWorkflow } from './formats/github-workflow.ts'
import { ini } from './formats/tox.ts'
import { justfile } from './formats/justfile.ts'
import { kubernetes } from './formats/kubernetes.ts'
import { makefile } from './formats/makefile.ts'
import { packageJson } from './formats/package-json.ts'
import { ownPrograms } from './own-programs.ts'
import { powershell } from './formats/powershell.ts'
import { procfile } from './formats/procfile.ts'
import { prose } from './formats/prose/prose.ts'
import { pycharm } from './formats/pycharm.ts'
import { python } from './formats/python/python.ts'
import { pyproject } from './formats/pyproject.ts'
import { withImages } from './image-environment.ts'
import { withServices } from './service-scripts.ts'
import { shellScript } from './formats/shell-script.ts'
import { supervisord } from './formats/supervisord.ts'
import { systemd } from './formats/systemd.ts'
import { taskfile } from './formats/taskfile.ts'
import { vscode } from './formats/vscode.ts'

/** Each file format has its own module; the first that matches reads the file. */
const FORMATS: readonly LaunchFormat[] = [
  procfile,
  makefile,
  justfile,
  packageJson,
  pyproject,
  compose,
  dockerfile,
  shellScript,
  batch,
  powershell,
  systemd,
  celeryd,
  supervisord,
  vscode,
  pycharm,
  githubWorkflow,
  gitlabCi,
  taskfile,
  ini,
  kubernetes,
  prose,
  python,
]

const MAX_FILES = 2_000
/** Python code comes after the files that are made to start programs. */
const MAX_PYTHON_FILES = 1_000
const MAX_BYTES = 4 * 1024 * 1024
const MAX_PYTHON_BYTES = 1024 * 1024
const BATCH_SIZE = 16
/** In one file, and in all. */
const MAX_COMMANDS = 200
const MAX_ALL_COMMANDS = 500

/** @param path relative to the root; for a file above it, the repository's folders count: `../Makefile` is in one of its own */
export function formatOf(path: string): LaunchFormat | null {
  const known = formats.get(path)
  if (known !== undefined) return known
  const inner = path.replace(/^(?:\.\.\/)+/, '')
  const format = FORMATS.find((one) => one.matches(inner)) ?? null
  if (formats.size >= MAX_KNOWN) formats.clear()
  formats.set(path, format)
  return format
}

/** Every search asks for the format of all files: twenty patterns for each. */
const formats = new Map<string, LaunchFormat | null>()
const MAX_KNOWN = 50_000

/** The worker commands of a project, and the commands of its own programs that start a worker. */
export interface FoundStarts {
  readonly launchCommands: readonly LaunchCommand[]
  readonly ownStarts: readonly LaunchCommand[]
  readonly commandSearch: CommandSearch
}

/** The worker commands in a project's own files, in the order of the files. */
export const findLaunchCommands = async (root: string, files: readonly string[]): Promise<readonly LaunchCommand[]> =>
  (await findStarts(root, files)).launchCommands

/**
 * What starts workers in a project's own files, in the order of the files.
 * A file that cannot be read or parsed has no commands: this is no finding about the project.
 * @param files relative to the root
 * @param above those of the repository outside of the project (filesAbove): what they start of the project counts
 */
export async function findStarts(
  root: string,
  files: readonly string[],
  above: readonly string[] = [],
): Promise<FoundStarts> {
  const known = files.filter((file) => formatOf(file) !== null)
  const inPython = known.filter((file) => formatOf(file) === python)
  const readable = [
    ...machineFirst(known.filter((file) => formatOf(file) !== python)),
    ...machineFirst(above.filter((file) => formatOf(file) !== null)),
    ...inPython.slice(0, MAX_PYTHON_FILES),
  ]
  const isSearched = new Set(readable)
  const leftOut = [...known, ...above].filter((file) => !isSearched.has(file) && formatOf(file)?.kind === 'machine')
  let onlyCode = leftOut.every((file) => formatOf(file) === python)
  let complete = leftOut.length === 0
  const texts = projectTexts(root, [...files, ...above])
  const about = aboutRoot(root, files)
  const found: Found[] = []
  const partly: string[] = []
  const budget = textBudget()
  for (let i = 0; i < readable.length; i += BATCH_SIZE) {
    const files = readable.slice(i, i + BATCH_SIZE)
    const read = await Promise.all(files.map((file) => readLimited(root, file)))
    for (const [index, one] of read.entries()) {
      const file = files[index]!
      if (one.cut) partly.push(file)
      if (!mentionsStart(one.text, file)) continue
      await nextTurn()
      if (budget.parse(one.text, file)) {
        const inFile = await commandsInText(one.text, root, file, texts, about)
        found.push(...inFile)
        if (inFile.length >= MAX_COMMANDS && !one.cut && formatOf(file) !== python) partly.push(file)
      } else if (formatOf(file)?.kind === 'machine') {
        complete = false
        onlyCode &&= formatOf(file) === python
      }
    }
    const isSpent = !read.reduce((rest, { whole }) => budget.read(whole) && rest, true)
    if (isSpent || found.length > MAX_ALL_COMMANDS) {
      const isLast = i + BATCH_SIZE >= readable.length
      complete &&= isLast
      onlyCode &&= isLast
      break
    }
  }
  const starts = found.filter(({ own }) => own)
  const isOwn = starts.length > 0 ? await ownPrograms(texts) : () => false
  return {
    launchCommands: await withImages(
      await withServices(
        found.filter(({ own }) => !own).map(({ command }) => command),
        texts,
      ),
      texts,
    ),
    ownStarts: starts.map(({ command }) => command).filter(({ argv }) => isOwn(argv[0]!)),
    commandSearch: { partly, complete, ...(!complete && onlyCode && { onlyCode }) },
  }
}

/** As many as are read, in their order; texts for people are left out first. */
function machineFirst(files: readonly string[]): readonly string[] {
  if (files.length <= MAX_FILES) return files
  const isMachine = (file: string) => formatOf(file)?.kind === 'machine'
  const chosen = new Set([...files.filter(isMachine), ...files.filter((file) => !isMachine(file))].slice(0, MAX_FILES))
  return files.filter((file) => chosen.has(file))
}

interface Found {
  readonly command: LaunchCommand
  readonly own: boolean
}

interface LimitedFile {
  readonly whole: string
  /** The part that is searched. */
  readonly text: string
  /** Only a part of the file is searched, and the rest may have commands as well. */
  readonly cut: boolean
}

async function readLimited(root: string, file: string): Promise<LimitedFile> {
  const path = join(root, file)
  const format = formatOf(file)!
  if (format === python) {
    const text = (await readText(path, MAX_PYTHON_BYTES)) ?? ''
    return { whole: text, text, cut: false }
  }
  const whole = await readWholeText(path, MAX_BYTES)
  if (whole === null) {
    const isLarge = await isLargerThan(path, MAX_BYTES)
    return { whole: '', text: '', cut: isLarge && isProductionCode(file) && format.kind === 'machine' }
  }
  const { text, cut } = limitedText(whole)
  return { whole, text, cut: cut && mentionsWorker(whole) }
}

const mentionsStart = (text: string, file: string): boolean => (formatOf(file)!.mentions ?? mentionsWorker)(text)

async function commandsInText(
  text: string,
  root: string,
  file: string,
  texts: ProjectTexts,
  about: AboutRoot,
): Promise<Found[]> {
  const format = formatOf(file)!
  try {
    const prose = format.kind === 'prose' && { prose: true }
    const all = await format.read(text, file, texts)
    const read = all.slice(0, MAX_COMMANDS).map(({ folderAbove, ...command }) => ({
      ...(folderAbove !== undefined && isFolder(root, file, folderAbove) && { folder: folderAbove }),
      ...command,
    }))
    const placed = file.startsWith('../')
      ? await Promise.all(read.map((command) => about.place(command, file, format.inItsFolder ?? false)))
      : read
    return placed
      .filter((command) => command !== null)
      .map(({ own = false, holds, ...command }) => {
        const builtFrom = builtFolder(root, file, holds)
        return { command: { file, ...(builtFrom !== null && { builtFrom }), ...command, ...prose }, own }
      })
  } catch {
    return []
  }
}

/** The first folder below the root that a container holds; null: the whole project, or none of it. */
function builtFolder(root: string, file: string, holds: readonly string[] = []): string | null {
  const paths = holds.map((path) => relative(root, join(root, posix.dirname(file), path)).replaceAll('\\', '/'))
  if (paths.includes('')) return null
  return paths.find((path) => !path.startsWith('..') && existsSync(join(root, path))) ?? null
}

/** `cd shop` in a README mostly changes to the repository itself. */
const isFolder = (root: string, file: string, folder: string): boolean =>
  existsSync(join(root, folder)) || existsSync(join(root, posix.dirname(file), folder))
