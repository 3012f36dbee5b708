import type { SettingNamesFact, UnreadName } from '../../facts/setting-names.ts'
import { editDistance } from '../../text/did-you-mean.ts'
import { resembling } from './resembling.ts'

/** The setting that a name was meant for, as the project would write it; null if it may be any other name. */
export function similarSetting(unread: UnreadName, names: SettingNamesFact): string | null {
  const { known, old = {} } = names
  const misspelt = nearest(unread.key, known)
  const oldName = nearest(unread.name.toUpperCase(), Object.keys(old))
  if (oldName !== null && (misspelt === null || oldName.distance <= misspelt.distance))
    return writesOldNames(unread, names) ? oldName.name : old[oldName.name]!
  // Among settings that only Celery has, a name that nobody reads need not be a misspelling.
  const setting = misspelt?.name ?? (unread.meant ? resembling(unread.key, known) : null)
  return setting === null ? null : inTheSameForm(unread, setting, names)
}

interface Near {
  readonly name: string
  readonly distance: number
}

/** A close misspelling: one wrong letter, or two in a long name. Anything further may be another name. */
function nearest(written: string, known: readonly string[]): Near | null {
  const maxDistance = written.length < 9 ? 1 : 2
  const [best] = known
    .map((name) => ({ name, distance: editDistance(written, name) }))
    .filter(({ distance }) => distance > 0 && distance <= maxDistance)
    .sort((a, b) => a.distance - b.distance)
  return best ?? null
}

/** With the namespace and the case that the project uses; without a namespace, a name that Celery reads. */
function inTheSameForm(unread: UnreadName, setting: string, names: SettingNamesFact): string {
  const { name, key } = unread
  if (names.old !== undefined) return (writesOldNames(unread, names) ? oldNameOf(setting, names.old) : null) ?? setting
  const prefix = name.slice(0, name.length - key.length)
  return prefix + (isUpperCase(name) ? setting.toUpperCase() : setting)
}

/** Old names are upper-case; the case of the name itself decides where nothing else is set. */
const writesOldNames = ({ name }: UnreadName, { style }: SettingNamesFact): boolean =>
  style == null ? isUpperCase(name) : style === 'old'

/** `CELERY_…` first: some settings have several old names. */
function oldNameOf(setting: string, old: Readonly<Record<string, string>>): string | null {
  const found = Object.keys(old).filter((name) => old[name] === setting)
  return found.find((name) => name.startsWith('CELERY')) ?? found[0] ?? null
}

const isUpperCase = (name: string): boolean => name === name.toUpperCase()
