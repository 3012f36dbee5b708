import type { AppSearchFact, ImportHint } from '../../facts/app.ts'
import { defineCheck, fail, pass, unknown } from '../define-check.ts'
import { locationOf } from '../location.ts'
import { command, remedy } from '../remedy/commands.ts'

export const found = defineCheck({
  id: 'app.found',
  title: 'The Celery app exists',
  tier: 'static',
  severity: 'error',
  needs: ['appSearch'],
  considers: ['appImport', 'project'],
  after: ['python.celery-not-shadowed'],
  evaluate({ appSearch, appImport, project }) {
    const { chosen, candidates, looked, complete } = appSearch
    if (project?.insidePackage) {
      return fail({
        message: `This folder is itself the package ${project.insidePackage}: its modules can only be imported from the folder above, and a worker has to start there.`,
        evidence: { app: chosen?.app ?? null },
        remedy: remedy(
          'Examine the project in the folder above, and start the worker there.',
          command('poolwise', 'doctor', '--cwd', '..'),
        ),
      })
    }
    const name = remedy(
      'Name it with -A, or set app = "…" under [tool.poolwise] in pyproject.toml.',
      command('poolwise', 'doctor', '-A', 'package.module'),
    )
    if (chosen === null && !complete)
      return unknown(
        'No Celery app was found in the part of the project that was read: it is too large.',
        { looked },
        name,
      )
    if (chosen === null) {
      return fail({
        message: 'No Celery app was found in this project.',
        evidence: { looked },
        remedy: name,
      })
    }
    const evidence = { app: chosen.app, from: chosen.where }
    const inside = appImport?.status === 'raised' ? appInside(chosen.app, appImport.hint ?? null) : null
    if (inside) {
      return fail({
        message: `-A ${chosen.app} imports the app from outside of ${inside.folder}, but its modules import each other from there: there is no module ${inside.missing}.`,
        evidence: { ...evidence, missing: inside.missing, 'is in': inside.folder },
        remedy: remedy(
          `Start the worker in ${inside.folder}, where the app is named ${inside.app}.`,
          command('celery', `--workdir=${inside.folder}`, '-A', inside.app, 'worker'),
        ),
        location: locationOf({ kind: 'command', where: chosen.where }),
      })
    }
    if (appImport?.status !== 'not-found') return pass(evidence)
    const { missing, name: missingName, similar } = appImport
    return fail({
      message:
        missing === 'module'
          ? `-A ${chosen.app}: there is no module ${missingName}.`
          : `-A ${chosen.app}: there is no Celery app named ${missingName} in it.`,
      evidence: { ...evidence, missing: missingName, similar, 'other candidates': others(appSearch) },
      remedy: suggest(
        [
          ...(missing === 'module' ? similar : attributes(chosen.app, similar)),
          ...candidates.map(({ app }) => app),
        ].filter((app) => app !== chosen.app),
      ),
    })
  },
})

/** `-A src.shop`, whose settings are `shop.settings`: the folder for the worker, and the name that the app has there. */
function appInside(app: string, hint: ImportHint | null) {
  if (hint?.kind !== 'own-module') return null
  const prefix = `${hint.folder.replaceAll('/', '.')}.`
  return app.startsWith(prefix) ? { folder: hint.folder, missing: hint.name, app: app.slice(prefix.length) } : null
}

/** `-A shop:ap` → `shop:app`. Without a colon it is not certain which module was searched: nothing is proposed. */
const attributes = (app: string, similar: readonly string[]): string[] =>
  app.includes(':') ? similar.map((name) => `${app.slice(0, app.indexOf(':'))}:${name}`) : []

const others = ({ candidates, chosen }: AppSearchFact): string[] =>
  candidates.filter(({ app }) => app !== chosen?.app).map(({ app, where }) => `${app} (${where})`)

const suggest = ([first]: readonly string[]) =>
  first === undefined
    ? remedy(
        'Correct the name after -A: a dotted module path, optionally with :attribute, relative to the folder where the worker starts.',
      )
    : remedy(
        `Did you mean ${first}? The name is relative to the folder where the worker starts.`,
        command('poolwise', 'doctor', '-A', first),
      )
