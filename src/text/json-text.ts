/** What JSON may hold raw and a terminal would obey: DEL, C1, marks of direction, characters without width, separators, tags. */
const RAW =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** Obeyed by a CI anywhere in a line. */
const HASH_COMMAND = /##(?=\[|vso\[|teamcity\[)/gi

/** JSON in which such characters are escapes; it reads as the same value. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent)
    .replaceAll(RAW, (character) => character.split('').map(escaped).join(''))
    .replaceAll(HASH_COMMAND, String.raw`#\u0023`)

/** A tag is two of them. */
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
