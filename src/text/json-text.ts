/** What JSON may hold raw and a terminal would obey: DEL, C1, marks of direction, characters without width, separators. */
const RAW = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/** Obeyed by a CI anywhere in a line. */
const HASH_COMMAND = /##(?=\[|vso\[|teamcity\[)/gi

/** JSON in which such characters are escapes; it reads as the same value. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent)
    .replaceAll(RAW, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(HASH_COMMAND, String.raw`#\u0023`)
