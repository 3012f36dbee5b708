import type { AppImportFact } from '../../facts/app.ts'
import type { RequiredPython } from '../../facts/project.ts'
import type { PythonError } from '../../facts/python.ts'
import { defineCheck, fail, pass, skip, unknown, type Location, type Remedy } from '../define-check.ts'
import { inRange } from '../../versions/compare.ts'
import { importRootOf } from '../../worker/import-root.ts'
import { firstOf, importCure } from './import-cure.ts'

export const imports = defineCheck({
  id: 'app.imports',
  title: 'The app can be imported',
  tier: 'local',
  severity: 'error',
  needs: ['appImport', 'appSearch'],
  considers: ['app', 'celeryImport', 'knownFailure', 'packages', 'platform', 'project', 'python'],
  after: [
    'python.version-supported',
    'python.celery-not-shadowed',
    'app.found',
    'app.django-settings',
    'config.names-not-mixed',
  ],
  evaluate({ appImport, appSearch, celeryImport, knownFailure, packages, platform, project, python, app: loaded }) {
    const app = appSearch.chosen?.app ?? ''
    const report = (message: string, error: PythonError | null, remedy: Remedy | string, more = {}) =>
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
      case 'raised': {
        const { error, failure, during, hint = null } = appImport
        const other =
          python === undefined || hint !== null || !OF_THE_VERSION.test(`${failure} ${error.type}`)
            ? null
            : otherPython(python.version.join('.'), project?.requiresPython)
        return report(
          `${during === 'settings' ? `The settings of ${app} cannot be loaded` : `Importing ${app} fails`}: ${described(error)}${placed(error)}${because(error)}`,
          error,
          other !== null
            ? other
            : hint === null && knownFailure
              ? `${knownFailure.cause} ${knownFailure.action}`
              : importCure({
                  app,
                  importRoot: importRootOf(appSearch.chosen),
                  failure,
                  hint,
                  packages,
                  platform,
                  project,
                  python,
                }),
          {
            class: failure,
            ...(hint?.kind === 'variable' && hint.names !== undefined && { missing: [firstOf(hint.names)] }),
            ...(project?.requiresPython && {
              'project needs Python': other === null ? null : project.requiresPython.written,
            }),
            ...(knownFailure && { 'known as': knownFailure.label }),
          },
        )
      }
      case 'exited':
        return report(
          `Importing ${app} ends the process (exit code ${appImport.code ?? 'unknown'}): a module calls sys.exit() or parses the command line at import time.`,
          appImport.error,
          appImport.hint
            ? importCure({
                app,
                importRoot: importRootOf(appSearch.chosen),
                failure: 'exception',
                hint: appImport.hint,
                packages,
                platform,
                project,
                python,
              })
            : 'Where the module gives up by itself, do what its message says. Code that runs the program belongs under `if __name__ == "__main__":`.',
        )
      case 'crashed':
        return report(
          `Importing ${app} crashes Python (${appImport.signal}).`,
          null,
          'A native extension is broken or was built for another Python. Reinstall the packages that have compiled parts; `python -X faulthandler -c "import …"` shows which one crashes.',
        )
      case 'hung':
        // On a machine that is busy with something else even a healthy app takes minutes.
        if (appImport.advancing)
          return unknown(
            `Importing ${app} was still loading modules after ${seconds(appImport)} s: this machine is slow or busy. Allow more time with --import-timeout.`,
            { app, ...placeOf(appImport.at) },
          )
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

/** pydantic writes three lines for each missing field; its first one says how many there are. */
const described = (error: PythonError): string =>
  /^pydantic/.test(error.type) && /[Ff]ield required/.test(error.message)
    ? `${error.type.split('.').at(-1)}: ${error.message.trim().split('\n')[0]!}`
    : describe(error)

const because = ({ cause }: PythonError): string => (cause === undefined ? '' : `, because of ${describe(cause)}`)

const placed = ({ at }: PythonError): string => (at?.own ? ` (${at.file}, line ${at.line})` : '')

const locate = (error: PythonError | null): Location | null =>
  error?.at?.own ? { file: error.at.file, line: error.at.line } : null

function placeOf(error: PythonError | null): Record<string, string> {
  const at = error?.at
  return at ? { at: `${at.file}:${at.line} in ${at.function}`, ...(at.text && { line: at.text }) } : {}
}

/** What a newer or an older Python may do right: its syntax, and the names in its library. */
const OF_THE_VERSION = /^(?:syntax-error|missing-name|exception (?:AttributeError|TypeError)$)/

/** The first cure where the project is written for another Python: what fails then may be right there. */
function otherPython(version: string, required: RequiredPython | null | undefined): string | null {
  if (!required || inRange(version, required.range)) return null
  return `The project is written for Python ${required.written} (${required.where}), and this is ${version}: create the environment with such a version.`
}
