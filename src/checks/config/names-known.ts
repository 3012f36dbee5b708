import { locationAt } from '../location.ts'
import { defineCheck, fail, pass, unknown } from '../define-check.ts'
import { settingsAreRead } from './after.ts'
import { similarSetting } from './similar-setting.ts'

/** The installed Celery is asked which settings it has: a copied list would be wrong for another version. */
export const namesKnown = defineCheck({
  id: 'config.names-known',
  title: 'Celery knows every setting',
  tier: 'local',
  severity: 'warn',
  needs: ['app', 'celery', 'settingNames'],
  after: settingsAreRead,
  evaluate({ app, celery, settingNames }) {
    const { known, unread, complete } = settingNames
    const judged = unread
      .map((name) => ({ ...name, similar: name.use ?? similarSetting(name, settingNames) }))
      .filter(({ similar, sure }) => similar !== null || sure)
    const [first] = judged
    if (first === undefined) return pass({ app: app.app, 'settings known': known.length })
    if (!complete)
      return unknown(`Part of the project was not read, so it is not known whether its code reads ${first.name}.`, {
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
