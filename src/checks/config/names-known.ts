import type { UnreadName } from '../../facts/configuration.ts'
import { editDistance } from '../../text/did-you-mean.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { settingsAreRead } from './after.ts'

/** Names of settings, as the installed Celery knows them: never a copied list, which would be wrong for its version. */
export const namesKnown = defineCheck({
  id: 'config.names-known',
  title: 'Celery knows the settings that it is given',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'celery'],
  after: settingsAreRead,
  evaluate({ app, celery }) {
    if (app.configuration === null) return skip('the names of the settings were not read')
    const { known, unread } = app.configuration.names
    const judged = unread
      .map((name) => ({ ...name, meant: name.use ?? nearest(name, known) }))
      .filter(({ meant, sure }) => meant !== null || sure)
    const [first] = judged
    if (first === undefined) return pass({ app: app.app, 'settings known': known.length })
    return fail({
      message:
        first.use === null
          ? `Celery ${celery.version} has no setting ${first.name}, and nothing else reads it: it has no effect.`
          : `Nothing reads ${first.name}: for this app the setting is called ${first.use}.`,
      evidence: {
        settings: judged.map(
          ({ name, where, meant }) =>
            `${name}${where === null ? '' : ` (${where})`}${meant === null ? '' : `: did you mean ${meant}?`}`,
        ),
        celery: celery.version,
        namespace: app.django?.namespace ?? null,
      },
      remedy:
        first.meant === null
          ? `Remove ${first.name}, or look its name up in the documentation of Celery ${celery.version}: it may belong to another version.`
          : `Rename ${first.name} to ${first.meant}.`,
      location: locationAt(first.where),
    })
  },
})

/** A close misspelling only: one or two slips in a long name. Anything further may well be a name of its own. */
function nearest({ name, key }: UnreadName, known: readonly string[]): string | null {
  const most = key.length < 9 ? 1 : 2
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(key, candidate) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .sort((a, b) => a.distance - b.distance)
  return best ? written(name, key, best.candidate) : null
}

/** In the form in which the project writes it: namespace and capitals stay. */
function written(name: string, key: string, meant: string): string {
  const prefix = name.slice(0, name.length - key.length)
  return prefix + (name === name.toUpperCase() ? meant.toUpperCase() : meant)
}
