/** What a terminal obeys or hides: sequences, C1, marks of direction, characters without width, separators, a tag. */
const CONTROLS = '\u001b[35m\u001b]0;t\u0007\u009b1m\u007f\u202e\u2066\u061c\u200b\u2028\u2029\ufeff\u{e0041}'
/** What a CI obeys, each behind a blank, where a line may be wrapped. */
const COMMANDS =
  '::error::x ::set-output name=a::b ##[error]x ##vso[task.x]y ##teamcity[z] ::stop-commands::t section_start:0:x\r\u001b[0K'

/** A source's own mark, with everything that is obeyed behind it. Short, because a value that is shown has a limit. */
export const evil = (mark: string): string => `${mark} ${COMMANDS}${CONTROLS}`

/** As one line of a file can hold it. */
export const evilLine = (mark: string): string => evil(mark).replaceAll(/[\r\u2028\u2029]/g, '')

/** As one word of a command, without quotes: none of these blanks. */
export const evilWord = (mark: string): string => `${mark}${CONTROLS}`.replaceAll(/[;\u2028\u2029\ufeff]/g, '')

/** As Python code: with NUL, half of a surrogate pair, and a command at the beginning of a line of its own. */
export const evilPython = (mark: string): string => JSON.stringify(`${evil(mark)}\u0000\ud800\n::warning::x`)

/** As a TOML string. */
export const evilToml = (mark: string): string => JSON.stringify(evil(mark)).replaceAll('\u007f', String.raw`\u007f`)
