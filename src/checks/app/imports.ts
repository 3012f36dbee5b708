import type { AppImportFact, ImportFailure } from '../../facts/app.ts'
import type { PythonError } from '../../facts/python.ts'
import { defineCheck, fail, pass, skip, type Location } from '../define-check.ts'

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

export const imports = defineCheck({
  id: 'app.imports',
  title: 'The app can be imported',
  tier: 'local',
  severity: 'error',
  needs: ['appImport', 'appSearch'],
  considers: ['app', 'celeryImport', 'knownFailure'],
  after: [
    'python.version-supported',
    'python.celery-not-shadowed',
    'app.found',
    'app.django-settings',
    'config.names-not-mixed',
  ],
  evaluate({ appImport, appSearch, celeryImport, knownFailure, app: loaded }) {
    const app = appSearch.chosen?.app ?? ''
    const report = (message: string, error: PythonError | null, remedy: string, more = {}) =>
      fail({ message, evidence: { app, ...more, ...placeOf(error) }, remedy, location: locate(error) })
    if (celeryImport?.status === 'raised') return skip('see python.celery-installed')
    switch (appImport.status) {
      case 'loaded':
        // Celery reads its configuration late: the import succeeds, and the worker exits at the first setting it reads.
        if (loaded?.configError) {
          const { configError } = loaded
          return report(
            `Celery refuses the configuration of ${app}: ${describe(configError)}`,
            // Mostly raised inside Celery, which is not the place to correct it.
            configError.at?.own ? configError : null,
            'Correct the settings in the message; old and new setting names must not be mixed.',
            { class: 'configuration' },
          )
        }
        return pass({ app, 'took ms': Math.round(appImport.durationMs) })
      case 'not-found':
        return skip('see app.found')
      case 'raised':
        return report(
          `Importing ${app} fails: ${describe(appImport.error)}`,
          appImport.error,
          knownFailure ? `${knownFailure.cause} ${knownFailure.action}` : cures[appImport.failure],
          { class: appImport.failure, ...(knownFailure && { 'known as': knownFailure.label }) },
        )
      case 'exited':
        return report(
          `Importing ${app} ends the process (exit code ${appImport.code ?? 'unknown'}): a module calls sys.exit() or parses the command line at import time.`,
          appImport.error,
          'Move the code that runs the program under `if __name__ == "__main__":`.',
        )
      case 'crashed':
        return report(
          `Importing ${app} crashes Python (${appImport.signal}).`,
          null,
          'A native extension is broken or was built for another Python. Reinstall the packages that have compiled parts; `python -X faulthandler -c "import …"` shows which one crashes.',
        )
      case 'hung':
        return report(
          `Importing ${app} did not finish within ${seconds(appImport)} s.`,
          appImport.at,
          'Do not wait for a network, a lock or input at import time; connect inside the tasks. If the import is only slow, allow more time with --import-timeout.',
        )
    }
  },
})

const seconds = ({ afterMs }: Extract<AppImportFact, { status: 'hung' }>): number => Math.round(afterMs / 1000)

const describe = ({ type, message }: PythonError): string => `${type}: ${message.trim().replaceAll(/\s+/g, ' ')}`

const locate = (error: PythonError | null): Location | null =>
  error?.at?.own ? { file: error.at.file, line: error.at.line } : null

function placeOf(error: PythonError | null): Record<string, string> {
  const at = error?.at
  return at ? { at: `${at.file}:${at.line} in ${at.function}`, ...(at.text && { line: at.text }) } : {}
}
