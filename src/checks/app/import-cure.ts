import type { ImportFailure, ImportHint } from '../../facts/app.ts'
import type { OsName, PlatformFact } from '../../facts/platform.ts'
import type { ProjectFact } from '../../facts/project.ts'
import type { PackagesFact } from '../../facts/python.ts'
import type { Remedy, RemedyCommand } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { installPackage, type InstallsFor } from '../remedy/install-package.ts'
import { copyFile } from '../remedy/shell-commands.ts'
import { listed } from '../../text/listed.ts'

/** What to do, by the class of the failure. */
const cures: Readonly<Record<ImportFailure, string>> = {
  'missing-module':
    "Install the missing package into the project's environment, or correct the import. A module of the project must be importable from the folder where the worker starts.",
  'missing-name': 'Correct the imported name, or install a version of the package that has it.',
  'circular-import':
    'Two modules import each other: move the shared code into a third module, or import inside the function that needs it.',
  'syntax-error': 'Correct the syntax error. Syntax that is newer than this Python is one too.',
  'django-not-configured': 'Set DJANGO_SETTINGS_MODULE before Celery() is called in the module that creates the app.',
  'django-settings-missing': 'Correct DJANGO_SETTINGS_MODULE.',
  'django-apps-not-ready':
    'Do not import models in the module that creates the app. Import them in tasks.py, which is loaded after django.setup(), or inside the tasks.',
  exception: 'Correct the error at the line shown. Code that runs at import time also runs in every pool child.',
}

export interface ImportProblem {
  readonly app: string
  /** The folder that the app is imported from, if it is not the project's. */
  readonly importRoot: string | null
  readonly failure: ImportFailure
  readonly hint: ImportHint | null
  readonly packages: PackagesFact | undefined
  readonly platform: PlatformFact | undefined
  readonly project: ProjectFact | undefined
  readonly python: InstallsFor | undefined
}

const systemOf = ({ platform }: Pick<ImportProblem, 'platform'>): OsName => platform?.target ?? 'linux'

/** The cure that the project's own files suggest, otherwise that of the failure's class. */
export const importCure = (problem: ImportProblem): Remedy =>
  (problem.hint && hintCure(problem.hint, problem)) ?? remedy(cures[problem.failure])

export function hintCure(hint: ImportHint, problem: Omit<ImportProblem, 'failure' | 'hint'>): Remedy {
  switch (hint.kind) {
    case 'variable':
      return variableCure(hint, problem)
    case 'example':
      return remedy(
        `${hint.file} does not exist. Make it from ${hint.example}, and fill in its values.`,
        copyFile(hint.example, hint.file, systemOf(problem)),
      )
    case 'own-module':
      return remedy(
        `${hint.name} is not a package to install: it is in the project's folder ${hint.folder}, which Python does not search. Import it by its whole name, or put ${hint.folder} on PYTHONPATH, or start the worker there with --workdir.`,
      )
  }
}

const MOST_NAMES = 8

/** A few dozen names are a list of their own: the settings class has it. */
export const firstOf = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : listed(names)

function variableCure(
  { name, names = [name], file, line, shell = true, example }: Extract<ImportHint, { kind: 'variable' }>,
  problem: Omit<ImportProblem, 'failure' | 'hint'>,
): Remedy {
  if (file !== null) {
    const { app, importRoot } = problem
    return remedy(
      `${name} is set in ${file}, line ${line ?? 1}, which nothing reads for the worker. Call load_dotenv() of python-dotenv at the top of the module that creates the app, or start the worker with the file.`,
      ...withEnvFile(
        file,
        shell,
        ['celery', ...(importRoot === null ? [] : [`--workdir=${importRoot}`]), '-A', app, 'worker'],
        problem,
      ),
    )
  }
  if (example !== null) {
    const target = example.replace(/[._-]*(?:example|sample|dist|template|tmpl|default)s?(?=$|[._-])/i, '')
    return remedy(
      `${names.length === 1 ? `The environment variable ${name} is not set. ${example} lists it` : `The environment variables ${firstOf(names)} are not set. ${example} lists ${name}`}: copy it to ${target}, and fill in its values.`,
      copyFile(example, target, systemOf(problem)),
    )
  }
  return remedy(
    `Set the environment variable${names.length === 1 ? ` ${name}` : `s ${firstOf(names)}`} where the worker is started, as for the other processes of the project.`,
  )
}

/**
 * A POSIX shell reads such a file itself; the shells of Windows don't, and python-dotenv does it for them.
 * @param shell false: a shell would read this one otherwise than it is meant, or not at all
 */
function withEnvFile(
  file: string,
  shell: boolean,
  worker: readonly string[],
  problem: Omit<ImportProblem, 'failure' | 'hint'>,
): readonly RemedyCommand[] {
  const { packages, project, python } = problem
  const byDotenv = { argv: ['dotenv', '-f', file, 'run', '--', ...worker], platforms: [] }
  if (packages?.['python-dotenv'] !== undefined) return [byDotenv]
  if (shell && systemOf(problem) !== 'windows')
    return [{ argv: ['sh', '-c', `set -a; . ./${file}; exec ${worker.join(' ')}`], platforms: ['linux', 'macos'] }]
  return [...(project && python ? installPackage(project, python, 'python-dotenv').commands : []), byDotenv]
}
