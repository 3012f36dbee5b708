import type { AppSearchFact } from '../../facts/app.ts'
import { defineCheck, fail, pass } from '../define-check.ts'
import { command, remedy } from '../remedy/commands.ts'

export const found = defineCheck({
  id: 'app.found',
  title: 'The Celery app that -A names exists',
  tier: 'static',
  severity: 'error',
  needs: ['appSearch'],
  considers: ['appImport'],
  after: ['python.celery-not-shadowed'],
  evaluate({ appSearch, appImport }) {
    const { chosen, candidates, looked } = appSearch
    if (chosen === null) {
      return fail({
        message: 'No Celery app was found in this project.',
        evidence: { looked },
        remedy: remedy(
          'Name it with -A, or put app = "…" under [tool.poolwise] in pyproject.toml.',
          command('poolwise', 'doctor', '-A', 'package.module'),
        ),
      })
    }
    const evidence = { app: chosen.app, from: chosen.where }
    if (appImport?.status !== 'not-found') return pass(evidence)
    const { missing, name, similar } = appImport
    return fail({
      message:
        missing === 'module'
          ? `-A ${chosen.app}: there is no module ${name}.`
          : `-A ${chosen.app}: it has no Celery app called ${name}.`,
      evidence: { ...evidence, missing: name, similar, 'other candidates': others(appSearch) },
      remedy: suggest(
        [
          ...(missing === 'module' ? similar : attributes(chosen.app, similar)),
          ...candidates.map(({ app }) => app),
        ].filter((app) => app !== chosen.app),
      ),
    })
  },
})

/** `-A shop:ap` → `shop:app`. Without a colon it isn't certain which module was searched: then nothing is proposed. */
const attributes = (app: string, similar: readonly string[]): string[] =>
  app.includes(':') ? similar.map((name) => `${app.slice(0, app.indexOf(':'))}:${name}`) : []

const others = ({ candidates, chosen }: AppSearchFact): string[] =>
  candidates.filter(({ app }) => app !== chosen?.app).map(({ app, where }) => `${app} (${where})`)

const suggest = ([first]: readonly string[]) =>
  first === undefined
    ? remedy(
        'Correct the name after -A: it is a module path with dots, optionally with :attribute, seen from the folder where the worker starts.',
      )
    : remedy(
        `Did you mean ${first}? The name is seen from the folder where the worker starts.`,
        command('poolwise', 'doctor', '-A', first),
      )
