import type { Setting } from '../../facts/app.ts'

type Settings = Readonly<Record<string, Setting>>

export interface ConfiguredUrls {
  /** Null: none is configured. */
  readonly urls: readonly string[] | null
  readonly where: string | null
  /** The first entry, split at its semicolons. */
  readonly parts: readonly string[]
}

/** The settings with the broker of a worker, in order of precedence. A worker reads, so broker_read_url comes first. */
const NAMES = ['broker_read_url', 'broker_url', 'broker_host']

/** The URLs that a worker connects to: the first, then its failovers. */
export function configuredUrls(settings: Settings): ConfiguredUrls {
  const name = NAMES.find((candidate) => isSet(settings[candidate]))
  const setting = name === undefined ? undefined : settings[name]
  if (setting === undefined) return { urls: null, where: null, parts: [] }
  const list = (Array.isArray(setting.value) ? setting.value : [setting.value]).filter(isText)
  const [first = '', ...others] = list
  // Only the first entry is split.
  const parts = first.split(';')
  return { urls: [...parts, ...others].filter((url) => url.trim() !== ''), where: setting.where ?? name ?? null, parts }
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isSet = (setting: Setting | undefined): boolean =>
  setting !== undefined &&
  setting.origin !== 'default' &&
  (Array.isArray(setting.value) ? setting.value.some(isText) : isText(setting.value) && setting.value !== '')

export const textSetting = (settings: Settings, name: string): string | null => {
  const value = settings[name]?.value
  return typeof value === 'string' && value !== '' ? value : null
}

export const numberSetting = (settings: Settings, name: string): number | null => {
  const value = Number(settings[name]?.value ?? Number.NaN)
  return Number.isInteger(value) ? value : null
}

/** An entry of a dictionary setting. */
export const entryOf = (settings: Settings, name: string, entry: string): unknown => {
  const value = settings[name]?.value
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[entry] : undefined
}
