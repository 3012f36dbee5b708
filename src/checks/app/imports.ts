import type { AppImportFact, ImportFailure } from '../../facts/app.ts'
import type { PythonError } from '../../facts/python.ts'
import { defineCheck, fail, pass, skip, type Location } from '../define-check.ts'

/** What to do, by the class of the failure. */
const cures: Readonly<Record<ImportFailure, string>> = {
  'missing-module':
    "Install the missing package into the project's environment, or correct the import; a module of the project must be importable from the folder where the worker starts.",
  'missing-name': 'Correct the imported name, or install the version of the package that has it.',
  'circular-import':
    'Two modules import each other: move the shared part into a third one, or import inside the function that needs it.',
  'syntax-error': 'Correct the syntax error; a newer syntax than this Python understands counts as one too.',
  'django-not-configured': 'Set DJANGO_SETTINGS_MODULE before Celery() is called in the module that makes the app.',
  'django-settings-missing': 'Correct DJANGO_SETTINGS_MODULE.',
  'django-apps-not-ready':
    'Do not import models where the app is made; import them inside the tasks, or in tasks.py, which is loaded after django.setup().',
  exception:
    'Correct the error at the line shown; what a module does while it is imported also happens in every pool child.',
}

export const imports = defineCheck({
  id: 'app.imports',
  title: 'Importing the app works',
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
      fail({ message, evidence: { app, ...more, ...describe(error) }, remedy, location: locate(error) })
    if (celeryImport?.status === 'raised') return skip('python.celery-installed tells')
    switch (appImport.status) {
      case 'loaded':
        // Celery reads its configuration late: the import is fine, and the worker ends at the first setting it asks for.
        if (loaded?.configError) {
          const { configError } = loaded
          return report(
            `Celery refuses the configuration of ${app}: ${say(configError)}`,
            // Mostly raised inside of Celery, where nobody can mend it.
            configError.at?.own ? configError : null,
            'Correct the settings that are named; old and new names of settings must not be mixed.',
            { class: 'configuration' },
          )
        }
        return pass({ app, 'took ms': Math.round(appImport.durationMs) })
      case 'not-found':
        return skip('app.found tells')
      case 'raised':
        return report(
          `Importing ${app} fails: ${say(appImport.error)}`,
          appImport.error,
          knownFailure ? `${knownFailure.cause} ${knownFailure.action}` : cures[appImport.failure],
          { class: appImport.failure, ...(knownFailure && { 'known as': knownFailure.label }) },
        )
      case 'exited':
        return report(
          `Importing ${app} ends the process (exit code ${appImport.code ?? 'unknown'}): a module calls sys.exit() or parses the command line when it is imported.`,
          appImport.error,
          'Move what runs the program under `if __name__ == "__main__":`.',
        )
      case 'crashed':
        return report(
          `Importing ${app} crashes Python itself (${appImport.signal}).`,
          null,
          'A native extension is broken or was built for another Python: reinstall the packages with compiled parts; `python -X faulthandler -c "import …"` shows which.',
        )
      case 'hung':
        return report(
          `Importing ${app} didn't end within ${seconds(appImport)} s.`,
          appImport.at,
          'Do not wait for networks, locks or input while a module is imported; connect inside the tasks. If it only takes long, give it more time with --import-timeout.',
        )
    }
  },
})

const seconds = ({ afterMs }: Extract<AppImportFact, { status: 'hung' }>): number => Math.round(afterMs / 1000)

const say = ({ type, message }: PythonError): string => `${type}: ${message.trim().replaceAll(/\s+/g, ' ')}`

const locate = (error: PythonError | null): Location | null =>
  error?.at?.own ? { file: error.at.file, line: error.at.line } : null

function describe(error: PythonError | null): Record<string, string> {
  const at = error?.at
  return at ? { at: `${at.file}:${at.line} in ${at.function}`, ...(at.text && { line: at.text }) } : {}
}
