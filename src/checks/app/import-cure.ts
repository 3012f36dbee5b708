import type { ImportFailure, ImportHint } from '../../facts/app.ts'
import type { PackagesFact } from '../../facts/python.ts'
import type { Remedy, RemedyCommand } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'

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
}

/** The cure that the project's own files suggest, otherwise that of the failure's class. */
export const importCure = (problem: ImportProblem): Remedy =>
  (problem.hint && hintCure(problem.hint, problem)) ?? remedy(cures[problem.failure])

export function hintCure(hint: ImportHint, problem: Omit<ImportProblem, 'failure' | 'hint'>): Remedy {
  switch (hint.kind) {
    case 'variable':
      return variableCure(hint, problem)
    case 'example':
      return remedy(`${hint.file} does not exist. Make it from ${hint.example}, and fill in its values.`, {
        argv: ['cp', hint.example, hint.file],
        platforms: ['linux', 'macos'],
      })
    case 'own-module':
      return remedy(
        `${hint.name} is not a package to install: it is in the project's folder ${hint.folder}, which Python does not search. Import it by its whole name, or put ${hint.folder} on PYTHONPATH, or start the worker there with --workdir.`,
      )
  }
}

function variableCure(
  { name, file, line, example }: Extract<ImportHint, { kind: 'variable' }>,
  { app, importRoot, packages }: Pick<ImportProblem, 'app' | 'importRoot' | 'packages'>,
): Remedy {
  if (file !== null) {
    return remedy(
      `${name} is set in ${file}, line ${line ?? 1}, which nothing reads for the worker. Call load_dotenv() of python-dotenv at the top of the module that creates the app, or start the worker with the file.`,
      withEnvFile(
        file,
        ['celery', ...(importRoot === null ? [] : [`--workdir=${importRoot}`]), '-A', app, 'worker'],
        packages,
      ),
    )
  }
  if (example !== null) {
    const target = example.replace(/[._-]*(?:example|sample|dist|template|tmpl|default)s?(?=$|[._-])/i, '')
    return remedy(
      `The environment variable ${name} is not set. ${example} lists it: copy it to ${target}, and fill in its values.`,
      { argv: ['cp', example, target], platforms: ['linux', 'macos'] },
    )
  }
  return remedy(
    `Set the environment variable ${name} where the worker is started, as for the other processes of the project.`,
  )
}

function withEnvFile(file: string, worker: readonly string[], packages: PackagesFact | undefined): RemedyCommand {
  return packages?.['python-dotenv'] === undefined
    ? { argv: ['sh', '-c', `set -a; . ./${file}; exec ${worker.join(' ')}`], platforms: ['linux', 'macos'] }
    : { argv: ['dotenv', '-f', file, 'run', '--', ...worker], platforms: [] }
}
