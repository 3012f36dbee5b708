/** Characters of all files that one search parses. A project that people write has a tenth of it. */
const MAX_TEXT = 6 * 1024 * 1024
/** YAML, and JSON, which is read as YAML, take ten times as long as lines do. */
const MAX_YAML = 512 * 1024
const MAX_READ = 64 * 1024 * 1024

/** How much text a search may still take: each file has a limit of its own, and thousands of such files take minutes. */
export interface TextBudget {
  /** @returns false: nothing more is read */
  read(text: string): boolean
  /** @returns false: a file of this size isn't parsed; a smaller one may be */
  parse(text: string, file: string): boolean
}

export function textBudget(): TextBudget {
  let [unread, lines, yaml] = [MAX_READ, MAX_TEXT, MAX_YAML]
  return {
    read: (text) => (unread -= text.length) >= 0,
    parse: (text, file) => {
      const isYaml = /\.(?:ya?ml|json)$/i.test(file)
      if (text.length > (isYaml ? yaml : lines)) return false
      if (isYaml) yaml -= text.length
      else lines -= text.length
      return true
    },
  }
}
