import type { UnreadName } from '../../facts/setting-names.ts'
import { editDistance } from '../../text/did-you-mean.ts'
import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, unknown } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { resembling } from './resembling.ts'

/** The installed Celery is asked which settings it has: a copied list would be wrong for another version. */
export const namesKnown = defineCheck({
  id: 'config.names-known',
  title: 'Celery knows every setting',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'celery', 'settingNames'],
  after: settingsAreRead,
  evaluate({ app, celery, settingNames: { known, unread, complete } }) {
    const judged = unread
      .map((name) => ({ ...name, similar: name.use ?? nearest(name, known) ?? meantFor(name, known) }))
      .filter(({ similar, sure }) => similar !== null || sure)
    const [first] = judged
    if (first === undefined) return pass({ app: app.app, 'settings known': known.length })
    if (!complete)
      return unknown(`The project is too large to tell whether its code reads ${first.name}.`, {
        celery: celery.version,
      })
    return fail({
      message:
        first.use === null
          ? `Celery ${celery.version} has no setting ${first.name}, and no other code reads it: it has no effect.`
          : `${first.name} is not read: for this app the setting is named ${first.use}.`,
      evidence: {
        settings: judged.map(
          ({ name, where, similar }) =>
            `${name}${where === null ? '' : ` (${where})`}${similar === null ? '' : `: did you mean ${similar}?`}`,
        ),
        celery: celery.version,
        namespace: app.django?.namespace ?? null,
      },
      remedy:
        first.similar === null
          ? `Remove ${first.name}, or look it up in the documentation of Celery ${celery.version}: it may belong to another version.`
          : `Rename ${first.name} to ${first.similar}.`,
      location: locationAt(first.where),
    })
  },
})

/** A close misspelling: one wrong letter, or two in a long name. Anything further may be another name. */
function nearest({ name, key }: UnreadName, known: readonly string[]): string | null {
  const maxDistance = key.length < 9 ? 1 : 2
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(key, candidate) }))
    .filter(({ distance }) => distance > 0 && distance <= maxDistance)
    .sort((a, b) => a.distance - b.distance)
  return best ? inTheSameForm(name, key, best.candidate) : null
}

/** Among settings that only Celery has, a name that nobody reads need not be a misspelling. */
function meantFor({ name, key, meant }: UnreadName, known: readonly string[]): string | null {
  const setting = meant ? resembling(key, known) : null
  return setting === null ? null : inTheSameForm(name, key, setting)
}

/** With the namespace and the case that the project uses. */
function inTheSameForm(name: string, key: string, setting: string): string {
  const prefix = name.slice(0, name.length - key.length)
  return prefix + (name === name.toUpperCase() ? setting.toUpperCase() : setting)
}
