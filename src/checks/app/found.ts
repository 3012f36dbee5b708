import type { AppSearchFact } from '../../facts/app.ts'
import { defineCheck, fail, pass, unknown } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

export const found = defineCheck({
  id: 'app.found',
  title: 'The Celery app exists',
  tier: 'static',
  severity: 'error',
  needs: ['appSearch'],
  considers: ['appImport'],
  after: ['python.celery-not-shadowed'],
  evaluate({ appSearch, appImport }) {
    const { chosen, candidates, looked, complete } = appSearch
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
